import { describe, expect, it } from 'vitest';
import { percentile, punctuality, unevenness } from './lag.ts';

const EVERY_TEN = { slot: 3_000, intervalMs: 10_000 };

describe('punctuality', () => {
  it('measures each look from its own slot', () => {
    const found = punctuality([EVERY_TEN], [[13_040, 23_500, 33_001]], 10_000, 43_000);
    expect(found).toEqual({ lags: [40, 500, 1], missed: 0, doubled: 0 });
  });

  it('counts a slot without a look as missed, and a second look as doubled', () => {
    const found = punctuality([EVERY_TEN], [[13_500, 13_040, 33_001]], 10_000, 43_000);
    expect(found).toEqual({ lags: [40, 1], missed: 1, doubled: 1 });
  });

  it('leaves out what came before the window, and slots that have not ended', () => {
    const found = punctuality([EVERY_TEN], [[3_005, 13_005, 23_005]], 10_000, 25_000);
    expect(found).toEqual({ lags: [5], missed: 0, doubled: 0 });
  });

  it('counts every slot of a probe that was never looked at', () => {
    expect(punctuality([EVERY_TEN], [], 10_000, 43_000).missed).toBe(3);
  });
});

describe('percentile', () => {
  it('is the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 99, 100]);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('unevenness', () => {
  it('is none where each second has as many, and large where one has all', () => {
    const even = [0, 500, 1_000, 1_500, 2_000, 2_500];
    expect(unevenness(even, 0, 3_000)).toBe(0);
    expect(unevenness([0, 1, 2], 0, 3_000)).toBeCloseTo(Math.SQRT2);
  });
});
