import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyZone } from './testing/schedules.ts';
import { localDays } from './local-days.ts';
import { partOf } from './random.ts';
import { calendarFor, densestOf } from './schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, 00:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 10, 29, 16);

const random = (timeZone: string) => ({ kind: 'random' as const, timeZone, windows: [] });

function perPart(slots: readonly number[], timeZone: string): number[] {
  const days = localDays(timeZone);
  const counts = [0, 0, 0, 0];
  for (const slot of slots) counts[partOf(slot, days)] = (counts[partOf(slot, days)] ?? 0) + 1;
  return counts;
}

it.each([
  [6 * 3_600, 1, 7],
  [86_400, 1, 2],
  [302_400, 2, 1],
  [7 * 86_400, 4, 1],
])('every %i s on average: in %i weeks, %i looks in each part of the week', (seconds, weeks, n) => {
  const cycle = weeks * 7 * DAY;
  // Cycles begin with the first Monday of 1970.
  const first = Date.UTC(1970, 0, 4, 16);
  const from = first + Math.floor((MONDAY - first) / cycle) * cycle;
  for (let i = 0; i < 5; i += 1) {
    const calendar = calendarFor(random('Asia/Shanghai'), seconds, `probe-${i}`);
    const slots = calendar.between(from, from + cycle);
    expect(perPart(slots, 'Asia/Shanghai')).toEqual([n, n, n, n]);
  }
});

it('the moments of a part are spread over all of its time', () => {
  const hours = new Set<number>();
  for (let i = 0; i < 300; i += 1) {
    const slots = calendarFor(random('Asia/Shanghai'), 86_400, `probe-${i}`).between(
      MONDAY,
      MONDAY + 7 * DAY,
    );
    for (const slot of slots) hours.add(Math.floor((slot - MONDAY) / HOUR));
  }
  expect(hours.size).toBe(168);
});

it('the quota holds in weeks with a leap of the clock', () => {
  fc.assert(
    fc.property(anyZone, fc.uuid(), fc.integer({ min: 0, max: 51 }), (timeZone, id, week) => {
      const days = localDays(timeZone);
      // Day 20458 is Monday, 2026-01-05.
      const monday = 20_458 + 7 * week;
      const slots = calendarFor(random(timeZone), 6 * 3_600, id).between(
        days.startOf(monday),
        days.startOf(monday + 7),
      );
      expect(perPart(slots, timeZone)).toEqual([7, 7, 7, 7]);
    }),
    { numRuns: 150 },
  );
});

it('windows cut parts down, and the parts that are left share the looks', () => {
  const windows = [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '20:00' }];
  const schedule = { kind: 'random' as const, timeZone: 'Asia/Shanghai', windows };
  const slots = calendarFor(schedule, 12 * 3_600, 'x').between(MONDAY, MONDAY + 7 * DAY);
  expect(perPart(slots, 'Asia/Shanghai')).toEqual([7, 7, 0, 0]);
  for (const slot of slots) {
    const hour = ((slot + 8 * HOUR) % DAY) / HOUR;
    expect(hour >= 10 && hour < 20).toBe(true);
  }
});

it('the fewer hours windows leave of a part of the week, the denser its looks are', () => {
  const timeZone = 'Asia/Shanghai';
  // Working hours (45 h), the rest of working days (30 h), weekend days (30 h) and nights (63 h) share alike.
  expect(densestOf(random(timeZone), 3_600, MONDAY)).toBeCloseTo((30 * HOUR) / 42);
  const windows = [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
    { days: [7], from: '22:00', to: '23:00' },
  ];
  const narrow = { ...random(timeZone), windows };
  const densest = densestOf(narrow, 3_600, MONDAY);
  expect(densest).toBeCloseTo(HOUR / 84);
  const slots = calendarFor(narrow, 3_600, 'x').between(MONDAY + 6 * DAY, MONDAY + 7 * DAY);
  expect(slots).toHaveLength(84);
  expect(densestOf({ kind: 'cron', cron: '* * * * *', timeZone }, 60, MONDAY)).toBe(Infinity);
});
