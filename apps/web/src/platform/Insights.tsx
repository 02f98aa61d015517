import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.ts';
import { insightsQuery } from '../api/queries.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Checklist } from './Checklist.tsx';
import { Floors } from './Floors.tsx';
import css from './Insights.module.css';
import { Signals } from './Signals.tsx';

/** What was found out besides the score: floors, this buyer's checklist, traps and early warning. */
export function Insights({
  id,
  profile,
  scored,
}: {
  id: string;
  profile: ProfileId;
  scored: boolean;
}) {
  const insights = useQuery({ ...insightsQuery(id), enabled: scored });
  const unscored = insights.error instanceof ApiProblem && insights.error.problem.status === 404;
  if (!scored || unscored) return null;
  if (insights.isError) {
    return <Failure error={insights.error} onRetry={() => void insights.refetch()} />;
  }
  if (!insights.isSuccess) return <Skeleton height={240} />;
  return (
    <>
      <div className={css['pair']}>
        <Floors id={id} profile={profile} insights={insights.data} />
        <Checklist id={id} profile={profile} insights={insights.data} />
      </div>
      <Signals id={id} insights={insights.data} />
    </>
  );
}
