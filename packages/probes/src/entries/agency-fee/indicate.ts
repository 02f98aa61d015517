import type { IndicatorId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['agent-fee'] as const satisfies readonly IndicatorId[];

/** Pure: is money asked for before there is anything to sell? */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const about = { subject: '', source, by };
  return {
    readings: [{ indicator: 'agent-fee', ...about, x: fields.amount === 0 ? 1 : 0 }],
    facts: [],
    findings: [{ topic: 'agency-fee', value: fields.amount, ...about }],
  };
}
