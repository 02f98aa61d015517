import { asArray, asNumber, asObject, asText, StateFault } from '../codec.ts';
import { addToDays, beijingDay, type DayRing } from '../days.ts';
import { compareMoments, type Moment } from '../order.ts';
import { PRICE_RULES } from './rules.ts';

/** A day's last word on one subject's price. */
export interface DayGap extends Moment {
  /** y − median: the log distance to the market. */
  gap: number;
  /** Was it too low then (`isTooLow`)? */
  low: boolean;
}

/**
 * For each subject (a product) the gap of the largest (t, id) of each Beijing day, the newest 61
 * days that have one, oldest first. A semilattice: the same in any order of arrival, and however
 * often something arrives.
 */
export type DailyGaps = Readonly<Record<string, DayRing<DayGap>>>;

const PRECISION = 1_000_000;

/** Adding 0 makes -0, which JSON does not keep, a plain 0. */
function rounded(gap: number): number {
  return Math.round(gap * PRECISION) / PRECISION + 0;
}

/** Two gaps of one look at one subject: the lower is kept. */
function compareGaps(a: DayGap, b: DayGap): number {
  return compareMoments(a, b) || b.gap - a.gap || Number(a.low) - Number(b.low);
}

/** What is kept of one subject, oldest first. Subjects are other people's words, such as 'constructor'. */
export function gapsOf(daily: DailyGaps, subject: string): DayRing<DayGap> {
  return (Object.hasOwn(daily, subject) ? daily[subject] : undefined) ?? [];
}

/** Adds one gap, rounded to a millionth; one that is no number changes nothing. */
export function addDailyGap(daily: DailyGaps, subject: string, seen: DayGap): DailyGaps {
  if (!Number.isFinite(seen.gap) || !Number.isFinite(seen.t)) return daily;
  const kept: DayGap = { t: seen.t, id: seen.id, gap: rounded(seen.gap), low: seen.low };
  const before = gapsOf(daily, subject);
  const after = addToDays(before, kept, compareGaps, PRICE_RULES.dailyKept);
  return after === before ? daily : { ...daily, [subject]: after };
}

export function mergeDailyGaps(a: DailyGaps, b: DailyGaps): DailyGaps {
  let merged = a;
  for (const [subject, days] of Object.entries(b)) {
    for (const day of days) merged = addDailyGap(merged, subject, day);
  }
  return merged;
}

/** The gaps of the `days` Beijing days that end with today's, as of `now`; later ones are left out. */
export function gapsWithin(days: DayRing<DayGap>, span: number, now: number): DayGap[] {
  const today = beijingDay(now);
  return days.filter(({ t }) => t <= now && beijingDay(t) > today - span);
}

/** Beijing days of the last thirty on which the subject was too low (scoring.md §2). */
export function daysTooLow(days: DayRing<DayGap>, now: number): DayGap[] {
  return gapsWithin(days, PRICE_RULES.trap.windowDays, now).filter(({ low }) => low);
}

/** Plain JSON, subjects in one order, so that equal states are equal texts. */
export function encodeDailyGaps(daily: DailyGaps): Record<string, unknown> {
  const encoded: [string, unknown][] = Object.keys(daily)
    .sort()
    .map((subject) => [
      subject,
      gapsOf(daily, subject).map(({ t, id, gap, low }) => [t, id, gap, low ? 1 : 0]),
    ]);
  return Object.fromEntries(encoded);
}

function decodeDay(value: unknown, path: string): DayGap {
  const [t, id, gap, low] = asArray(value, path);
  if (low !== 0 && low !== 1) throw new StateFault(path, 'a flag');
  return {
    t: asNumber(t, path),
    id: asText(id, path),
    gap: asNumber(gap, path),
    low: low === 1,
  };
}

/** Throws StateFault when the value is not what `encodeDailyGaps` gives. */
export function decodeDailyGaps(value: unknown, path: string): DailyGaps {
  const decoded = Object.entries(asObject(value, path)).map(([subject, days]) => {
    const at = `${path}.${subject}`;
    return [subject, asArray(days, at).map((day, i) => decodeDay(day, `${at}.${i}`))] as const;
  });
  return Object.fromEntries(decoded);
}
