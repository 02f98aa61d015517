import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToSum } from './round.ts';

describe('roundToSum', () => {
  it('gives the missing tenth to the largest remainder', () => {
    expect(roundToSum([3.33, 3.33, 3.34], 10)).toEqual([3.3, 3.3, 3.4]);
    expect(roundToSum([0.05, 0.05], 0.1)).toEqual([0.1, 0]);
  });

  it('keeps an empty list empty', () => expect(roundToSum([], 0)).toEqual([]));

  it('adds up to the printed sum and moves no line by more than a step', () => {
    const points = fc.double({ min: -20, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 12 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const shown = roundToSum(parts, total);
        const tenths = shown.reduce((sum, part) => sum + Math.round(part * 10), 0);
        expect(Math.abs(tenths - Math.round(total * 10))).toBe(0);
        for (const [i, part] of parts.entries()) {
          expect(Math.abs((shown[i] ?? NaN) - part)).toBeLessThan(0.2);
        }
      }),
    );
  });
});
