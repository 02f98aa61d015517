import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyInterval, anyMoment } from './testing/schedules.ts';
import { phaseOf } from './chance.ts';
import { localDays, weekdayOf } from './local-days.ts';
import { calendarFor } from './schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SATURDAY = Date.UTC(2026, 10, 28);
const ID = '0b8f6a2e-0000-4000-8000-000000000001';

const schedule = (windows: { days: number[]; from: string; to: string }[]) => ({
  kind: 'interval' as const,
  timeZone: 'Asia/Shanghai',
  windows,
});
const WORKDAYS = [1, 2, 3, 4, 5];

it('without windows the grid is the one that the database keeps', () => {
  const calendar = calendarFor(schedule([]), 3_600, ID);
  const slots = calendar.between(SATURDAY, SATURDAY + DAY);
  expect(slots).toHaveLength(24);
  for (const slot of slots) expect(slot % HOUR).toBe(phaseOf(ID, HOUR));
});

it('with windows it is that grid where a window is open', () => {
  const all = calendarFor(schedule([]), 300, ID);
  const working = calendarFor(schedule([{ days: WORKDAYS, from: '09:00', to: '18:00' }]), 300, ID);
  const isWorking = (at: number) => {
    const local = at + 8 * HOUR;
    const hour = Math.floor((local % DAY) / HOUR);
    return weekdayOf(Math.floor(local / DAY)) <= 5 && hour >= 9 && hour < 18;
  };
  expect(working.between(SATURDAY, SATURDAY + 14 * DAY)).toEqual(
    all.between(SATURDAY, SATURDAY + 14 * DAY).filter(isWorking),
  );
});

it('a window that no period begins in has a look all the same, not all at its opening', () => {
  const windows = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '23:30', to: '00:30' }];
  const opens = Date.UTC(2026, 10, 28, 15, 30);
  const slots = Array.from({ length: 40 }, (_, i) => {
    const calendar = calendarFor(schedule(windows), 86_400, `${ID}${i}`);
    const found = calendar.between(opens, opens + 7 * DAY);
    expect(found).toHaveLength(7);
    for (const slot of found) expect((slot - opens) % DAY).toBeLessThan(HOUR);
    return found[0];
  });
  expect(new Set(slots).size).toBeGreaterThan(30);
});

it('every slot is in a window, and no period has two', () => {
  fc.assert(
    fc.property(anyInterval, anyMoment, ({ schedule: any, intervalSeconds, id }, from) => {
      if (any.kind !== 'interval') return;
      const calendar = calendarFor(any, intervalSeconds, id);
      const length = intervalSeconds * 1_000;
      const slots = calendar.between(from, from + 8 * DAY);
      const periods = slots.map((slot) => Math.floor((slot - phaseOf(id, length)) / length));
      expect(new Set(periods).size).toBe(slots.length);
      if (any.windows.length === 0) return;
      const days = localDays(any.timeZone);
      for (const slot of slots) expect(isOpen(any.windows, slot, days, any.timeZone)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

/** By what a clock of the zone shows, where it does not leap that day. */
function isOpen(
  windows: readonly { days: number[]; from: string; to: string }[],
  at: number,
  days: ReturnType<typeof localDays>,
  timeZone: string,
): boolean {
  const day = days.dayOf(at);
  if (![day - 1, day, day + 1].every((each) => days.isPlain(each))) return true;
  const time = new Date(at).toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' });
  const has = (window: { days: number[] }, of: number) => window.days.includes(weekdayOf(of));
  return windows.some((window) =>
    window.from < window.to
      ? has(window, day) && time >= window.from && time < window.to
      : (has(window, day) && time >= window.from) || (has(window, day - 1) && time < window.to),
  );
}
