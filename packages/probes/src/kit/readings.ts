import type { IndicatorId, Reading } from '@kaopu/scoring';

/** One empty reading per indicator: the look could not tell, so it moves coverage only. */
export function nullReadings(indicators: readonly IndicatorId[], subject = ''): Reading[] {
  return indicators.map((indicator) => ({ indicator, subject, x: null }));
}
