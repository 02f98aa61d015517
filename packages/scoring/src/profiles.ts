import { FLOORS, type FloorId } from './floors.ts';
import { METHOD } from './method.ts';
import { canonicalJson } from './canonical.ts';
import type { DimensionId, Profile, ProfileId } from './types.ts';
import { DIMENSIONS, PROFILES } from './types.ts';

/** Floors every buyer asks for; who asks agents for money fails those it preys upon. */
const COMMON_FLOORS: readonly FloorId[] = FLOORS.filter((id) => id !== 'agency-fee');

function profile(
  id: ProfileId,
  weights: readonly number[],
  floors: readonly FloorId[] = COMMON_FLOORS,
): Profile {
  const byDimension: Record<DimensionId, number> = {
    qualification: 0,
    'supply-chain': 0,
    price: 0,
    service: 0,
    technology: 0,
    compliance: 0,
  };
  for (const [i, dimension] of DIMENSIONS.entries()) byDimension[dimension] = weights[i] ?? 0;
  return Object.freeze({ id, weights: Object.freeze(byDimension), floors });
}

/** The published buyers, scoring.md §1.6; `medium` is the mean of small and channel. */
export const PROFILE_WEIGHTS: Readonly<Record<ProfileId, Profile>> = Object.freeze({
  small: profile('small', [0.2, 0.2, 0.25, 0.2, 0.05, 0.1], FLOORS),
  medium: profile('medium', [0.2, 0.25, 0.175, 0.175, 0.1, 0.1]),
  channel: profile('channel', [0.2, 0.3, 0.1, 0.15, 0.15, 0.1]),
  community: profile('community', [0.2, 0.2, 0.15, 0.2, 0.1, 0.15], FLOORS),
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

const MILLION = 1_000_000;

/**
 * The shares as whole millionths that sum to a million (largest remainder; ties by the order of
 * dimensions), so that the same shares are the same numbers whatever scale they came in.
 */
export function millionths(profile: Profile): Record<DimensionId, number> {
  const shares = normalisedWeights(profile);
  const parts = DIMENSIONS.map((dimension, i) => {
    const exact = shares[dimension] * MILLION;
    const whole = Math.floor(exact + 1e-6);
    return { dimension, i, whole, rest: exact - whole };
  });
  const missing = MILLION - parts.reduce((sum, { whole }) => sum + whole, 0);
  const raised = parts.toSorted((a, b) => b.rest - a.rest || a.i - b.i).slice(0, missing);
  const result = { ...shares };
  for (const { dimension, whole } of parts) result[dimension] = whole;
  for (const { dimension } of raised) result[dimension] += 1;
  return result;
}

export type ProfileProblem =
  | { kind: 'not-a-weight'; dimension: DimensionId }
  | { kind: 'no-weight' }
  | { kind: 'qualification-too-light'; least: number };

/** What is wrong with a buyer's own weights; null when nothing is. Qualification is a floor. */
export function profileProblem(weights: Record<DimensionId, number>): ProfileProblem | null {
  const bad = DIMENSIONS.find((id) => !Number.isFinite(weights[id]) || weights[id] < 0);
  if (bad !== undefined) return { kind: 'not-a-weight', dimension: bad };
  const sum = DIMENSIONS.reduce((total, id) => total + weights[id], 0);
  if (!(sum > 0)) return { kind: 'no-weight' };
  const least = METHOD.leastQualification;
  if (weights.qualification / sum < least - 1e-9) return { kind: 'qualification-too-light', least };
  return null;
}

/** The floors of a profile that names none. */
export function floorsOf(profile: Profile): readonly FloorId[] {
  return profile.floors ?? COMMON_FLOORS;
}

/** What makes two profiles the same, as one text: shares of the weight and floors, not the name. */
export function profileText(profile: Profile): string {
  const weights = normalisedWeights(profile);
  return canonicalJson({ weights, floors: [...floorsOf(profile)].sort() });
}
