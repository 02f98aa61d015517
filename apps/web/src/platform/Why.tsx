import type { Explanation } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { explanationQuery } from '../api/queries.ts';
import { pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { IndicatorLoss } from './IndicatorLoss.tsx';
import { LossBar } from './LossBar.tsx';
import { lossSheet, type LossGroup } from './loss-lines.ts';
import { useCited, type Cited } from './use-cited.ts';
import css from './Why.module.css';
import { PLATFORM_WORDS } from './words.ts';

export function Why({ id, profile, scored }: { id: string; profile: ProfileId; scored: boolean }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
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
        <Link to="/method" search={{}}>
          {m.shell.nav.method}
        </Link>
      }
    >
      {why.isPending && scored ? <Skeleton height={44} rows={6} /> : null}
      {unscored ? <Empty text={texts.waiting}>{texts.why.notScored}</Empty> : null}
      {why.isError && !unscored ? (
        <Failure error={why.error} onRetry={() => void why.refetch()} />
      ) : null}
      {why.isSuccess ? <Losses platformId={id} why={why.data} /> : null}
    </Card>
  );
}

function Losses({ platformId, why }: { platformId: string; why: Explanation }) {
  const texts = useWords(PLATFORM_WORDS);
  const { total, cap, groups } = lossSheet(why);
  const cited = useCited(
    platformId,
    groups.flatMap((group) =>
      group.lines.flatMap((line) => line.observations.map(({ key }) => key)),
    ),
  );
  const widest = Math.max(1, ...groups.map((group) => group.points));
  return (
    <>
      <p className={css['lead']}>{texts.why.lead(pointsText(total), pointsText(100 - total))}</p>
      <div className={css['groups']}>
        {groups.map((group) => (
          <Group
            key={group.dimension}
            platformId={platformId}
            cited={cited}
            why={why}
            group={group}
            widest={widest}
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

function Group({
  platformId,
  cited,
  why,
  group,
  widest,
}: {
  platformId: string;
  cited: Cited;
  why: Explanation;
  group: LossGroup;
  widest: number;
}) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const dimension = why.score.dimensions.find((entry) => entry.dimension === group.dimension);
  return (
    <details className={css['group']}>
      <summary className={css['summary']}>
        <span className={css['name']}>
          {m.words.dimension[group.dimension]}
          {dimension === undefined ? null : (
            <span className={css['score']}>
              {texts.why.score(
                scoreText(dimension.value),
                scoreText(dimension.lo),
                scoreText(dimension.hi),
              )}
            </span>
          )}
          {dimension?.insufficient ? <Tag look="hatched">{texts.why.insufficient}</Tag> : null}
        </span>
        <LossBar
          points={group.points}
          prior={group.lines.reduce((sum, line) => sum + line.prior, 0)}
          widest={widest}
        />
        <span className={css['points']}>{pointsText(-group.points)}</span>
      </summary>
      <div className={css['lines']}>
        {group.lines.map((line) => (
          <IndicatorLoss
            key={line.indicator}
            platformId={platformId}
            cited={cited}
            line={line}
            score={why.indicators.find((entry) => entry.indicator === line.indicator)}
          />
        ))}
      </div>
    </details>
  );
}
