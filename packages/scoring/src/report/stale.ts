import { DAY } from '../decay.ts';
import { INDICATOR_SPECS } from '../method.ts';
import { compareText } from '../order.ts';
import type { ReportedPlatform, Stale } from './types.ts';

/**
 * Evidence whose newest look is older than its half-life, so that what is known has lost half its
 * weight and nothing came after it. What is longest overdue by that measure first.
 */
export function staleOf(platforms: readonly ReportedPlatform[], now: number): Stale[] {
  return platforms
    .flatMap(({ id, name, ages }) =>
      ages.map(({ indicator, newest, evidence }): Stale => {
        const { halfLifeDays } = INDICATOR_SPECS[indicator];
        const ageDays = (now - newest) / DAY;
        return { platformId: id, name, indicator, newest, ageDays, halfLifeDays, evidence };
      }),
    )
    .filter(({ ageDays, halfLifeDays }) => ageDays > halfLifeDays)
    .sort(
      (a, b) =>
        b.ageDays / b.halfLifeDays - a.ageDays / a.halfLifeDays ||
        compareText(a.platformId, b.platformId) ||
        compareText(a.indicator, b.indicator),
    );
}
