import { ln } from './arithmetic.ts';
import { explainChange, logarithmicMean, valueOf } from './explain.ts';
import { INDICATOR_SPECS, METHOD } from './method.ts';
import { normalisedWeights } from './profiles.ts';
import type { StampedScore } from './score-types.ts';
import {
  DIMENSIONS,
  INDICATORS,
  type DimensionId,
  type IndicatorId,
  type Profile,
} from './types.ts';

export interface IndicatorChange {
  indicator: IndicatorId;
  points: number;
}

export interface DimensionChange {
  dimension: DimensionId;
  /** 0–100. */
  from: number;
  to: number;
  points: number;
  indicators: IndicatorChange[];
}

/** Points between two scores; `points` is the sum of the dimensions, the cap's and the method's. */
export interface ExplainedChange {
  points: number;
  dimensions: DimensionChange[];
  /** What the cap of an unknown floor gave (it fell away) or took (it came). */
  capPoints: number;
  /** What is owed to another method or other weights behind the two scores; 0 when they agree. */
  methodPoints: number;
}

type Compared = Pick<
  StampedScore,
  'dimensions' | 'lossTotal' | 'unverifiedPoints' | 'method' | 'profileHash'
>;

interface Worth {
  indicator: IndicatorId;
  /** v mu. */
  part: number;
}

/** The parts of each dimension's utility; an indicator the score does not know is worth the prior. */
function worths({ dimensions }: Compared): Record<DimensionId, Worth[]> {
  const scores = dimensions.flatMap(({ indicators }) => indicators);
  const known = new Map(scores.map(({ indicator, mu }) => [indicator, mu]));
  const of = (dimension: DimensionId): Worth[] =>
    INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension).map((indicator) => ({
      indicator,
      part: INDICATOR_SPECS[indicator].v * (known.get(indicator) ?? METHOD.mu0),
    }));
  return {
    qualification: of('qualification'),
    'supply-chain': of('supply-chain'),
    price: of('price'),
    service: of('service'),
    technology: of('technology'),
    compliance: of('compliance'),
  };
}

function sumOf(parts: readonly Worth[]): number {
  return parts.reduce((sum, { part }) => sum + part, 0);
}

function valuesOf(parts: Record<DimensionId, Worth[]>) {
  return DIMENSIONS.map((dimension) => ({ dimension, value: 100 * sumOf(parts[dimension]) }));
}

/** How much ln s moves for a small part of s, so that the parts of s2 − s1 add up to ln(s2/s1). */
function slope(from: number, to: number): number {
  const floor = METHOD.dimensionFloor;
  if (from <= floor && to <= floor) return 0;
  if (from > floor && to > floor) return 1 / logarithmicMean(from, to);
  return ln(Math.max(to, floor) / Math.max(from, floor)) / (to - from);
}

/**
 * Points by which each dimension and each of its indicators moved a score of one buyer, scoring.md
 * §1.7: delta_d = L(S2,S1) w_d ln(s_d2/s_d1), inside d in proportion to the change of v (1 − mu).
 * The lines of one level sum to the level above within 1e-9, and to the difference of the scores
 * as shown before they were rounded.
 */
export function explainScoreChange(
  before: Compared,
  after: Compared,
  profile: Profile,
): ExplainedChange {
  const weights = normalisedWeights(profile);
  const [old, young] = [worths(before), worths(after)];
  const [from, to] = [valuesOf(old), valuesOf(young)];
  const scale = logarithmicMean(valueOf(to, weights), valueOf(from, weights));
  const dimensions = explainChange(from, to, weights).map(({ dimension, points }) => {
    const [was, is] = [sumOf(old[dimension]), sumOf(young[dimension])];
    const perUnit = scale * weights[dimension] * slope(was, is);
    return {
      dimension,
      from: 100 * was,
      to: 100 * is,
      points,
      indicators: young[dimension].map(({ indicator, part }, i) => ({
        indicator,
        points: perUnit * (part - (old[dimension][i]?.part ?? 0)),
      })),
    };
  });
  const capPoints = before.unverifiedPoints - after.unverifiedPoints;
  const explained = dimensions.reduce((sum, { points }) => sum + points, capPoints);
  const same = before.method === after.method && before.profileHash === after.profileHash;
  const points = same ? explained : before.lossTotal - after.lossTotal;
  return { points, dimensions, capPoints, methodPoints: points - explained };
}
