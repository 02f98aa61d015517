import type { ScoreView } from '@kaopu/contracts';
import {
  ln,
  METHOD,
  METHOD_VERSION,
  normalisedWeights,
  overall,
  PROFILE_WEIGHTS,
  type Overall,
  type Weights,
} from '@kaopu/scoring';
import { isProfile } from '../app/profile.ts';

/** Published values are rounded to 1e-4. */
const TOLERANCE = 1e-3;

type Served = Pick<ScoreView, 'dimensions' | 'status' | 'hi'>;

/** Inverts the published interval lo = logistic(logit(s) − z·sd/(s(1−s))), scoring.md §1.3. */
function sdOf({ value, lo }: ScoreView['dimensions'][number]): number {
  const spread = (value / 100) * (1 - value / 100);
  if (!(spread > 0) || !(lo > 0)) return 0;
  const half = ln(value / (100 - value)) - ln(lo / (100 - lo));
  return (half * spread) / METHOD.z;
}

/** Value and interval before any cap, from the served dimensions alone. Weights sum to 1. */
export function recompute({ dimensions }: Pick<Served, 'dimensions'>, weights: Weights): Overall {
  return overall(
    dimensions.map((served) => ({
      dimension: served.dimension,
      s: served.value / 100,
      sd: sdOf(served),
    })),
    weights,
  );
}

/** An unknown floor caps what is shown; under a worse state the cap shows in the upper bound only. */
function isCapped({ status, hi }: Served): boolean {
  return status === 'unverified' || (status !== 'ok' && hi === METHOD.unverifiedCap);
}

/** As it is shown: with the cap of an unknown floor. */
function recomputeShown(score: Served, weights: Weights): Overall {
  const full = recompute(score, weights);
  if (!isCapped(score)) return full;
  const cap = METHOD.unverifiedCap;
  return {
    value: Math.min(full.value, cap),
    lo: Math.min(full.lo, cap),
    hi: Math.min(full.hi, cap),
  };
}

/** `unlike`: made by another version of the method, or for weights that this page does not know. */
type Verdict = 'agrees' | 'differs' | 'unlike';

export interface Check {
  verdict: Verdict;
  own: Overall | null;
}

/** Compares a served score with the one its own dimensions give. */
export function checkScore(score: ScoreView): Check {
  if (score.method !== METHOD_VERSION || !isProfile(score.profile)) {
    return { verdict: 'unlike', own: null };
  }
  const own = recomputeShown(score, normalisedWeights(PROFILE_WEIGHTS[score.profile]));
  const gaps = [own.value - score.value, own.lo - score.lo, own.hi - score.hi];
  // Written so that NaN counts as a difference.
  const agrees = gaps.every((gap) => Math.abs(gap) <= TOLERANCE);
  return { verdict: agrees ? 'agrees' : 'differs', own };
}
