import type { Explanation } from '@kaopu/contracts';
import { normalisedWeights, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { explanationQuery } from '../api/queries.ts';
import { pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { TRY_WORDS } from '../try-weights/words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { LossGroupLine } from './LossGroupLine.tsx';
import { lossSheet } from './loss-lines.ts';
import { marketMediansQuery } from './market-medians.ts';
import { medianPoints } from './median-points.ts';
import { useCited } from './use-cited.ts';
import css from './Why.module.css';
import { PLATFORM_WORDS } from './words.ts';

const TryWeights = lazy(() =>
  import('../try-weights/TryWeights.tsx').then((module) => ({ default: module.TryWeights })),
);

/** Why it is what it is: every point lost from 100, down to what was seen. */
export function Why({ id, profile, scored }: { id: string; profile: ProfileId; scored: boolean }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const trial = useWords(TRY_WORDS);
  const [isTrying, setTrying] = useState(false);
  const why = useQuery({ ...explanationQuery(id, profile), enabled: scored });
  const unscored = !scored || (why.error instanceof ApiProblem && why.error.problem.status === 404);
  const score = why.data?.score;
  const title =
    score === undefined || score.status === 'insufficient'
      ? texts.why.titleNone
      : texts.why.title(scoreText(score.value));
  return (
    <Card
      title={title}
      aside={
        <span className={css['aside']}>
          <Button disabled={!why.isSuccess} onClick={() => setTrying(true)}>
            {trial.open}
          </Button>
          <Link to="/method" search={{}}>
            {m.shell.nav.method}
          </Link>
        </span>
      }
    >
      {why.isPending && scored ? <Skeleton height={44} rows={6} /> : null}
      {unscored ? <Empty text={texts.waiting}>{texts.why.notScored}</Empty> : null}
      {why.isError && !unscored ? (
        <Failure error={why.error} onRetry={() => void why.refetch()} />
      ) : null}
      {why.isSuccess ? <Losses platformId={id} profile={profile} why={why.data} /> : null}
      {why.isSuccess && isTrying ? (
        <Suspense fallback={null}>
          <TryWeights why={why.data} profile={profile} onClose={() => setTrying(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
}

export function Losses({
  platformId,
  profile,
  why,
  isWhole = false,
}: {
  platformId: string;
  profile: ProfileId;
  why: Explanation;
  /** Everything open at once, as on paper. */
  isWhole?: boolean;
}) {
  const texts = useWords(PLATFORM_WORDS);
  const { total, cap, groups } = lossSheet(why);
  const cited = useCited(
    platformId,
    groups.flatMap((group) =>
      group.lines.flatMap((line) => line.observations.map(({ key }) => key)),
    ),
  );
  const { data: medians } = useQuery(marketMediansQuery);
  const weights = normalisedWeights(PROFILE_WEIGHTS[profile]);
  const marks = medianPoints(why, weights, medians ?? new Map());
  const widest = Math.max(1, ...groups.map((group) => group.points), ...marks.values());
  return (
    <>
      <p className={css['lead']}>{texts.why.lead(pointsText(total), pointsText(100 - total))}</p>
      {marks.size === 0 ? null : <p className={css['lead']}>{texts.why.medianMark}</p>}
      <div className={css['groups']}>
        {groups.map((group) => (
          <LossGroupLine
            key={group.dimension}
            platformId={platformId}
            cited={cited}
            why={why}
            group={group}
            market={{
              value: medians?.get(group.dimension),
              points: marks.get(group.dimension),
              weights,
            }}
            widest={widest}
            isWhole={isWhole}
          />
        ))}
        {cap === 0 ? null : (
          <p className={css['cap']}>
            <span>{texts.why.cap}</span>
            <span className={css['points']}>{pointsText(-cap)}</span>
          </p>
        )}
        <p className={css['sum']}>
          <span>{texts.why.sum}</span>
          <span className={css['points']}>{pointsText(-total)}</span>
        </p>
      </div>
    </>
  );
}
