import { authorisationUtility, type IndicatorId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['brand-authorisation'] as const satisfies readonly IndicatorId[];

/** Pure: what a brand answered. No answer says nothing of the supplier. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const { brand, result } = fields;
  if (result === 'no-answer') return { readings: [], facts: [] };
  const about = { subject: brand, source, by };
  return {
    readings: [{ indicator: 'brand-authorisation', ...about, x: authorisationUtility(result) }],
    facts: [],
    findings: [{ topic: 'authorisation', value: result, ...about }],
  };
}
