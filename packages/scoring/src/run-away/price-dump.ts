import { exp } from '../arithmetic.ts';
import { beijingDay } from '../days.ts';
import { medianOf } from '../order-statistics.ts';
import { gapsOf, gapsWithin, type DailyGaps, type DayGap } from '../price/daily.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import { evidenceOf, type SignOf, type Strength } from './sign.ts';

interface Fall {
  /** Medians of the log gaps before and now. */
  before: number;
  after: number;
  recent: DayGap[];
}

/** null without enough days before and now. */
function fallOf(days: readonly DayGap[], now: number): Fall | null {
  const { recentDays, baselineDays, leastRecent, leastBaseline } = RUN_AWAY_RULES.priceDump;
  const all = gapsWithin(days, recentDays + baselineDays, now);
  const firstRecent = beijingDay(now) - recentDays + 1;
  const recent = all.filter(({ t }) => beijingDay(t) >= firstRecent);
  const earlier = all.filter(({ t }) => beijingDay(t) < firstRecent);
  if (recent.length < leastRecent || earlier.length < leastBaseline) return null;
  const middle = (gaps: readonly DayGap[]): number => medianOf(gaps.map(({ gap }) => gap));
  return { before: middle(earlier), after: middle(recent), recent };
}

const percent = (gap: number): number => Math.round(exp(gap) * 100);

/**
 * Prices dumped: those of several products fell far below their own median of the 30 days before.
 * Measured against the market, so that a sale everybody has is none. Cash is being made of what is
 * left.
 */
export function priceDumpSign(daily: DailyGaps, now: number): SignOf<'price-dump'> {
  const { leastItems, weak, strong } = RUN_AWAY_RULES.priceDump;
  const falls = Object.keys(daily)
    .sort()
    .flatMap((subject) => fallOf(gapsOf(daily, subject), now) ?? []);
  if (falls.length < leastItems) {
    return { sign: 'price-dump', strength: 'unknown', params: null, evidence: [] };
  }
  const fallen = (share: number): Fall[] =>
    falls.filter(({ before, after }) => exp(after - before) <= share);
  const reaches = (bar: { share: number; items: number; ofItems: number }): boolean => {
    const { length } = fallen(bar.share);
    return length >= bar.items && length >= bar.ofItems * falls.length;
  };
  let strength: Strength = 'calm';
  if (reaches(strong)) strength = 'strong';
  else if (reaches(weak)) strength = 'weak';
  const dumped = fallen(weak.share);
  const shown = strength === 'calm' ? falls : dumped;
  return {
    sign: 'price-dump',
    strength,
    params: {
      baseline: percent(medianOf(shown.map(({ before }) => before))),
      current: percent(medianOf(shown.map(({ after }) => after))),
      items: dumped.length,
      of: falls.length,
    },
    evidence: evidenceOf(shown.flatMap(({ recent }) => recent)),
  };
}
