import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, RUNS, START } from '../../testing/support.ts';
import type { DayGap } from './daily.ts';
import { priceDrift } from './drift.ts';
import { priceVolatility, volatilityUtility } from './volatility.ts';

/** One gap a day, the last one today; null is a day without a look. */
function course(gaps: readonly (number | null)[]): DayGap[] {
  return gaps.flatMap((gap, i) =>
    gap === null ? [] : [{ t: START - (gaps.length - 1 - i) * DAY, id: 'a', gap, low: false }],
  );
}

const repeat = (n: number, gap: (i: number) => number | null) =>
  course(Array.from({ length: n }, (_, i) => gap(i)));

describe('volatility', () => {
  it.each([
    ['a steady price', repeat(31, () => -0.2), 0],
    ['a price that jumps by 2 % every day', repeat(31, (i) => (i % 2) * 0.02), 0.02],
    ['one jump in thirty days', repeat(31, (i) => (i < 15 ? 0 : 0.06)), Math.sqrt(0.0036 / 30)],
    ['a jump beyond the clip', repeat(31, (i) => (i < 15 ? 0 : -3)), Math.sqrt(0.0225 / 30)],
    ['only what lies in the last thirty days', repeat(61, (i) => (i < 30 ? i % 2 : 0)), 0],
    [
      'looks every other day',
      repeat(31, (i) => (i % 2 === 0 ? (i % 4) * 0.01 : null)),
      Math.sqrt(0.0002),
    ],
    ['seven returns', repeat(8, (i) => (i % 2) * 0.02), 0.02],
    ['six returns', repeat(7, () => 0), null],
    ['no look', [], null],
  ])('of %s', (_, days, sigma) => {
    const found = priceVolatility(days, START);
    if (sigma === null) expect(found).toBeNull();
    else expect(found ?? NaN).toBeCloseTo(sigma, 12);
  });

  it.each([
    [0, 1],
    [0.005, 1],
    [0.0275, 0.5],
    [0.05, 0],
    [0.2, 0],
  ])('%d is worth %d', (sigma, x) => {
    expect(volatilityUtility(sigma)).toBeCloseTo(x, 12);
  });

  it('grows with every return, and never beyond the clip', () => {
    const returns = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), {
      minLength: 7,
      maxLength: 30,
    });
    fc.assert(
      fc.property(returns, fc.double({ min: 1, max: 5, noNaN: true }), (steps, factor) => {
        const path = (scale: number) => {
          let gap = 0;
          return course([0, ...steps.map((step) => (gap += step * scale))]);
        };
        const calm = priceVolatility(path(1), START) ?? NaN;
        expect(priceVolatility(path(factor), START) ?? NaN).toBeGreaterThanOrEqual(calm - 1e-12);
        expect(calm).toBeLessThanOrEqual(0.15);
      }),
      RUNS,
    );
  });
});

describe('drift', () => {
  it.each([
    ['dearer by 3 % in thirty days', repeat(61, (i) => i * 0.001), 0.03],
    ['cheaper by 6 % in thirty days', repeat(40, (i) => -i * 0.002), -0.06],
    ['a steady price', repeat(30, () => 0.4), 0],
    ['one wild day', repeat(61, (i) => (i === 30 ? 2 : i * 0.001)), 0.03],
    ['days without a look', repeat(61, (i) => (i % 3 === 0 ? i * 0.001 : null)), 0.03],
    ['what lies in the last sixty days', repeat(80, (i) => (i < 20 ? 5 : i * 0.001)), 0.03],
    ['sixty days that turned', repeat(61, (i) => (i < 45 ? -i * 0.001 : -0.09 + i * 0.001)), -0.03],
    ['ten days in forty', repeat(37, (i) => (i % 4 === 0 ? i * 0.001 : null)), 0.03],
    ['nine days in a month', repeat(33, (i) => (i % 4 === 0 ? i * 0.001 : null)), null],
    ['nine days', repeat(9, (i) => i), null],
    ['a fortnight at least', repeat(15, (i) => i * 0.001), 0.03],
    ['less than a fortnight', repeat(14, (i) => i * 0.001), null],
    ['no look', [], null],
  ])('of %s', (_, days, slope) => {
    const found = priceDrift(days, START);
    if (slope === null) expect(found).toBeNull();
    else expect(found ?? NaN).toBeCloseTo(slope, 9);
  });

  it('changes its sign with the price', () => {
    const gaps = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 15,
      maxLength: 61,
    });
    fc.assert(
      fc.property(gaps, (values) => {
        const up = priceDrift(course(values), START) ?? NaN;
        expect(priceDrift(course(values.map((gap) => -gap)), START)).toBeCloseTo(-up, 12);
      }),
      { numRuns: Math.min(RUNS.numRuns, 200) },
    );
  });
});
