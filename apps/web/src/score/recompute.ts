import type { ScoreView } from '@kaopu/contracts';
import {
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

type Served = Pick<ScoreView, 'dimensions' | 'status'>;

/** Value and interval before any cap, from the served dimensions alone. Weights sum to 1. */
export function recompute({ dimensions }: Pick<Served, 'dimensions'>, weights: Weights): Overall {
  return overall(
    dimensions.map(({ dimension, value, sd }) => ({ dimension, s: value / 100, sd: sd / 100 })),
    weights,
  );
}

/** As it is shown: capped while a floor is unknown. */
function recomputeShown(score: Served, weights: Weights): Overall {
  const full = recompute(score, weights);
  if (score.status !== 'unverified') return full;
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
