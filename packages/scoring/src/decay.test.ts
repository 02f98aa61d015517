import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, halfLife, RUNS, sha256 } from '../testing/support.ts';
import { EPOCH, GROWTH, weightAt } from './decay.ts';
import { METHOD } from './method.ts';

it('the growth table is the published one', () => {
  expect(GROWTH).toHaveLength(64);
  expect(GROWTH[0]).toBe(1n << 48n);
  expect(GROWTH[1]).toBe(0x102c9a3e77806n);
  expect(GROWTH[63]).toBe(0x1fa7c1819e90dn);
  expect(GROWTH.reduce((sum, step) => sum + step)).toBe(0x5bd558baae751en);
  expect(sha256(GROWTH.join(','))).toBe(METHOD.decayTable);
});

it('a half-life doubles the weight exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 * DAY }), halfLife, (age, days) => {
      expect(weightAt(EPOCH + age + days * DAY, days)).toBe(weightAt(EPOCH + age, days) * 2n);
    }),
    RUNS,
  );
});

it('the weight never shrinks with time and rounds by at most 1.1 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 * DAY }), halfLife, (age, days) => {
      const weight = weightAt(EPOCH + age, days);
      expect(weightAt(EPOCH + age + 1, days) >= weight).toBe(true);
      const periods = Math.floor(age / (days * DAY));
      const exact = 2 ** ((age - periods * days * DAY) / (days * DAY));
      const relative = Number(weight >> BigInt(periods)) / 2 ** 48 / exact;
      expect(relative).toBeGreaterThan(1 - 0.011);
      expect(relative).toBeLessThan(1 + 1e-12);
    }),
    RUNS,
  );
});

it.each([
  [EPOCH - 1, 7],
  [NaN, 7],
  [EPOCH, 0],
])('time %d with a half-life of %d days is refused', (t, days) => {
  expect(() => weightAt(t, days)).toThrow(RangeError);
});
