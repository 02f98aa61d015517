import { durationText, type Lang } from '../format/time.ts';

/** Length of the sparkline for the column's heading. */
export function durationHeading(hours: number, lang: Lang): string {
  return durationText(hours * 3600, lang);
}
