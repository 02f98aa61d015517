const HOUR_MS = 3_600_000;
const FORTNIGHT = 14 * 24;
const YEAR = 366 * 24;
/** So much is shown of the time before. */
const BEFORE = 24;

/** How many hours back a picture goes that shows what began at an instant (ms): two weeks, a year at most. */
export function trendHours(from: number, now: number): number {
  return Math.min(YEAR, Math.max(FORTNIGHT, Math.ceil((now - from) / HOUR_MS) + BEFORE));
}
