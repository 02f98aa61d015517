import { logitInterval } from './posterior.ts';
import { indicatorScore, type IndicatorReadout } from './indicator.ts';
import { METHOD, type Constants } from './method.ts';
import type { DimensionScore } from './score-types.ts';
import type { DimensionId } from './types.ts';

/** One dimension at one moment, scoring.md §1.5. Values in [0,1]. */
export interface DimensionReadout {
  dimension: DimensionId;
  s: number;
  /** 1 − s, not cancelled. */
  loss: number;
  sd: number;
  insufficient: boolean;
  indicators: readonly IndicatorReadout[];
}

/** Weight comparisons forgive this much rounding. */
export const WEIGHT_TOLERANCE = 1e-9;

/** Standard deviation of a weighted sum whose parts' errors correlate with r. */
export function correlatedSd(parts: readonly number[], r: number): number {
  let squares = 0;
  let sum = 0;
  for (const part of parts) {
    squares += part * part;
    sum += part;
  }
  return Math.sqrt((1 - r) * squares + r * sum * sum);
}

export function readDimension(
  dimension: DimensionId,
  indicators: readonly IndicatorReadout[],
  constants: Constants = METHOD,
): DimensionReadout {
  let s = 0;
  let loss = 0;
  let thin = 0;
  for (const { spec, posterior, thin: isThin } of indicators) {
    s += spec.v * posterior.mu;
    loss += spec.v * posterior.loss;
    if (isThin) thin += spec.v;
  }
  const sd = correlatedSd(
    indicators.map((i) => i.spec.v * Math.sqrt(i.posterior.variance)),
    constants.errorCorrelation,
  );
  const insufficient = thin > constants.insufficient.dimensionThin + WEIGHT_TOLERANCE;
  return { dimension, s, loss, sd, insufficient, indicators };
}

export function dimensionScore(
  readout: DimensionReadout,
  constants: Constants = METHOD,
): DimensionScore {
  const { lo, hi } = logitInterval(readout.s, readout.loss, readout.sd, constants.z);
  return {
    dimension: readout.dimension,
    value: 100 * readout.s,
    lo: 100 * lo,
    hi: 100 * hi,
    sd: 100 * readout.sd,
    insufficient: readout.insufficient,
    indicators: readout.indicators.map(indicatorScore),
  };
}
