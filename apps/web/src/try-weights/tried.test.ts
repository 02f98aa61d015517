import {
  DIMENSIONS,
  normalisedWeights,
  overall,
  PROFILE_WEIGHTS,
  type DimensionId,
} from '@kaopu/scoring';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moved, sharesOf, weightsOf } from '../weights/shares.ts';
import { tried, triedWith } from './tried.ts';

const MEDIUM = normalisedWeights(PROFILE_WEIGHTS.medium);
const AT = '2026-11-23T08:00:00.000Z';

type Explained = Parameters<typeof tried>[0];

function explained(values: readonly number[], floor: 'pass' | 'unknown' = 'pass'): Explained {
  const dimensions = DIMENSIONS.map((dimension, i) => {
    const value = values[i] ?? 0;
    return { dimension, value, lo: value, hi: value, sd: 2, insufficient: false };
  });
  return {
    score: {
      profile: 'medium',
      method: 'm',
      asOf: AT,
      status: 'ok',
      value: 0,
      lo: 0,
      hi: 0,
      grade: 'A',
      provisional: false,
      coverage: 1,
      observability: 1,
      blocked: false,
      dimensions,
    },
    indicators: [
      {
        indicator: 'availability',
        dimension: 'technology',
        mu: 1,
        lo: 1,
        hi: 1,
        sd: 0,
        n: 9,
        mean: 1,
        newest: AT,
        thin: false,
        observability: 1,
      },
    ],
    floors: [{ id: 'licence', subject: '', result: floor, code: 'holds', evidence: [] }],
  };
}

const tenths = (value: number) => Math.round(value * 10);
const points = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 6, maxLength: 6 });

it('loses what it lacks to 100, to the printed tenth, under any weights', () => {
  fc.assert(
    fc.property(
      points,
      fc.constantFrom<DimensionId>(...DIMENSIONS),
      fc.integer({ min: 0, max: 85 }),
      fc.constantFrom<'pass' | 'unknown'>('pass', 'unknown'),
      (values, dimension, share, floor) => {
        const weights = weightsOf(moved(sharesOf(MEDIUM), dimension, share));
        const { score, losses, cap, total } = tried(explained(values, floor), weights);
        expect(tenths(total)).toBe(tenths(100 - score.value));
        const sum = losses.reduce((all, loss) => all + tenths(loss.points), tenths(cap));
        expect(sum).toBe(tenths(total));
      },
    ),
  );
});

it('is the published score under the published weights', () => {
  const why = explained([80, 60, 90, 70, 95, 85]);
  const { dimensions } = why.score;
  const full = overall(
    dimensions.map(({ dimension, value, sd }) => ({ dimension, s: value / 100, sd: sd / 100 })),
    MEDIUM,
  );
  expect(tried(why, MEDIUM).score.value).toBeCloseTo(full.value, 4);
});

it('shows an unknown floor as a cap of its own', () => {
  const { score, cap } = tried(explained([99, 99, 99, 99, 99, 99], 'unknown'), MEDIUM);
  expect(score.status).toBe('unverified');
  expect(cap).toBeGreaterThan(10);
});

it('says what one dimension at the market’s median would make of it', () => {
  const why = explained([80, 60, 90, 70, 95, 85]);
  const own = tried(why, MEDIUM).score.value;
  const at = (value: number) => triedWith(why, MEDIUM, { dimension: 'supply-chain', value }).value;
  expect(at(60)).toBe(own);
  expect(at(75)).toBeGreaterThan(own);
  expect(at(40)).toBeLessThan(own);
});
