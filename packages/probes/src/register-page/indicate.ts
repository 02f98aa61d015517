import type { Fact } from '@kaopu/scoring';
import { nullReadings } from '../kit/readings.ts';
import { RECORD_INDICATORS } from '../kit/records/indicate.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Seen } from './schema.ts';

/**
 * Pure. A page tells that there are records, or that there are none; what they weigh it does not
 * tell, so `found` moves no quality: it is a change to be told, and for a person to look up. One page may be a slip, so
 * it is told once it was seen twice.
 */
export function indicate({ outcome }: IndicateInput<Seen>): Indicated {
  if (outcome.kind === 'unknown') return { readings: nullReadings(RECORD_INDICATORS), facts: [] };
  const { source, state, mark } = outcome.seen;
  const fact: Fact = {
    kind: 'public-records',
    subject: `page ${source}`,
    value: state === 'clear' ? '' : `${source}#${mark}`,
    confirmed: false,
    label: source,
  };
  const readings =
    state === 'clear'
      ? [{ indicator: 'penalties' as const, subject: '', x: 1 }]
      : nullReadings(RECORD_INDICATORS);
  return { readings, facts: [fact] };
}
