import { durationText, type Lang } from '../format/time.ts';

const DAYS_FROM_HOURS = 72;

/** Length of the sparkline for the column's heading: hours as such up to three days. */
export function durationHeading(hours: number, lang: Lang): string {
  if (hours < DAYS_FROM_HOURS) return lang === 'en' ? `${hours} h` : `${hours} 小时`;
  return durationText(hours * 3600, lang);
}
