import { clamp } from '../arithmetic.ts';
import { beijingDay, type DayRing } from '../days.ts';
import type { Moment } from '../order.ts';
import { gapsWithin, type DayGap } from './daily.ts';
import { PRICE_RULES } from './rules.ts';

/**
 * sigma_p (scoring.md §2): root mean square of the daily log returns relative to the market over
 * 30 days, each clipped at ±.15 (a MAD would be 0 whenever most days are unchanged). A return over k
 * days without a look counts r²/k, as if the price had wandered evenly. null with fewer than seven
 * returns.
 */
export function priceVolatility(days: DayRing<DayGap>, now: number): number | null {
  const returns = dailyReturns(days, now);
  if (returns.length < PRICE_RULES.volatility.least) return null;
  return Math.sqrt(returns.reduce((sum, { square }) => sum + square, 0) / returns.length);
}

/** The squared return of a day, by the observation that ended it. */
export interface DayReturn extends Moment {
  square: number;
}

/** Squares of the clipped log returns of the window, one for each day that has one. */
export function dailyReturns(days: DayRing<DayGap>, now: number): DayReturn[] {
  const { days: window, clip } = PRICE_RULES.volatility;
  const gaps = gapsWithin(days, window + 1, now);
  return gaps.slice(1).map((to, i) => {
    const from = gaps[i] ?? to;
    const r = clamp(to.gap - from.gap, -clip, clip);
    const square = (r * r) / Math.max(1, beijingDay(to.t) - beijingDay(from.t));
    return { t: to.t, id: to.id, square };
  });
}

/** clamp(1 − (sigma_p − .005)/.045), scoring.md §2. */
export function volatilityUtility(sigma: number): number {
  const { free, span } = PRICE_RULES.volatility;
  return clamp(1 - (sigma - free) / span, 0, 1);
}
