import { cardUtility, type IndicatorId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['card-works'] as const satisfies readonly IndicatorId[];

/** Pure: what became of a card later. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const about = { subject: fields.product, source, by };
  return {
    readings: [{ indicator: 'card-works', ...about, x: cardUtility(fields.result) }],
    facts: [],
    findings: [{ topic: 'card', value: fields.result, ...about }],
  };
}
