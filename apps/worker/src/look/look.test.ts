import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spacingOf } from './look.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function spacing(previous: number | null, slot: number, interval = HOUR, pace = 1): number {
  return spacingOf(
    {
      previousAt: previous === null ? null : new Date(previous),
      slotAt: new Date(slot),
      intervalSeconds: interval / 1_000,
      siteUrl: 'https://shop.example/',
    },
    pace,
  );
}

describe('spacingOf', () => {
  it('takes the first look as spaced by a day', () => expect(spacing(null, DAY)).toBe(DAY));

  it('takes the planned interval, however long nobody looked', () => {
    expect(spacing(0, HOUR)).toBe(HOUR);
    expect(spacing(0, 9 * HOUR)).toBe(HOUR);
  });

  it('takes what really passed when somebody looked in between', () => {
    expect(spacing(HOUR - 5_000, HOUR)).toBe(5_000);
    expect(spacing(HOUR + 1, HOUR)).toBe(0);
  });

  it('is no richer for looking more often: all spacings together never exceed the time passed', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 100 * HOUR }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(looks, (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        const sum = sorted
          .slice(1)
          .reduce((total, at, i) => total + spacing(sorted[i] ?? null, at), 0);
        expect(sum).toBeLessThanOrEqual((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
      }),
    );
  });

  it('lets no pace touch a real site', () => expect(spacing(0, HOUR, HOUR, 8_640)).toBe(HOUR));
});
