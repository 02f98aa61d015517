import { clamp, exp, ln } from './arithmetic.ts';
import { correlatedSd, WEIGHT_TOLERANCE, type DimensionReadout } from './dimension.ts';
import { DAY } from './decay.ts';
import { CURRENT_METHOD, METHOD, type Constants, type Method } from './method.ts';
import type { IndicatorScore } from './score-types.ts';
import type { DimensionId } from './types.ts';

export type Weights = Readonly<Record<DimensionId, number>>;

/** 0–100, not rounded. */
export interface Overall {
  value: number;
  lo: number;
  hi: number;
}

function floored(s: number, { dimensionFloor }: Constants): number {
  return Math.max(s, dimensionFloor);
}

/** How far a dimension pulls ln(S/100) down: w ln(1/s), never negative. */
export function pull(
  dimension: Pick<DimensionReadout, 's'>,
  weight: number,
  constants: Constants = METHOD,
): number {
  return Math.max(0, -weight * ln(floored(dimension.s, constants)));
}

/** Weighted geometric mean with a log-normal interval, scoring.md §1.5. Weights sum to 1. */
export function overall(
  dimensions: readonly Pick<DimensionReadout, 'dimension' | 's' | 'sd'>[],
  weights: Weights,
  constants: Constants = METHOD,
): Overall {
  let pulled = 0;
  for (const dimension of dimensions) {
    pulled += pull(dimension, weights[dimension.dimension], constants);
  }
  const value = 100 * exp(-pulled);
  const sigma = correlatedSd(
    dimensions.map(({ dimension, s, sd }) => (weights[dimension] * sd) / floored(s, constants)),
    constants.errorCorrelation,
  );
  return {
    value,
    lo: clamp(value * exp(-constants.z * sigma), 0, value),
    hi: clamp(value * exp(constants.z * sigma), value, 100),
  };
}

type Judged = Pick<DimensionReadout, 'dimension' | 'insufficient'>;

/** Profile weight that rests on dimensions without enough evidence. */
function insufficientWeight(dimensions: readonly Judged[], weights: Weights): number {
  let sum = 0;
  for (const { dimension, insufficient } of dimensions) {
    if (insufficient) sum += weights[dimension];
  }
  return sum;
}

/** Some indicator has an observation newer than twice its own half-life. */
export function isFresh(
  indicators: readonly Pick<IndicatorScore, 'indicator' | 'newest'>[],
  now: number,
  { indicators: specs, constants }: Method = CURRENT_METHOD,
): boolean {
  const { halfLives } = constants.insufficient;
  return indicators.some(
    ({ indicator, newest }) =>
      newest !== null && now - newest < halfLives * specs[indicator].halfLifeDays * DAY,
  );
}

/** `insufficient` is not ranked; `provisional` is, with its width in view. */
export function sufficiency(
  dimensions: readonly Judged[],
  weights: Weights,
  score: Overall,
  fresh: boolean,
  constants: Constants = METHOD,
): { insufficient: boolean; provisional: boolean } {
  const weight = insufficientWeight(dimensions, weights) - WEIGHT_TOLERANCE;
  const width = score.hi - score.lo;
  const insufficient =
    weight > constants.insufficient.weight || width > constants.insufficient.width || !fresh;
  const thinly = weight > constants.provisional.weight || width > constants.provisional.width;
  return { insufficient, provisional: !insufficient && thinly };
}

/** Share of the profile's weight that rests on conclusive, non-thin evidence, 0–1. */
export function coverage(dimensions: readonly DimensionReadout[], weights: Weights): number {
  let sum = 0;
  for (const { dimension, indicators } of dimensions) {
    for (const { spec, thin, observability } of indicators) {
      if (!thin) sum += weights[dimension] * spec.v * (observability ?? 0);
    }
  }
  return clamp(sum, 0, 1);
}
