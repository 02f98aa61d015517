import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../testing/support.ts';
import { medianPrice, priceLevel, standingOf } from './level.ts';
import { logPrice } from './log-price.ts';

/** All peers alike: MAD 0, so s² = 4 × .06² / (n + 4). */
const alike = (n: number) => Array.from({ length: n }, () => 1);
const spread = (n: number) => Math.max(0.04, Math.sqrt((4 * 0.06 ** 2) / (n + 4)));

describe('the price level', () => {
  it.each([
    ['at the market', 0, 1],
    ['half a spread dearer', 0.5, 1],
    ['two spreads dearer', 2, 1 - 1.5 / 3.5],
    ['four spreads dearer', 4, 0],
    ['ten spreads dearer', 10, 0],
    ['two spreads cheaper', -2, 1],
    ['three and a half spreads cheaper', -3.5, 0.5],
    ['six spreads cheaper', -6, 0],
  ])('%s: z = %d is worth %d', (_, z, x) => {
    const level = priceLevel(1 + z * spread(5), alike(5));
    expect(level.x).toBeCloseTo(x, 9);
    expect(level.gap).toBeCloseTo(z * spread(5), 12);
    expect(level.median).toBe(1);
    expect(level.n).toBe(5);
  });

  it('uses the spread of the peers where it is wide', () => {
    // median 1, |y − median| = .3 .1 0 .1 .3, mad = 1.4826 × .1
    const peers = [0.7, 0.9, 1, 1.1, 1.3];
    const s = Math.sqrt((5 * 0.14826 ** 2 + 4 * 0.06 ** 2) / 9);
    expect(priceLevel(1 + 2 * s, peers).x).toBeCloseTo(1 - 1.5 / 3.5, 9);
  });

  it('is more forgiving with three or four peers, and cannot tell with fewer', () => {
    const s = spread(4) * 1.5;
    expect(priceLevel(1 + 2 * s, alike(4)).x).toBeCloseTo(1 - 1.5 / 3.5, 9);
    expect(priceLevel(1, alike(2))).toEqual({ x: null, gap: null, median: 1, n: 2 });
    expect(priceLevel(1, [])).toEqual({ x: null, gap: null, median: null, n: 0 });
    expect(priceLevel(NaN, alike(6)).x).toBeNull();
    expect(priceLevel(1, [NaN, 1, Infinity, 1]).n).toBe(2);
  });

  it('never rewards moving away from the market on the dear side', () => {
    const y = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        y,
        y,
        fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 3, maxLength: 12 }),
        (a, b, peers) => {
          const near = priceLevel(Math.min(a, b), peers);
          const far = priceLevel(Math.max(a, b), peers);
          if ((near.gap ?? -1) < 0) return;
          expect(far.x ?? NaN).toBeLessThanOrEqual(near.x ?? NaN);
        },
      ),
      RUNS,
    );
  });

  it.each([
    ['without a market', 1, null, null],
    ['without a middle', 1, null, 0.1],
    ['without a spread', 1, 1, null],
    ['of a price that is none', NaN, 1, 0.1],
  ])('is not told %s', (_, y, median, s) => {
    const reference = { basis: 'market', n: 6, own: 6, median, mad: 0, s, slope: null } as const;
    expect(standingOf(y, { ...reference, evidence: [] })).toBeNull();
  });

  it('gives the market as a price again', () => {
    const level = priceLevel(logPrice(178) ?? NaN, [logPrice(178) ?? NaN]);
    expect(medianPrice(level)).toBeCloseTo(178, 9);
    expect(medianPrice({ median: null })).toBeNull();
    expect(logPrice(0)).toBeNull();
    expect(logPrice(-5)).toBeNull();
  });
});
