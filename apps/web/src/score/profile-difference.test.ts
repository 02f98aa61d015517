import type { ScoreView } from '@kaopu/contracts';
import { DIMENSIONS, METHOD, PROFILE_WEIGHTS, PROFILES } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileDifference, weightEffects } from './profile-difference.ts';
import { recompute } from './recompute.ts';

type Dimensions = Pick<ScoreView, 'dimensions'>;

function platform(values: readonly number[]): Dimensions {
  return {
    dimensions: DIMENSIONS.map((dimension, i) => ({
      dimension,
      value: values[i] ?? 65,
      lo: 40,
      hi: 90,
      sd: 15,
      insufficient: false,
    })),
  };
}

/** Rounded like a published score, and capped where asked. */
function scored(dimensions: Dimensions, id: keyof typeof PROFILE_WEIGHTS, cap = 100) {
  const { value } = recompute(dimensions, PROFILE_WEIGHTS[id].weights);
  return { ...dimensions, value: Math.round(Math.min(value, cap) * 10_000) / 10_000 };
}

const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
  minLength: 6,
  maxLength: 6,
});
const profile = fc.constantFrom(...PROFILES);
const cap = fc.constantFrom(100, METHOD.unverifiedCap);

function tenths(points: number): number {
  return Math.round(points * 10);
}

describe('the difference between two buyers', () => {
  it('is the sum of what each dimension moves', () => {
    fc.assert(
      fc.property(values, profile, profile, (given, from, to) => {
        const weights = { from: PROFILE_WEIGHTS[from].weights, to: PROFILE_WEIGHTS[to].weights };
        const dimensions = platform(given);
        const sum = weightEffects(dimensions, weights).reduce((all, { points }) => all + points, 0);
        const gap =
          recompute(dimensions, weights.to).value - recompute(dimensions, weights.from).value;
        expect(Math.abs(sum - gap)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is printed so that the lines add up to the difference of the printed scores', () => {
    fc.assert(
      fc.property(values, profile, profile, cap, (given, a, b, most) => {
        const dimensions = platform(given);
        const from = scored(dimensions, a, most);
        const to = scored(dimensions, b, most);
        const weights = { from: PROFILE_WEIGHTS[a].weights, to: PROFILE_WEIGHTS[b].weights };
        const { parts, cap: held, total } = profileDifference(from, to, weights);
        const sum = parts.reduce((all, { points }) => all + tenths(points), tenths(held));
        expect(sum).toBe(tenths(total));
        expect(tenths(total)).toBe(tenths(to.value) - tenths(from.value));
      }),
    );
  });

  it('names what moves it most either way, the stronger first, with both weights', () => {
    const dimensions = platform([90, 30, 90, 90, 90, 90]);
    const weights = {
      from: PROFILE_WEIGHTS.small.weights,
      to: PROFILE_WEIGHTS.channel.weights,
    };
    const { leading, total } = profileDifference(
      scored(dimensions, 'small'),
      scored(dimensions, 'channel'),
      weights,
    );
    expect(leading).toMatchObject([
      { dimension: 'supply-chain', from: 0.2, to: 0.3 },
      { dimension: 'price', from: 0.25, to: 0.1 },
    ]);
    expect(leading.map(({ points }) => Math.sign(points))).toEqual([-1, 1]);
    expect(total).toBeLessThan(0);
  });

  it('gives no tenth to a dimension whose weight is the same', () => {
    fc.assert(
      fc.property(values, (given) => {
        const dimensions = platform(given);
        const weights = {
          from: PROFILE_WEIGHTS.small.weights,
          to: PROFILE_WEIGHTS.channel.weights,
        };
        const { parts } = profileDifference(
          scored(dimensions, 'small'),
          scored(dimensions, 'channel'),
          weights,
        );
        const equal = parts.filter(({ from, to }) => from === to);
        expect(equal.map(({ points }) => points)).toEqual(equal.map(() => 0));
      }),
    );
  });

  it('names nothing between a buyer and itself', () => {
    const own = scored(platform([80, 20, 70, 60, 50, 40]), 'medium');
    const { weights } = PROFILE_WEIGHTS.medium;
    expect(profileDifference(own, own, { from: weights, to: weights })).toMatchObject({
      leading: [],
      total: 0,
      cap: 0,
    });
  });
});
