import { type IndicatorId, type Reading, waitUtility } from '@kaopu/scoring';
import { type Conversation, HORIZON_SECONDS, waitOf } from './response.ts';

export const RESPONSE_INDICATORS = [
  'first-response',
  'off-hours-response',
] as const satisfies readonly IndicatorId[];

/**
 * What one question says about customer service: its wait counts as a first response in any part of
 * the week, and as a response off hours at night and at weekends.
 */
export function responseReadings(
  conversation: Conversation,
  subject: string,
  said: Pick<Reading, 'source' | 'by'> = {},
): Reading[] {
  const duration = waitOf(conversation);
  const { seconds, censored } = duration;
  const isKnown = !censored || seconds >= HORIZON_SECONDS;
  const reading = {
    subject,
    x: waitUtility('first-reply', seconds),
    duration,
    ...(isKnown && { value: seconds * 1_000 }),
    ...said,
  };
  const isOffHours = conversation.stratum === 'night' || conversation.stratum === 'weekend';
  return RESPONSE_INDICATORS.slice(0, isOffHours ? 2 : 1).map((indicator) => ({
    indicator,
    ...reading,
  }));
}
