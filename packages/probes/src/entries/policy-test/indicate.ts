import type { IndicatorId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['exchange-honoured'] as const satisfies readonly IndicatorId[];

const KEPT: Record<Fields['result'], number> = { honoured: 1, partly: 0.5, refused: 0 };

/** Pure: was the exchange honoured? Other promises are on record, and not scored. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  if (fields.policy !== 'no-reason-exchange') return { readings: [], facts: [] };
  const about = { subject: fields.product ?? '', source, by };
  return {
    readings: [{ indicator: 'exchange-honoured', ...about, x: KEPT[fields.result] }],
    facts: [],
  };
}
