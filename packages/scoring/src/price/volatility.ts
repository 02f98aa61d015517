import { clamp } from '../arithmetic.ts';
import { beijingDay, type DayRing } from '../days.ts';
import { gapsWithin, type DayGap } from './daily.ts';
import { PRICE_RULES } from './rules.ts';

/**
 * sigma_p (scoring.md §2): root mean square of the daily log returns relative to the market over
 * 30 days, each clipped at ±.15 (a MAD would be 0 whenever most days are unchanged). A return over k
 * days without a look counts r²/k, as if the price had wandered evenly. null with fewer than seven
 * returns.
 */
export function priceVolatility(days: DayRing<DayGap>, now: number): number | null {
  const { days: window, clip, least } = PRICE_RULES.volatility;
  const gaps = gapsWithin(days, window + 1, now);
  if (gaps.length - 1 < least) return null;
  let sum = 0;
  for (const [i, to] of gaps.slice(1).entries()) {
    const from = gaps[i] ?? to;
    const r = clamp(to.gap - from.gap, -clip, clip);
    sum += (r * r) / Math.max(1, beijingDay(to.t) - beijingDay(from.t));
  }
  return Math.sqrt(sum / (gaps.length - 1));
}

/** clamp(1 − (sigma_p − .005)/.045), scoring.md §2. */
export function volatilityUtility(sigma: number): number {
  const { free, span } = PRICE_RULES.volatility;
  return clamp(1 - (sigma - free) / span, 0, 1);
}
