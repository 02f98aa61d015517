import { Schedule } from '@kaopu/contracts';
import type { ComingSlots, CountSlots, Hint, ScheduledProbe } from '@kaopu/db';
import { calendarFor, comingSlots, countSlots, type Calendar } from '@kaopu/schedule';
import { LRUCache } from 'lru-cache';
import { messageOf, type Log } from '../log.ts';

/** A hint that waits for longer says nothing any more, and comes again. */
const HORIZON_MS = 900_000;
const MOST_KEPT = 5_000;

/** Schedules of probes, read once and kept for the next time. */
export interface Calendars {
  /** What a claim has to know of a probe's slots; null for one that keeps no schedule, or an unreadable one. */
  coming(hint: Hint): ComingSlots | null;
  /** The first slot after an instant, ms UTC; throws on a schedule that cannot be read. */
  next(probe: ScheduledProbe, after: number): number;
  /** Throws on a schedule that cannot be read. */
  count: CountSlots;
}

export function openCalendars(log: Log): Calendars {
  const kept = new LRUCache<string, Calendar>({ max: MOST_KEPT });

  function calendarOf(schedule: unknown, intervalSeconds: number, probeId: string): Calendar {
    const key = JSON.stringify([probeId, intervalSeconds, schedule]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = calendarFor(Schedule.parse(schedule), intervalSeconds, probeId);
    kept.set(key, made);
    return made;
  }

  return {
    coming({ probeId, schedule, intervalSeconds, nextDue, now }) {
      if (schedule === null) return null;
      const due = nextDue.getTime();
      try {
        const calendar = calendarOf(schedule, intervalSeconds, probeId);
        return { probeId, due, ...comingSlots(calendar, due, now.getTime(), HORIZON_MS) };
      } catch (error) {
        // Of another version: its look stays due, which health says, and the others go on.
        log.error('a schedule cannot be read', { probeId, error: messageOf(error) });
        return null;
      }
    },
    next: ({ probeId, schedule, intervalSeconds }, after) =>
      calendarOf(schedule, intervalSeconds, probeId).next(after),
    count: ({ probeId, schedule, intervalSeconds }, from, to) =>
      countSlots(calendarOf(schedule, intervalSeconds, probeId), from, to),
  };
}
