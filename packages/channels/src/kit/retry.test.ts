import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE_MS, waitMs } from './retry.ts';

const DAY_MS = 86_400_000;

describe('waitMs', () => {
  it.each([
    [1, 0, 2_500],
    [1, 1, 5_000],
    [2, 1, 10_000],
    [10, 1, 2_560_000],
    [11, 1, 3_600_000],
    [400, 1, 3_600_000],
  ])('after %d tries, by chance %d, is %d ms', (tries, random, ms) => {
    expect(waitMs(tries, null, random)).toBe(ms);
  });

  it('grants what is asked for, up to a day', () => {
    expect(waitMs(1, 120_000, 0)).toBe(120_000);
    expect(waitMs(1, 99 * DAY_MS, 0)).toBe(DAY_MS);
  });

  it('goes on for a day, and has a try left after it', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (chances) => {
        let at = 0;
        for (let tries = 1; at < DAY_MS; tries += 1) {
          at += waitMs(tries, null, chances.next().value ?? 0);
        }
        expect(at).toBeLessThanOrEqual(PATIENCE_MS);
      }),
    );
  });
});
