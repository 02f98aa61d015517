import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { todayQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Check } from '../ui/Check.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Today.module.css';
import { TODAY_WORDS } from './words.ts';

/** Sentences and evidence bring much with them: they come while what they tell of is still on its way. */
const sections = import('./Sections.tsx');
const Sections = lazy(async () => ({ default: (await sections).Sections }));

/** What there is to see to, and what changed this week. */
export function TodayPage() {
  const { m } = useI18n();
  const words = useWords(TODAY_WORDS);
  useTitle(m.shell.nav.today);
  const { mine = false } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const profile = useProfile();
  const today = useQuery(todayQuery(profile));
  const waiting = <Skeleton height={96} rows={4} />;
  if (today.data?.platforms === 0) return <Navigate to="/setup" replace />;
  return (
    <>
      <header className={css['head']}>
        <h1>{m.shell.nav.today}</h1>
        {today.isSuccess && today.data.inUse > 0 ? (
          <Check
            checked={mine}
            onChange={(isMine) =>
              void navigate({ search: isMine ? { mine: true } : {}, replace: true })
            }
          >
            {words.mine}
          </Check>
        ) : null}
      </header>
      {today.isPending ? waiting : null}
      {today.isError ? <Failure error={today.error} onRetry={() => void today.refetch()} /> : null}
      {today.isSuccess ? (
        <Suspense fallback={waiting}>
          <Sections key={profile} today={today.data} profile={profile} mine={mine} />
        </Suspense>
      ) : null}
    </>
  );
}
