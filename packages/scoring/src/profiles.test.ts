import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { METHOD } from './method.ts';
import {
  floorsOf,
  millionths,
  normalisedWeights,
  profileProblem,
  profileText,
  PROFILE_WEIGHTS,
  STANDARD_PROFILES,
} from './profiles.ts';
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

  it('gives what is left over to the largest remainders, in the order of dimensions', () => {
    const thirds = {
      ...scaled(PROFILE_WEIGHTS.medium.weights, 0),
      price: 1,
      service: 1,
      technology: 1,
    };
    expect(millionths({ id: 'own', weights: thirds })).toMatchObject({
      price: 333_334,
      service: 333_333,
      technology: 333_333,
    });
    const uneven = { ...scaled(PROFILE_WEIGHTS.medium.weights, 0), price: 1, compliance: 2 };
    expect(millionths({ id: 'own', weights: uneven })).toMatchObject({
      price: 333_333,
      compliance: 666_667,
    });
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

describe('a profile', () => {
  const { weights } = PROFILE_WEIGHTS.medium;
  const floors = ['licence', 'judgment'] as const;
  const text = (rest: object) => profileText({ id: 'own', weights, floors, ...rest });

  it('is the same whatever it is called, however its weights are scaled and its floors stand', () => {
    expect(text({ id: 'other' })).toBe(text({}));
    expect(text({ weights: scaled(weights, 0.5) })).toBe(text({}));
    expect(text({ floors: floors.toReversed() })).toBe(text({}));
    expect(profileText({ id: 'own', weights })).toBe(profileText(PROFILE_WEIGHTS.medium));
  });

  it('is another with other weights or floors', () => {
    expect(text({ weights: { ...weights, price: 0 } })).not.toBe(text({}));
    expect(text({ floors: ['licence'] })).not.toBe(text({}));
  });

  it('has the floors it names, else all but the joining fee, which those small ask about', () => {
    expect(floorsOf({ id: 'own', weights, floors })).toEqual(floors);
    expect(floorsOf({ id: 'own', weights })).not.toContain('agency-fee');
    const asked = STANDARD_PROFILES.filter((one) => floorsOf(one).includes('agency-fee'));
    expect(asked.map(({ id }) => id).sort()).toEqual(['community', 'small']);
    for (const one of STANDARD_PROFILES) expect(floorsOf(one)).toContain('licence');
  });

  it('that cannot be used is refused by name', () => {
    const bad = { id: 'own', weights: { ...weights, price: -1 } };
    expect(() => normalisedWeights(bad)).toThrow('profile own: weight of price is -1');
    expect(() => normalisedWeights({ id: 'own', weights: scaled(weights, 0) })).toThrow(
      'profile own: no weight is positive',
    );
  });
});
