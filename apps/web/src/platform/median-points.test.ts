import type { Explanation } from '@kaopu/contracts';
import { PROFILE_WEIGHTS } from '@kaopu/scoring';
import { expect, it } from 'vitest';
import { medianPoints } from './median-points.ts';

const WEIGHTS = PROFILE_WEIGHTS.medium.weights;
const about = (value: number, points: number) =>
  ({
    score: { dimensions: [{ dimension: 'price', value }] },
    losses: [{ dimension: 'price', points }],
  }) as unknown as Explanation;

it('costs at the median what the platform’s own loss costs when it is the median', () => {
  expect(medianPoints(about(60, 8), WEIGHTS, new Map([['price', 60]])).get('price')).toBeCloseTo(8);
});

it('is less where the market is better, more where it is worse, and nothing at a hundred', () => {
  const at = (median: number) =>
    medianPoints(about(60, 8), WEIGHTS, new Map([['price', median]])).get('price') ?? NaN;
  expect(at(80)).toBeLessThan(8);
  expect(at(40)).toBeGreaterThan(8);
  expect(at(100)).toBe(0);
});

it('has a mark for who lost nothing too', () => {
  const points = medianPoints(about(100, 0), WEIGHTS, new Map([['price', 50]])).get('price');
  expect(points).toBeGreaterThan(0);
});
