import type { DimensionId, Profile, ProfileId } from './types.ts';
import { DIMENSIONS, PROFILES } from './types.ts';

function profile(id: ProfileId, weights: readonly number[]): Profile {
  const byDimension: Record<DimensionId, number> = {
    qualification: 0,
    'supply-chain': 0,
    price: 0,
    service: 0,
    technology: 0,
    compliance: 0,
  };
  for (const [i, dimension] of DIMENSIONS.entries()) byDimension[dimension] = weights[i] ?? 0;
  return Object.freeze({ id, weights: Object.freeze(byDimension) });
}

/** The published buyers, scoring.md §1.6; `medium` is the mean of small and channel. */
export const PROFILE_WEIGHTS: Readonly<Record<ProfileId, Profile>> = Object.freeze({
  small: profile('small', [0.2, 0.2, 0.25, 0.2, 0.05, 0.1]),
  medium: profile('medium', [0.2, 0.25, 0.175, 0.175, 0.1, 0.1]),
  channel: profile('channel', [0.2, 0.3, 0.1, 0.15, 0.15, 0.1]),
  community: profile('community', [0.2, 0.2, 0.15, 0.2, 0.1, 0.15]),
});

export const STANDARD_PROFILES: readonly Profile[] = PROFILES.map((id) => PROFILE_WEIGHTS[id]);

/** Weights that sum to 1. Throws RangeError unless all are finite, none negative and one positive. */
export function normalisedWeights(profile: Profile): Record<DimensionId, number> {
  let sum = 0;
  for (const dimension of DIMENSIONS) {
    const weight = profile.weights[dimension];
    if (!Number.isFinite(weight) || weight < 0) {
      throw new RangeError(`profile ${profile.id}: weight of ${dimension} is ${weight}`);
    }
    sum += weight;
  }
  if (!(sum > 0)) throw new RangeError(`profile ${profile.id}: no weight is positive`);
  const result = { ...profile.weights };
  for (const dimension of DIMENSIONS) result[dimension] = profile.weights[dimension] / sum;
  return result;
}
