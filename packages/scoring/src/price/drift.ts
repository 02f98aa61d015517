import { beijingDay, type DayRing } from '../days.ts';
import { medianSlope } from '../order-statistics.ts';
import { gapsWithin, type DayGap } from './daily.ts';
import { PRICE_RULES } from './rules.ts';

/**
 * Drift against the market (scoring.md §2): Theil–Sen slope of y − median over 60 days, as a log
 * change per 30 days; above 0 it is getting dearer than the market. null with fewer than ten days,
 * or when they lie within a fortnight.
 */
export function priceDrift(days: DayRing<DayGap>, now: number): number | null {
  const { days: window, per, least, span } = PRICE_RULES.drift;
  const points = gapsWithin(days, window + 1, now).map(({ t, gap }): [number, number] => [
    beijingDay(t),
    gap,
  ]);
  const on = points.map(([day]) => day);
  if (points.length < least || Math.max(...on) - Math.min(...on) < span) return null;
  const slope = medianSlope(points);
  return slope === null ? null : slope * per;
}
