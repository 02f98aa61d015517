import { responseReadings, RESPONSE_INDICATORS } from '../kit/conversation/readings.ts';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Seen } from './schema.ts';

export const INDICATORS = RESPONSE_INDICATORS;

/** Pure: what one observation says. A channel that is merely there says nothing about who answers. */
export function indicate({ outcome }: IndicateInput<Seen>): Indicated {
  if (outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { conversation, channel, address } = outcome.seen;
  if (conversation === null) return { readings: [], facts: [] };
  return { readings: responseReadings(conversation, `${channel} ${address}`), facts: [] };
}
