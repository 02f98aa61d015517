import type { ReportRhythm } from '@kaopu/contracts';
import { localDays, weekdayOf } from './local-days.ts';

const WEEK = 7;

/** The moments of a rhythm, one a day or a week, around an instant. */
function momentsAround({ rhythm, hour, weekday, timeZone }: ReportRhythm, now: number): number[] {
  const days = localDays(timeZone);
  const today = days.dayOf(now);
  return Array.from({ length: 2 * WEEK + 3 }, (_, i) => today - WEEK - 1 + i)
    .filter((day) => rhythm === 'daily' || weekdayOf(day) === weekday)
    .map((day) => days.at(day, hour * 60));
}

/** The newest moment at or before `now`, ms UTC. */
export function lastReportMoment(rhythm: ReportRhythm, now: number): number {
  const last = momentsAround(rhythm, now).findLast((moment) => moment <= now);
  if (last === undefined) throw new RangeError('more than a week between two moments of a week');
  return last;
}

/** The first moment after `now`, ms UTC. */
export function nextReportMoment(rhythm: ReportRhythm, now: number): number {
  const next = momentsAround(rhythm, now).find((moment) => moment > now);
  if (next === undefined) throw new RangeError('more than a week between two moments of a week');
  return next;
}

/**
 * What a report is about whose moment `due` has come, and when the one after it is due. After a pause
 * it is one report about all of it, up to the newest moment.
 */
export function reportSpan(
  rhythm: ReportRhythm,
  due: number,
  now: number,
): { from: number; until: number; next: number } {
  const until = Math.max(due, lastReportMoment(rhythm, now));
  return {
    from: lastReportMoment(rhythm, due - 1),
    until,
    next: nextReportMoment(rhythm, until),
  };
}

/** What a report is about that somebody wants now: as long as its rhythm, up to `now`. */
export function spanUpTo({ rhythm }: ReportRhythm, now: number): { from: number; until: number } {
  const days = rhythm === 'daily' ? 1 : WEEK;
  return { from: now - days * 86_400_000, until: now };
}
