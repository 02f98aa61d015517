import type { TimeWindow } from '@kaopu/contracts';
import { weekdayOf, type LocalDays } from './local-days.ts';

/** From `start` to before `end`, ms UTC. */
export interface Span {
  start: number;
  end: number;
}

const MOST_REMEMBERED = 400;

/** The spans that begin on a day, in order and apart from each other; remembered by day. */
export function windowsOf(
  windows: readonly TimeWindow[],
  days: LocalDays,
): (day: number) => readonly Span[] {
  const remembered = new Map<number, readonly Span[]>();
  return (day) => {
    const known = remembered.get(day);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const weekday = weekdayOf(day);
    const spans = windows
      .filter((window) => window.days.includes(weekday))
      .map(({ from, to }) => {
        const [begins, ends] = [minutesOf(from), minutesOf(to)];
        const end = ends > begins ? days.at(day, ends) : days.at(day + 1, ends);
        return { start: days.at(day, begins), end };
      });
    const joined = union(spans);
    remembered.set(day, joined);
    return joined;
  };
}

/** Minutes of the day; `24:00` is 1440. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The same time, in order, with nothing twice. */
export function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (span.end <= span.start) continue;
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

/** The time that is in both; each in order and with nothing twice. */
export function intersection(some: readonly Span[], others: readonly Span[]): Span[] {
  const common: Span[] = [];
  let place = 0;
  for (const { start, end } of some) {
    for (let other = others[place]; other !== undefined; other = others[place]) {
      if (other.start >= end) break;
      const span = { start: Math.max(start, other.start), end: Math.min(end, other.end) };
      if (span.start < span.end) common.push(span);
      if (other.end > end) break;
      place += 1;
    }
  }
  return common;
}
