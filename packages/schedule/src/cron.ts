import { Cron } from 'croner';
import { calendarOf, type Calendar } from './calendar.ts';
import type { LocalDays } from './local-days.ts';

/** A line that cannot be read, or names a day that never comes. */
export class CronFault extends Error {
  override readonly name = 'CronFault';
  readonly code: 'cron-invalid' | 'cron-never';
  constructor(code: CronFault['code'], line: string) {
    super(`${code}: ${line}`);
    this.code = code;
  }
}

/** Any day, from which a line that can ever be met is met within its reach. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');

/**
 * A cron line of five fields on the clock of a time zone, as the library reads it where that clock is changed: a
 * time of day that it leaps over is met when it has leapt, several within that hour are left out that day; a time
 * of day that it shows twice is met the first time, several within that hour both times.
 *
 * @throws CronFault
 */
export function cronCalendar(line: string, timeZone: string, days: LocalDays): Calendar {
  const cron = read(line, timeZone);
  const never = () => new CronFault('cron-never', line);
  if (cron.nextRun(SOME_DAY) === null) throw never();
  /** Times of day are the same on every day that has 24 hours, and finding them takes long. */
  let usual: number[] | null = null;

  function nextRun(after: number): number {
    const next = cron.nextRun(new Date(after));
    if (next === null) throw never();
    return next.getTime();
  }

  function slotsOf(day: number): number[] {
    const [start, end] = [days.startOf(day), days.startOf(day + 1)];
    const first = nextRun(start - 1);
    if (first >= end) return [];
    if (days.isPlain(day) && usual !== null) return usual.map((ms) => start + ms);
    const slots: number[] = [];
    for (let slot = first; slot < end; slot = nextRun(slot)) slots.push(slot);
    if (days.isPlain(day)) usual = slots.map((slot) => slot - start);
    return slots;
  }

  return calendarOf({
    indexOf: days.dayOf,
    slotsOf,
    after: (day) => days.dayOf(nextRun(days.startOf(day + 1) - 1)),
  });
}

function read(line: string, timeZone: string): Cron {
  try {
    return new Cron(line, { timezone: timeZone, mode: '5-part', paused: true });
  } catch (error) {
    // The library's own words for a line it cannot read.
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new CronFault('cron-invalid', line);
    }
    throw error;
  }
}
