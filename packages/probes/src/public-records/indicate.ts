import { HERE } from '../kit/findings.ts';
import { nullReadings } from '../kit/readings.ts';
import { indicateRecords, RECORD_INDICATORS } from '../kit/records/indicate.ts';
import type { RecordsSeen } from '../kit/records/record.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';

/** Pure: what a source's answer, or a file of its records, says. */
export function indicate({ outcome }: IndicateInput<RecordsSeen>): Indicated {
  if (outcome.kind === 'unknown') return { readings: nullReadings(RECORD_INDICATORS), facts: [] };
  return indicateRecords(outcome.seen, { source: 'official', by: HERE });
}
