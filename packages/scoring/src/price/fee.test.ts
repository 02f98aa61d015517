import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../testing/support.ts';
import { feeUtility, hiddenFee } from './fee.ts';

const charge = (listed: number, checkout: number, afterPayment = 0) => ({
  listed,
  checkout,
  afterPayment,
});

describe('a hidden fee', () => {
  it.each([
    ['none', charge(17800, 17800), 0, 1],
    ['the tolerated half percent', charge(20000, 20100), 0.005, 1],
    ['three percent', charge(17800, 18334), 0.03, 1 - 0.025 / 0.095],
    ['ten percent', charge(10000, 11000), 0.1, 0],
    ['a discount', charge(10000, 9000), -0.1, 1],
    ['a little, first asked for after payment', charge(10000, 10000, 1), 0.0001, 0],
    ['asked for after payment on what was free', charge(0, 0, 500), null, 0],
    ['on what was free', charge(0, 500), null, null],
    ['on less than nothing', charge(-100, 50), null, null],
    ['on an unreadable price', charge(NaN, 500), null, null],
    ['unreadable', charge(100, NaN), null, null],
  ])('%s', (_, order, f, x) => {
    if (f === null) expect(hiddenFee(order)).toBeNull();
    else expect(hiddenFee(order)).toBeCloseTo(f, 12);
    if (x === null) expect(feeUtility(order)).toBeNull();
    else expect(feeUtility(order)).toBeCloseTo(x, 12);
  });

  it('never pays', () => {
    const fen = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, (listed, checkout, more) => {
        const without = feeUtility(charge(listed, checkout)) ?? NaN;
        expect(feeUtility(charge(listed, checkout + more))).toBeLessThanOrEqual(without);
        expect(feeUtility(charge(listed, checkout, more))).toBeLessThanOrEqual(without);
      }),
      RUNS,
    );
  });
});
