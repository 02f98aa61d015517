import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { METHOD } from './method.ts';
import { millionths, profileProblem, PROFILE_WEIGHTS, STANDARD_PROFILES } from './profiles.ts';
import { DIMENSIONS, type DimensionId } from './types.ts';

const anyWeights = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 6 })
  .filter((weights) => weights.some((weight) => weight > 1e-3))
  .map((weights) => {
    const result = { ...PROFILE_WEIGHTS.medium.weights };
    for (const [i, dimension] of DIMENSIONS.entries()) result[dimension] = weights[i] ?? 0;
    return result;
  });
const scaled = (weights: Record<DimensionId, number>, by: number) => {
  const result = { ...weights };
  for (const dimension of DIMENSIONS) result[dimension] *= by;
  return result;
};

describe('millionths', () => {
  it('are whole, sum to a million, and lie within one of the share', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const whole = millionths({ id: 'own', weights });
        const sum = DIMENSIONS.reduce((total, id) => total + weights[id], 0);
        expect(DIMENSIONS.reduce((total, id) => total + whole[id], 0)).toBe(1_000_000);
        for (const id of DIMENSIONS) {
          expect(Number.isInteger(whole[id])).toBe(true);
          expect(Math.abs(whole[id] - (weights[id] / sum) * 1e6)).toBeLessThan(1.001);
        }
      }),
      RUNS,
    );
  });

  it('of shares made from them are the same again', () => {
    fc.assert(
      fc.property(anyWeights, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (weights, by) => {
        const whole = millionths({ id: 'own', weights });
        expect(millionths({ id: 'own', weights: scaled(whole, by) })).toEqual(whole);
      }),
      RUNS,
    );
  });

  it.each(STANDARD_PROFILES)('of $id are its published shares', (profile) => {
    for (const id of DIMENSIONS) {
      expect(millionths(profile)[id] / 1e6).toBeCloseTo(profile.weights[id], 12);
    }
  });
});

describe('profileProblem', () => {
  const { weights } = PROFILE_WEIGHTS.medium;

  it('finds none with the published weights, nor at the least share of qualification', () => {
    expect(STANDARD_PROFILES.map((profile) => profileProblem(profile.weights))).toEqual(
      Array(4).fill(null),
    );
    const least = { ...scaled(weights, 0), qualification: METHOD.leastQualification, price: 0.85 };
    expect(profileProblem(least)).toBeNull();
    expect(profileProblem({ ...least, price: 0.86 })).toEqual({
      kind: 'qualification-too-light',
      least: METHOD.leastQualification,
    });
  });

  it.each([-1, NaN, Infinity])('names the dimension whose weight is %d', (price) => {
    expect(profileProblem({ ...weights, price })).toEqual({
      kind: 'not-a-weight',
      dimension: 'price',
    });
  });

  it('wants some weight', () => {
    expect(profileProblem(scaled(weights, 0))).toEqual({ kind: 'no-weight' });
  });
});
