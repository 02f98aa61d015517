import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  mergeSummaries,
  NOTHING,
  quantile,
  SKETCH_ERROR,
  subtractSummary,
  summaryOf,
  type Summary,
} from './sketch.ts';

/** From zero over small numbers, which lie apart, to large ones. */
const whole = fc.oneof(
  fc.nat(3),
  fc.nat(1_000),
  fc.nat(),
  fc.integer({ min: 0, max: 1_000_000_000_000 }),
);
const values = fc.array(whole, { maxLength: 60 });

/** Maps compare by their order too: sorted, summaries do not. */
const plain = ({ buckets, ...rest }: Summary) => ({
  ...rest,
  buckets: [...buckets].sort(([a], [b]) => a - b),
});

/** At the ends of a bucket the error is met to the last digits. Rounding to whole numbers is half a unit more. */
const near = (value: number, exact: number) =>
  Math.abs(value - exact) <= SKETCH_ERROR * exact * (1 + 1e-9) + 0.5 + 1e-6;

describe('summaries', () => {
  it('merge in any order, and as if all had been seen together', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [summaryOf(a), summaryOf(b), summaryOf(c)];
        const all = plain(summaryOf([...a, ...b, ...c]));
        expect(plain(mergeSummaries(mergeSummaries(x, y), z))).toEqual(all);
        expect(plain(mergeSummaries(x, mergeSummaries(y, z)))).toEqual(all);
        expect(plain(mergeSummaries(z, mergeSummaries(y, x)))).toEqual(all);
        expect(plain(mergeSummaries(NOTHING, x))).toEqual(plain(x));
      }),
    );
  });

  it('give every quantile within the error', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { minLength: 1, maxLength: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seen, q) => {
          const exact = seen.toSorted((a, b) => a - b)[Math.floor(q * (seen.length - 1))] ?? NaN;
          const told = quantile(summaryOf(seen), q);
          expect(Math.abs(told - exact)).toBeLessThanOrEqual(
            SKETCH_ERROR * exact * (1 + 1e-9) + 1e-6,
          );
        },
      ),
    );
  });

  it('take back what was added: counts and sums to the last, the ends within the error', () => {
    // Also when what stays and what goes lie in one bucket, where most of those at random do not.
    const close = fc.array(fc.integer({ min: 1_000_000, max: 1_030_000 }), { maxLength: 4 });
    const either = fc.oneof(values, close);
    fc.assert(
      fc.property(either, either, (kept, gone) => {
        const left = subtractSummary(summaryOf([...kept, ...gone]), summaryOf(gone));
        const { n, sum, min, max, buckets } = summaryOf(kept);
        expect(plain({ ...left, min: 0, max: 0 })).toEqual(
          plain({ n, sum, min: 0, max: 0, buckets }),
        );
        if (n === 0) expect(left).toEqual(NOTHING);
        else expect([near(left.min, min), near(left.max, max)]).toEqual([true, true]);
      }),
    );
  });

  it('know their ends, and no quantile of nothing', () => {
    const summary = summaryOf([9_800, 0, 17_800]);
    expect([quantile(summary, 0), quantile(summary, 1)]).toEqual([0, 17_800]);
    expect(quantile(NOTHING, 0.5)).toBeNaN();
  });

  it('refuse what is no whole number, and to take back what was not there', () => {
    for (const value of [-1, 0.5, NaN, Infinity]) {
      expect(() => summaryOf([value])).toThrow(RangeError);
    }
    expect(() => subtractSummary(summaryOf([1]), summaryOf([2]))).toThrow(RangeError);
  });

  it.each([
    [0, -1],
    [1, 0],
    [2, 35],
    [1_000, 346],
  ])('count %i in bucket %i', (value, bucket) => {
    expect(bucketOf(value)).toBe(bucket);
  });
});
