import type { Explanation } from '@kaopu/contracts';
import { pull, type DimensionId, type Weights } from '@kaopu/scoring';

/**
 * What each dimension would cost, points, were it as good as the market's median, on the scale of the
 * platform's own losses.
 */
export function medianPoints(
  { score, losses }: Pick<Explanation, 'score' | 'losses'>,
  weights: Weights,
  medians: ReadonlyMap<DimensionId, number>,
): ReadonlyMap<DimensionId, number> {
  const pulled = score.dimensions.reduce(
    (sum, { dimension, value }) => sum + pull({ s: value / 100 }, weights[dimension]),
    0,
  );
  const lost = losses.reduce((sum, { points }) => sum + points, 0);
  // Who has lost nothing is at the top, where a pull is worth a hundred points.
  const each = pulled > 0 && lost > 0 ? lost / pulled : 100;
  return new Map(
    [...medians].map(([dimension, value]) => [
      dimension,
      each * pull({ s: value / 100 }, weights[dimension]),
    ]),
  );
}
