import { DIMENSIONS, overall, type IndicatorSpec, type Weights } from '@kaopu/scoring';

/** Points lost when this indicator is 0 and everything else perfect. */
export function pointsAtStake(
  { dimension, v }: Pick<IndicatorSpec, 'dimension' | 'v'>,
  weights: Weights,
): number {
  const all = DIMENSIONS.map((id) => ({
    dimension: id,
    s: id === dimension ? 1 - v : 1,
    sd: 0,
  }));
  return 100 - overall(all, weights).value;
}
