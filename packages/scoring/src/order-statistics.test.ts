import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { medianOf, medianSlope, quantileOf } from './order-statistics.ts';

describe('order statistics', () => {
  it('take the middle, or the mean of the two middle ones', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 10])).toBe(3);
    expect(medianOf([])).toBeNaN();
  });

  it.each([
    [0.9, 9],
    [0.91, 10],
    [0.5, 5],
    [0, 1],
    [1, 10],
  ])('take the nearest rank: %d of ten is %d', (q, value) => {
    expect(quantileOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], q)).toBe(value);
  });

  it('find a slope that a third of the points cannot bend', () => {
    const line = [0, 1, 2, 3, 4, 5, 6].map((x): [number, number] => [x, 2 * x + 1]);
    expect(medianSlope(line)).toBe(2);
    expect(medianSlope([...line, [7, -500]])).toBe(2);
    expect(medianSlope([[1, 2]])).toBeNull();
    expect(
      medianSlope([
        [1, 2],
        [1, 5],
      ]),
    ).toBeNull();
  });

  it('do not depend on the order of the points', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        expect(medianSlope(points.toReversed())).toBe(medianSlope(points));
      }),
      RUNS,
    );
  });
});
