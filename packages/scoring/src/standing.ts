import type { Veto } from './floors.ts';
import { gradeOf, statusOf } from './grade.ts';
import { CURRENT_METHOD, METHOD, type Constants, type Method } from './method.ts';
import { isFresh, overall, sufficiency, type Overall, type Weights } from './overall.ts';
import type { DimensionReadout } from './dimension.ts';
import type { DimensionScore, IndicatorScore, Score } from './score-types.ts';

/** What is known of a platform at one moment, whatever a buyer's weights are. */
export interface Known {
  dimensions: readonly Pick<DimensionReadout, 'dimension' | 's' | 'sd' | 'insufficient'>[];
  /** Something was seen lately enough. */
  fresh: boolean;
  /** The floors that the buyer asks for. */
  vetoes: readonly Pick<Veto, 'result'>[];
}

interface Standing extends Pick<Score, 'status' | 'grade' | 'provisional'> {
  full: Overall;
  /** Capped while a floor is unknown. */
  shown: Overall;
}

/** The part of a score that depends on the weights, as it is published. */
export type Published = Pick<Score, 'status' | 'grade' | 'provisional' | 'value' | 'lo' | 'hi'>;

function capped(score: Overall, cap: number): Overall {
  return {
    value: Math.min(score.value, cap),
    lo: Math.min(score.lo, cap),
    hi: Math.min(score.hi, cap),
  };
}

/** How a platform stands for one buyer. Weights sum to 1. */
export function standing(
  { dimensions, fresh, vetoes }: Known,
  weights: Weights,
  constants: Constants = METHOD,
): Standing {
  const full = overall(dimensions, weights, constants);
  const { insufficient, provisional } = sufficiency(dimensions, weights, full, fresh, constants);
  const status = statusOf(vetoes, insufficient);
  const shown = status === 'unverified' ? capped(full, constants.unverifiedCap) : full;
  const grade = gradeOf(status, shown.value, shown.lo, constants);
  return { status, grade, provisional, full, shown };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

export function published({ status, grade, provisional, shown }: Standing): Published {
  return {
    status,
    value: rounded(shown.value),
    lo: rounded(shown.lo),
    hi: rounded(shown.hi),
    grade,
    provisional,
  };
}

type PublishedDimension = Pick<DimensionScore, 'dimension' | 'value' | 'sd' | 'insufficient'> & {
  indicators: readonly Pick<IndicatorScore, 'indicator' | 'newest'>[];
};

/** What a published score tells of a platform beside the weights it was made with. */
export function knownOf(
  score: Pick<Score, 'asOf'> & {
    dimensions: readonly PublishedDimension[];
    vetoes: Known['vetoes'];
  },
  method: Method = CURRENT_METHOD,
): Known {
  const { asOf, dimensions, vetoes } = score;
  return {
    dimensions: dimensions.map(({ dimension, value, sd, insufficient }) => ({
      dimension,
      s: value / 100,
      sd: sd / 100,
      insufficient,
    })),
    fresh: isFresh(
      dimensions.flatMap(({ indicators }) => indicators),
      asOf,
      method,
    ),
    vetoes,
  };
}

/** How a platform would be published under these weights, which sum to 1. */
export function reweighed(known: Known, weights: Weights): Published {
  return published(standing(known, weights));
}
