import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, momentIn, STRATA, stratumOf } from './strata.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 2026-11-23, 00:00 in Beijing. */
const MONDAY = Date.UTC(2026, 10, 22, 16);

describe('the part of the week', () => {
  it.each([
    ['Monday 00:00', 0, 'night'],
    ['Monday 07:59', 8 * HOUR - 1, 'night'],
    ['Monday 08:00', 8 * HOUR, 'evening'],
    ['Monday 09:00', 9 * HOUR, 'workday'],
    ['Monday 17:59', 18 * HOUR - 1, 'workday'],
    ['Monday 18:00', 18 * HOUR, 'evening'],
    ['Monday 22:59', 23 * HOUR - 1, 'evening'],
    ['Monday 23:00', 23 * HOUR, 'night'],
    ['Friday 12:00', 4 * DAY + 12 * HOUR, 'workday'],
    ['Saturday 12:00', 5 * DAY + 12 * HOUR, 'weekend'],
    ['Saturday 02:00', 5 * DAY + 2 * HOUR, 'night'],
    ['Sunday 22:00', 6 * DAY + 22 * HOUR, 'weekend'],
    ['Sunday 23:30', 6 * DAY + 23.5 * HOUR, 'night'],
    ['1969-12-29, a Monday, 10:00', Date.UTC(1969, 11, 29, 2) - MONDAY, 'workday'],
  ] as const)('of %s', (_what, offset, wanted) => {
    expect(stratumOf(MONDAY + offset)).toBe(wanted);
  });

  it('repeats every week', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 2e12 }), (at) => {
        expect(stratumOf(at + 7 * DAY)).toBe(stratumOf(at));
      }),
    );
  });
});

describe('a moment', () => {
  const intervalMs = 84 * HOUR;
  const windowMs = 59 * HOUR;
  const slots = (seed: string, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const slotAt = (5_000 + i) * intervalMs + 1_234_567;
      return { slotAt, at: momentIn({ seed, slotAt, intervalMs, windowMs }) };
    });

  it('lies in its slot, and is the same whenever it is asked for', () => {
    for (const { slotAt, at } of slots('a', 40)) {
      expect(at).toBeGreaterThanOrEqual(slotAt);
      expect(at).toBeLessThan(slotAt + windowMs);
      expect(momentIn({ seed: 'a', slotAt, intervalMs, windowMs })).toBe(at);
    }
  });

  it('takes each part of the week once in four slots', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const parts = slots(seed, 80).map(({ at }) => stratumOf(at));
      for (let cycle = 0; cycle < 80; cycle += 4) {
        expect(new Set(parts.slice(cycle, cycle + 4))).toEqual(new Set(STRATA));
      }
    }
  });

  it('is another for another seed, and lies all over its part of the week', () => {
    const hours = new Set<number>();
    for (let seed = 0; seed < 200; seed += 1) {
      for (const { at } of slots(String(seed), 4)) {
        if (stratumOf(at) === 'workday') hours.add(Math.floor(at / HOUR + 8) % 24);
      }
    }
    expect(hours).toEqual(new Set([9, 10, 11, 12, 13, 14, 15, 16, 17]));
    expect(slots('a', 1)).not.toEqual(slots('b', 1));
  });

  it('is the slot itself where there is no room for choosing', () => {
    expect(momentIn({ seed: 'a', slotAt: 7, intervalMs: DAY, windowMs: 0 })).toBe(7);
    expect(momentIn({ seed: 'a', slotAt: 7, intervalMs: DAY, windowMs: -DAY })).toBe(7);
  });

  it('stays in the window however short that is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 100 * HOUR }),
        fc.integer({ min: 1.6e12, max: 1.9e12 }),
        (seed, hours, window, slotAt) => {
          const at = momentIn({ seed, slotAt, intervalMs: hours * HOUR, windowMs: window });
          expect(at).toBeGreaterThanOrEqual(slotAt);
          expect(at).toBeLessThan(slotAt + window);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('numbers drawn from texts are spread evenly', () => {
  const numbers = Array.from({ length: 2_000 }, (_, i) => drawn(`probe ${i}`));
  for (const number of numbers) {
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
  }
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});
