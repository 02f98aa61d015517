import type { TimeWindow } from '@kaopu/contracts';
import { calendarOf, type Calendar } from './calendar.ts';
import { drawn } from './chance.ts';
import { weekdayOf, type LocalDays } from './local-days.ts';
import { intersection, union, windowsOf, type Span } from './windows.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** The four strata of the method: working hours, the rest of a working day, weekend days, nights. */
const PARTS: readonly (readonly TimeWindow[])[] = [
  [{ days: WORKDAYS, from: '09:00', to: '18:00' }],
  [
    { days: WORKDAYS, from: '08:00', to: '09:00' },
    { days: WORKDAYS, from: '18:00', to: '23:00' },
  ],
  [{ days: WEEKEND, from: '08:00', to: '23:00' }],
  [
    { days: [...WORKDAYS, ...WEEKEND], from: '00:00', to: '08:00' },
    { days: [...WORKDAYS, ...WEEKEND], from: '23:00', to: '24:00' },
  ],
];

/** The first Monday there was. */
const FIRST_MONDAY = 4;

/** A moment of some spans, as far into all of their time as the share says. */
function momentOf(spans: readonly Span[], share: number): number {
  let left = Math.floor(share * total(spans));
  for (const { start, end } of spans) {
    if (left < end - start) return start + left;
    left -= end - start;
  }
  throw new RangeError(`no moment at ${share}`);
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

interface Part {
  spans: readonly Span[];
  /** Looks in a cycle. */
  looks: number;
}

/** Whole weeks, long enough for a look in each part, and what looks there are in which parts of them. */
function cyclesOf(meanMs: number, windows: readonly TimeWindow[], days: LocalDays) {
  const openOn = windowsOf(windows, days);
  const partsOn = PARTS.map((part) => windowsOf(part, days));
  const weeks = Math.ceil((PARTS.length * meanMs) / WEEK_MS);

  function spansOf(part: (day: number) => readonly Span[], first: number): Span[] {
    const all = Array.from({ length: 7 * weeks }, (_, i) => first + i);
    const spans = union(all.flatMap((day) => part(day)));
    if (windows.length === 0) return spans;
    // A window may have opened on the day before.
    const open = union([first - 1, ...all].flatMap((day) => openOn(day)));
    return intersection(spans, open);
  }

  return {
    indexOf: (at: number) => Math.floor((days.dayOf(at) - FIRST_MONDAY) / (7 * weeks)),
    partsOf(cycle: number): Part[] {
      const first = FIRST_MONDAY + cycle * 7 * weeks;
      const parts = partsOn.map((part) => spansOf(part, first)).filter((spans) => total(spans) > 0);
      const looks = Math.max(1, Math.round((weeks * WEEK_MS) / (parts.length * meanMs)));
      return parts.map((spans) => ({ spans, looks }));
    },
  };
}

/**
 * Random moments, as many of each part of the week: in a cycle of whole weeks, long enough for one of each,
 * a part's time is cut into as many equal pieces as it has looks, and each piece has one, anywhere in
 * it. What of the week the windows leave out is no part of it.
 */
export function randomCalendar(
  seed: string,
  meanMs: number,
  windows: readonly TimeWindow[],
  days: LocalDays,
): Calendar {
  const { indexOf, partsOf } = cyclesOf(meanMs, windows, days);

  function slotsOf(cycle: number): number[] {
    const slots = partsOf(cycle).flatMap(({ spans, looks }, part) =>
      Array.from({ length: looks }, (_, i) =>
        momentOf(spans, (i + drawn(`${seed} ${cycle} ${part} ${i}`)) / looks),
      ),
    );
    return [...new Set(slots)].sort((a, b) => a - b);
  }

  return calendarOf({ indexOf, slotsOf: remembering(slotsOf), after: (cycle) => cycle + 1 });
}

/**
 * The mean time, ms, between random moments where they are densest: the fewer hours the windows leave of a
 * part of the week, the closer its looks lie.
 *
 * @param at an instant of the weeks in question
 */
export function densestMean(
  meanMs: number,
  windows: readonly TimeWindow[],
  days: LocalDays,
  at: number,
): number {
  const { indexOf, partsOf } = cyclesOf(meanMs, windows, days);
  return Math.min(...partsOf(indexOf(at)).map(({ spans, looks }) => total(spans) / looks));
}

/** The last two cycles: whoever goes on asks for the same ones again. */
function remembering(slotsOf: (cycle: number) => number[]): (cycle: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (cycle) => {
    const slots = known.get(cycle) ?? slotsOf(cycle);
    for (const other of known.keys()) if (Math.abs(other - cycle) > 1) known.delete(other);
    known.set(cycle, slots);
    return slots;
  };
}

/** Which part of the week (index of PARTS) an instant belongs to. */
export function partOf(at: number, days: LocalDays): number {
  const day = days.dayOf(at);
  const weekday = weekdayOf(day);
  const isIn = ({ start, end }: Span) => start <= at && at < end;
  return PARTS.findIndex(
    (part) =>
      part.some((window) => window.days.includes(weekday)) && windowsOf(part, days)(day).some(isIn),
  );
}
