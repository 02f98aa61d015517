import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { platformQuery } from '../api/queries.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { Entries } from '../entries/Entries.tsx';
import { Exposure } from '../entries/Exposure.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Maintenance } from '../maintenance/Maintenance.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Changed } from './Changed.tsx';
import { Header } from './Header.tsx';
import { Insights } from './Insights.tsx';
import { Looks } from './Looks.tsx';
import css from './PlatformPage.module.css';
import { Prices } from './Prices.tsx';
import { Probes } from './Probes.tsx';
import { Profiles } from './Profiles.tsx';
import { Reasons } from './Reasons.tsx';
import { TrendCard } from './TrendCard.tsx';
import { Why } from './Why.tsx';
import { Wording } from './Wording.tsx';
import { PLATFORM_WORDS } from './words.ts';

const route = getRouteApi('/platforms/$id');

export function PlatformPage() {
  const texts = useWords(PLATFORM_WORDS);
  const { id } = route.useParams();
  const profile = useProfile();
  const platform = useQuery(platformQuery(id));
  useTitle(platform.data?.name ?? '');

  const gone = platform.error instanceof ApiProblem && platform.error.problem.status === 404;
  if (gone) return <NotFound />;
  return (
    <div className={css['page']}>
      <Link to="/platforms" className={css['back']}>
        ‹ {texts.back}
      </Link>
      {platform.isPending ? <Skeleton height={148} /> : null}
      {platform.isError ? (
        <Failure error={platform.error} onRetry={() => void platform.refetch()} />
      ) : null}
      {platform.isSuccess ? (
        <>
          <Header platform={platform.data} profile={profile} />
          <TrendCard id={id} profile={profile} since={platform.data.createdAt} />
          <Changed id={id} profile={profile} scored={platform.data.score !== null} />
          <Insights id={id} profile={profile} scored={platform.data.score !== null} />
          <div className={css['columns']}>
            <Why id={id} profile={profile} scored={platform.data.score !== null} />
            <div className={css['side']}>
              <Reasons id={id} profile={profile} scored={platform.data.score !== null} />
              <Probes platform={platform.data} />
              <Maintenance id={id} />
            </div>
          </div>
          <Exposure id={id} />
          <Entries id={id} />
          <Profiles platform={platform.data} profile={profile} />
          <Wording id={id} probes={platform.data.probes} />
          <Prices id={id} probes={platform.data.probes} />
          <Looks id={id} />
        </>
      ) : null}
    </div>
  );
}
