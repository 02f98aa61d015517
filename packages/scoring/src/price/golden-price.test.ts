import { describe, expect, it } from 'vitest';
import { expectNear, readGolden } from '../../testing/golden.ts';
import { DAY } from '../../testing/support.ts';
import { addDailyGap, gapsOf } from './daily.ts';
import { priceDrift } from './drift.ts';
import { feeUtility, hiddenFee } from './fee.ts';
import { priceLevel, standingOf } from './level.ts';
import { spreadOf } from './spread.ts';
import { promiseKept, tierOrder } from './tiers.ts';
import { isTooLow } from './too-low.ts';
import { priceVolatility, volatilityUtility } from './volatility.ts';

interface Prices {
  levels: {
    y: number;
    peers: number[];
    median: number;
    mad: number;
    s: number;
    z: number;
    x: number;
    tooLow: boolean;
  }[];
  fees: { listed: number; checkout: number; f: number; x: number }[];
  tiers: { prices: number[]; x: number }[];
  promises: { promised: number; charged: number; x: number }[];
  courses: {
    now: number;
    days: number[];
    gaps: number[];
    sigma: number | null;
    drift: number | null;
    x: number | null;
  }[];
}

describe('prices against an independent implementation (golden/make.py)', () => {
  const golden = readGolden<Prices>('price');
  const { tolerance } = golden;

  it('the middle, the spread, the level and what is too low', () => {
    for (const { y, peers, tooLow, ...expected } of golden.levels) {
      const spread = spreadOf(peers);
      const own = peers.length;
      const basis = own >= 5 ? ('market' as const) : ('few' as const);
      const reference = { basis, n: own, own, slope: null, evidence: [], ...spread };
      const standing = standingOf(y, reference);
      for (const key of ['median', 'mad', 's'] as const) {
        expectNear(spread[key], expected[key], tolerance, key);
      }
      expectNear(standing?.z ?? NaN, expected.z, tolerance, 'z');
      expectNear(standing?.x ?? NaN, expected.x, tolerance, 'x');
      expectNear(standing?.gap ?? NaN, y - expected.median, tolerance, 'gap');
      expectNear(priceLevel(y, peers).x ?? NaN, expected.x, tolerance, 'x of the level');
      expect(isTooLow(y, reference)).toBe(tooLow);
    }
    expect(golden.levels.filter(({ tooLow }) => tooLow).length).toBeGreaterThan(2);
  });

  it('hidden fees', () => {
    for (const { listed, checkout, f, x } of golden.fees) {
      const charge = { listed, checkout, afterPayment: 0 };
      expectNear(hiddenFee(charge) ?? NaN, f, tolerance, 'f');
      expectNear(feeUtility(charge) ?? NaN, x, tolerance, 'x');
    }
  });

  it('tiers and promises', () => {
    for (const { prices, x } of golden.tiers) {
      const [base = NaN, ...rest] = prices;
      const tiers = rest.map((unitPrice, i) => ({ minQty: 10 * (i + 1), unitPrice }));
      expectNear(tierOrder(tiers, base) ?? NaN, x, tolerance, prices.join());
    }
    for (const { promised, charged, x } of golden.promises) {
      expectNear(promiseKept(promised, charged) ?? NaN, x, tolerance, `${promised}, ${charged}`);
    }
  });

  it('volatility and drift of a course', () => {
    const first = Date.UTC(2026, 0, 1);
    for (const { now, days, gaps, sigma, drift, x } of golden.courses) {
      let daily = {};
      for (const [i, day] of days.entries()) {
        const seen = { t: first + day * DAY, id: `k/${day}`, gap: gaps[i] ?? NaN, low: false };
        daily = addDailyGap(daily, 'p', seen);
      }
      const course = gapsOf(daily, 'p');
      const actual = priceVolatility(course, first + now * DAY);
      if (sigma === null || x === null) expect(actual).toBeNull();
      else {
        expectNear(actual ?? NaN, sigma, tolerance, 'sigma');
        expectNear(volatilityUtility(actual ?? NaN), x, tolerance, 'x');
      }
      const slope = priceDrift(course, first + now * DAY);
      if (drift === null) expect(slope).toBeNull();
      else expectNear(slope ?? NaN, drift, tolerance, 'drift');
    }
  });
});
