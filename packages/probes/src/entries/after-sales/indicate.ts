import { WAIT_SCALES, waitUtility, type IndicatorId, type Reading } from '@kaopu/scoring';
import { waitReading } from '../../kit/conversation/readings.ts';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = [
  'resolution',
  'first-response',
] as const satisfies readonly IndicatorId[];

function secondsBetween(from: string, to: number): number {
  return Math.max(0, (to - Date.parse(from)) / 1000);
}

/** A case that was turned down or came to nothing was waited for in vain, however soon that was. */
function resolutionOf({ at, fields }: Said<Fields>): Reading['duration'] {
  const { openedAt, resolvedAt, resolution } = fields;
  if (resolvedAt === undefined) return { seconds: secondsBetween(openedAt, at), censored: true };
  if (resolution === 'rejected' || resolution === 'none') {
    return { seconds: WAIT_SCALES.resolution.horizon, censored: false };
  }
  return { seconds: secondsBetween(openedAt, Date.parse(resolvedAt)), censored: false };
}

/** Closed without a word on the first reply: nothing is known of it. */
function firstReplyOf({ at, fields }: Said<Fields>): Reading['duration'] {
  const { openedAt, firstReplyAt, resolvedAt } = fields;
  if (firstReplyAt !== undefined) {
    return { seconds: secondsBetween(openedAt, Date.parse(firstReplyAt)), censored: false };
  }
  if (resolvedAt !== undefined) return undefined;
  return { seconds: secondsBetween(openedAt, at), censored: true };
}

/** Pure: what one after-sales case says. */
export function indicate(said: Said<Fields>): Indicated {
  const about = { subject: 'after-sales', source: said.source, by: said.by };
  const resolution = resolutionOf(said);
  const firstReply = firstReplyOf(said);
  const readings: Reading[] = [];
  if (resolution !== undefined) {
    const x = waitUtility('resolution', resolution.seconds);
    readings.push({ indicator: 'resolution', ...about, x, duration: resolution });
  }
  if (firstReply !== undefined) readings.push(waitReading('first-response', firstReply, about));
  return { readings, facts: [] };
}
