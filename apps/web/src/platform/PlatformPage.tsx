import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { platformQuery } from '../api/queries.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Header } from './Header.tsx';
import { useHeadStart } from './head-start.ts';
import { PartTabs } from './PartTabs.tsx';
import css from './PlatformPage.module.css';
import { PLATFORM_WORDS } from './words.ts';

const route = getRouteApi('/platforms/$id');

/** Who it is and how it stands, on every part; the parts are routes of their own. */
export function PlatformPage() {
  const texts = useWords(PLATFORM_WORDS);
  const { id } = route.useParams();
  const profile = useProfile();
  useHeadStart(id, profile);
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
      {platform.data === undefined && platform.isError ? (
        <Failure error={platform.error} onRetry={() => void platform.refetch()} />
      ) : null}
      {platform.data === undefined ? null : (
        <>
          <Header platform={platform.data} profile={profile} />
          <PartTabs id={id} />
          <Outlet />
        </>
      )}
    </div>
  );
}
