import type { Schedule } from '@kaopu/contracts';
import type { Calendar } from './calendar.ts';
import { cronCalendar } from './cron.ts';
import { intervalCalendar } from './interval.ts';
import { localDays } from './local-days.ts';
import { densestMean, randomCalendar } from './random.ts';

/**
 * When a probe looks. Its id decides the phase of an interval, and random moments.
 *
 * @throws CronFault for a cron line that cannot be read or is never met
 */
export function calendarFor(schedule: Schedule, intervalSeconds: number, id: string): Calendar {
  const days = localDays(schedule.timeZone);
  const meanMs = intervalSeconds * 1_000;
  switch (schedule.kind) {
    case 'interval':
      return intervalCalendar(id, meanMs, schedule.windows, days);
    case 'cron':
      return cronCalendar(schedule.cron, schedule.timeZone, days);
    case 'random':
      return randomCalendar(id, meanMs, schedule.windows, days);
  }
}

/** Slots of so many days are compared, and of so many in any case. */
const SPAN_MS = 15 * 86_400_000;
const LEAST_SLOTS = 20;

/** The shortest and the longest time between two coming slots, ms. */
export function gapsOf(calendar: Calendar, from: number): { shortest: number; longest: number } {
  const slots = calendar.between(from, from + SPAN_MS);
  while (slots.length < LEAST_SLOTS) slots.push(calendar.next(slots.at(-1) ?? from));
  const gaps = slots.slice(1).map((slot, i) => slot - (slots[i] ?? slot));
  return {
    shortest: gaps.reduce((least, gap) => Math.min(least, gap), Infinity),
    longest: gaps.reduce((most, gap) => Math.max(most, gap), 0),
  };
}

/** The mean time between the random moments of a schedule where they are densest, ms; of no other: Infinity. */
export function densestOf(schedule: Schedule, intervalSeconds: number, from: number): number {
  if (schedule.kind !== 'random') return Infinity;
  const { windows, timeZone } = schedule;
  return densestMean(intervalSeconds * 1_000, windows, localDays(timeZone), from);
}

/** The next slots after an instant. */
export function nextSlots(calendar: Calendar, after: number, count: number): number[] {
  const slots: number[] = [];
  for (let at = after; slots.length < count; slots.push(at)) at = calendar.next(at);
  return slots;
}

export interface ComingSlots {
  /** How many slots since the one that is due, that one counted, lie before the first of `at`. */
  passed: number;
  /** From the newest that has come, or the one that is due, to the first after the horizon. */
  at: number[];
}

/**
 * What a claim has to know of a probe's slots: which is the newest that has come, how many passed
 * before it, and which follow it. `due` is a slot by definition.
 */
export function comingSlots(
  calendar: Calendar,
  due: number,
  now: number,
  horizonMs: number,
): ComingSlots {
  const come = [due, ...calendar.between(due + 1, now + 1)];
  const at = come.slice(-1);
  for (let slot = at[0] ?? due; slot <= now + horizonMs || at.length < 2;) {
    slot = calendar.next(slot);
    at.push(slot);
  }
  return { passed: come.length - 1, at };
}

/** How many slots lie from an instant on and before another. */
export function countSlots(calendar: Calendar, from: number, to: number): number {
  return calendar.between(from, to).length;
}
