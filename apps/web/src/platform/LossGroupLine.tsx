import type { Explanation } from '@kaopu/contracts';
import type { Weights } from '@kaopu/scoring';
import { pointsText, scoreText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { triedWith } from '../try-weights/tried.ts';
import { Tag } from '../ui/Tag.tsx';
import { IndicatorLoss } from './IndicatorLoss.tsx';
import { LossBar } from './LossBar.tsx';
import type { LossGroup } from './loss-lines.ts';
import type { Cited } from './use-cited.ts';
import css from './Why.module.css';
import { PLATFORM_WORDS } from './words.ts';

interface Market {
  /** Its median, points of 100, and what that would cost here; undefined without a market. */
  value: number | undefined;
  points: number | undefined;
  weights: Weights;
}

/** What one dimension costs, beside what it costs in the middle of the market; opens to its indicators. */
export function LossGroupLine({
  platformId,
  cited,
  why,
  group,
  market,
  widest,
  isWhole,
}: {
  platformId: string;
  cited: Cited;
  why: Explanation;
  group: LossGroup;
  market: Market;
  widest: number;
  isWhole: boolean;
}) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const dimension = why.score.dimensions.find((entry) => entry.dimension === group.dimension);
  return (
    <details className={css['group']} open={isWhole || undefined}>
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
              {market.value === undefined ? null : (
                <> · {texts.why.median(scoreText(market.value))}</>
              )}
            </span>
          )}
          {dimension?.insufficient ? <Tag look="hatched">{texts.why.insufficient}</Tag> : null}
        </span>
        <LossBar
          points={group.points}
          prior={group.lines.reduce((sum, line) => sum + line.prior, 0)}
          median={market.points}
          widest={widest}
        />
        <span className={css['points']}>{pointsText(-group.points)}</span>
      </summary>
      <div className={css['lines']}>
        <AtMedian why={why} group={group} market={market} />
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

/** What the score would be with the market's median in this dimension, all else as it is. */
function AtMedian({
  why,
  group,
  market,
}: Pick<Parameters<typeof LossGroupLine>[0], 'why' | 'group' | 'market'>) {
  const words = useWords(PLATFORM_WORDS).why;
  const { dimension } = group;
  const { value, weights } = market;
  if (value === undefined) return null;
  const own = why.score.dimensions.find((entry) => entry.dimension === dimension)?.value;
  if (own === undefined) return null;
  const before = triedWith(why, weights, { dimension, value: own }).value;
  const after = triedWith(why, weights, { dimension, value }).value;
  return (
    <p className={css['what']} data-what-if={dimension}>
      {words.atMedian(
        scoreText(value),
        scoreText(before),
        scoreText(after),
        signedPoints(after - before),
      )}
    </p>
  );
}
