import { describe, expect, it } from 'vitest';
import { promiseKept, tierOrder } from './tiers.ts';

describe('the order of tiers', () => {
  const tier = (minQty: number, unitPrice: number) => ({ minQty, unitPrice });
  it.each([
    ['falling prices', [tier(10, 90), tier(100, 80)], 100, 1],
    ['equal prices', [tier(10, 100)], 100, 1],
    ['a rise within half a percent', [tier(10, 100.5)], 100, 1],
    ['a rise beyond half a percent', [tier(10, 100.6)], 100, 0],
    ['one of three pairs rising', [tier(10, 80), tier(100, 90)], 100, 2 / 3],
    ['tiers out of order', [tier(100, 80), tier(10, 90)], 100, 1],
    ['a tier for one replacing the base', [tier(1, 95), tier(10, 99)], 100, 0],
    ['no tiers', [], 100, null],
    ['one tier and no base', [tier(10, 90)], 0, null],
  ])('%s', (_, tiers, base, x) => {
    if (x === null) expect(tierOrder(tiers, base)).toBeNull();
    else expect(tierOrder(tiers, base)).toBeCloseTo(x, 12);
  });
});

describe('the promise', () => {
  it.each([
    ['kept', 10_000, 10_000, 1],
    ['kept but for rounding to the fen', 333, 334, 1],
    ['off by 2.5 % more', 10_000, 10_250, 0.5],
    ['off by 2.5 % less', 10_000, 9_750, 0.5],
    ['off by 5 %', 10_000, 10_500, 0],
    ['off by far', 10_000, 30_000, 0],
    ['of nothing', 0, 100, null],
    ['charged something unreadable', 100, NaN, null],
  ])('%s', (_, promised, charged, x) => {
    const kept = promiseKept(promised, charged);
    if (x === null) expect(kept).toBeNull();
    else expect(kept).toBeCloseTo(x, 12);
  });
});
