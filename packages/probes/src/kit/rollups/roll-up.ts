import { summaryOf, type IndicatorId } from '@kaopu/scoring';
import { packHours, type HourRecord } from './pack.ts';
import type { SeriesPoint } from './series.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days are Beijing days. */
const BEIJING_MS = 8 * HOUR_MS;

/** What one day of a series is to be told. */
export interface DayOfSeries {
  indicator: IndicatorId;
  subject: string;
  /** Beijing day, YYYY-MM-DD. */
  day: string;
  /** Packed records of its hours, to be appended. */
  hours: Uint8Array;
}

/** Start of a Beijing day, ms UTC. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - BEIJING_MS;
}

/** Beijing day of an instant, YYYY-MM-DD. */
export function dayOf(at: number): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 10);
}

interface Hour {
  indicator: IndicatorId;
  subject: string;
  /** Its start, ms UTC. */
  start: number;
  values: number[];
}

function byHour(points: readonly SeriesPoint[]): Map<string, Hour> {
  const hours = new Map<string, Hour>();
  for (const { indicator, subject, at, value } of points) {
    const start = Math.floor(at / HOUR_MS) * HOUR_MS;
    const key = `${indicator}|${start}|${subject}`;
    const hour = hours.get(key);
    if (hour === undefined) hours.set(key, { indicator, subject, start, values: [value] });
    else hour.values.push(value);
  }
  return hours;
}

interface TakenBack {
  taken: readonly SeriesPoint[];
  /** All others that are known. */
  remaining: readonly SeriesPoint[];
  /** Before this, ms UTC, not all that counted is still known. */
  knownFrom: number;
}

type Act = HourRecord['act'];

/** Hours that lost something: what is left of them, or, where that is not known any more, what they lost. */
function lost({ taken, remaining, knownFrom }: TakenBack): [Act, Hour][] {
  const left = byHour(remaining);
  return [...byHour(taken)].map(([key, hour]) =>
    hour.start >= knownFrom
      ? ['replace', left.get(key) ?? { ...hour, values: [] }]
      : ['take', hour],
  );
}

/** Pure: what the days of all series are to be told of new values, and of some that are taken back. */
export function rollUp(added: readonly SeriesPoint[], back?: TakenBack): DayOfSeries[] {
  const told = [
    ...[...byHour(added).values()].map((hour): [Act, Hour] => ['add', hour]),
    ...(back === undefined ? [] : lost(back)),
  ];
  const days = Map.groupBy(told, ([, { indicator, subject, start }]) =>
    JSON.stringify([indicator, dayOf(start), subject]),
  );
  return [...days.values()].flatMap((records) => {
    const first = records[0]?.[1];
    if (first === undefined) return [];
    const { indicator, subject, start } = first;
    const hours = records.map(([act, hour]) => ({
      act,
      hour: Math.floor(((hour.start + BEIJING_MS) % DAY_MS) / HOUR_MS),
      summary: summaryOf(hour.values),
    }));
    return [{ indicator, subject, day: dayOf(start), hours: packHours(hours) }];
  });
}
