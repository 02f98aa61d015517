const DAY_MS = 86_400_000;

/** A wall clock of a time zone, day by day. Days are counted from 1970-01-01, that one being 0. */
export interface LocalDays {
  dayOf(at: number): number;
  /** The first instant of a day. */
  startOf(day: number): number;
  /** The instant (ms UTC) at which a clock shows so many minutes of a day; 1440 is the next day's start. */
  at(day: number, minutes: number): number;
  /** Is the day 24 hours of the same offset? */
  isPlain(day: number): boolean;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Days are remembered, so many of them: what is asked for lies close together. */
const MOST_REMEMBERED = 400;

const known = new Map<string, LocalDays>();

/** Of a zone that exists; there are some hundreds, and each is made once. */
export function localDays(timeZone: string): LocalDays {
  const days = known.get(timeZone) ?? makeLocalDays(timeZone);
  known.set(timeZone, days);
  return days;
}

function makeLocalDays(timeZone: string): LocalDays {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const starts = new Map<number, number>();
  let last = { day: NaN, start: 0, end: 0 };

  /** What the clock shows at an instant, as if it were UTC. */
  function shown(at: number): number {
    const whole = Math.floor(at / 1_000) * 1_000;
    const parts = Object.fromEntries(
      format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) + at - whole;
  }

  /**
   * The first instant at which the clock shows that. What it leaps over, when summer time begins, is as
   * much later.
   */
  function instantOf(wall: number): number {
    const before = shown(wall - DAY_MS) - (wall - DAY_MS);
    const after = shown(wall + DAY_MS) - (wall + DAY_MS);
    const early = wall - before;
    if (before === after || shown(early) === wall) return early;
    const late = wall - after;
    return shown(late) === wall ? late : early;
  }

  function startOf(day: number): number {
    const start = starts.get(day);
    if (start !== undefined) return start;
    if (starts.size >= MOST_REMEMBERED) starts.clear();
    const found = instantOf(day * DAY_MS);
    starts.set(day, found);
    return found;
  }

  function dayOf(at: number): number {
    if (at >= last.start && at < last.end) return last.day;
    // Where a day's first hour is repeated, what the clock shows may be a day early.
    let day = Math.floor(shown(at) / DAY_MS);
    if (at < startOf(day)) day -= 1;
    if (at >= startOf(day + 1)) day += 1;
    last = { day, start: startOf(day), end: startOf(day + 1) };
    return day;
  }

  function isPlain(day: number): boolean {
    return startOf(day + 1) - startOf(day) === DAY_MS;
  }

  return {
    dayOf,
    startOf,
    isPlain,
    at(day, minutes) {
      if (isPlain(day)) return startOf(day) + minutes * 60_000;
      return minutes === 1_440 ? startOf(day + 1) : instantOf(day * DAY_MS + minutes * 60_000);
    },
  };
}
