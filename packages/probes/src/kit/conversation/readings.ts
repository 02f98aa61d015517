import { type IndicatorId, type Reading, waitUtility } from '@kaopu/scoring';
import { type Conversation, HORIZON_SECONDS, waitOf } from './response.ts';

export const RESPONSE_INDICATORS = [
  'first-response',
  'off-hours-response',
] as const satisfies readonly IndicatorId[];

type Said = Pick<Reading, 'subject' | 'source' | 'by'>;

/**
 * What a wait for a first human answer says. `value` is in milliseconds, as in every series of waits;
 * what is still waited for has none, for it says nothing yet of how long answers take, and an answer
 * that never came took the whole horizon.
 */
export function waitReading(
  indicator: (typeof RESPONSE_INDICATORS)[number],
  duration: { seconds: number; censored: boolean },
  said: Said,
): Reading {
  const { seconds, censored } = duration;
  const isKnown = !censored || seconds >= HORIZON_SECONDS;
  return {
    indicator,
    x: waitUtility('first-reply', seconds),
    duration,
    ...(isKnown && { value: Math.min(seconds, HORIZON_SECONDS) * 1_000 }),
    ...said,
  };
}

/**
 * What one question says about customer service: its wait counts as a first response in any part of
 * the week, and as a response off hours at night and at weekends.
 */
export function responseReadings(
  conversation: Conversation,
  subject: string,
  said: Omit<Said, 'subject'> = {},
): Reading[] {
  const isOffHours = conversation.stratum === 'night' || conversation.stratum === 'weekend';
  return RESPONSE_INDICATORS.slice(0, isOffHours ? 2 : 1).map((indicator) =>
    waitReading(indicator, waitOf(conversation), { subject, ...said }),
  );
}
