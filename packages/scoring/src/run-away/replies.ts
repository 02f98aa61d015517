import { DAY } from '../decay.ts';
import type { Moment } from '../order.ts';
import { medianOf, quantileOf } from '../order-statistics.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import { evidenceOf, type SignOf, type Strength } from './sign.ts';

/** How long one first reply took; one that never came counts the whole horizon, 86 400 s. */
export interface ReplyPoint extends Moment {
  seconds: number;
}

/**
 * Replies slowing: the median of the last week is beyond the own p90 of the 60 days before, a
 * multiple of their median, and long enough to matter. With half of the replies beyond what one in
 * ten used to exceed, chance is not a likely reason.
 */
export function repliesSign(points: readonly ReplyPoint[], now: number): SignOf<'replies'> {
  const { recentDays, baselineDays, leastRecent, leastBaseline, quantile, weak, strong } =
    RUN_AWAY_RULES.replies;
  const start = now - recentDays * DAY;
  const usable = points.filter(({ seconds, t }) => Number.isFinite(seconds) && t <= now);
  const recent = usable.filter(({ t }) => t > start);
  const before = usable.filter(({ t }) => t <= start && t > start - baselineDays * DAY);
  if (recent.length < leastRecent || before.length < leastBaseline) {
    return { sign: 'replies', strength: 'unknown', params: null, evidence: [] };
  }
  const usual = before.map(({ seconds }) => seconds);
  const baseline = medianOf(usual);
  const current = medianOf(recent.map(({ seconds }) => seconds));
  const beyond = current > quantileOf(usual, quantile);
  const reaches = ({ factor, seconds }: { factor: number; seconds: number }): boolean =>
    beyond && current >= factor * baseline && current >= seconds;
  let strength: Strength = 'calm';
  if (reaches(strong)) strength = 'strong';
  else if (reaches(weak)) strength = 'weak';
  return { sign: 'replies', strength, params: { baseline, current }, evidence: evidenceOf(recent) };
}
