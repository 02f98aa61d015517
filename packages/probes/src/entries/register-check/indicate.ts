import {
  filingUtility,
  licenceUtility,
  type Finding,
  type IndicatorId,
  type Reading,
} from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['licence', 'filing'] as const satisfies readonly IndicatorId[];

/** Pure: what a person read in the registers that no machine may ask. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const { register, filing, filingNumber } = fields;
  const about = { subject: '', source, by };
  const readings: Reading[] = [];
  const findings: Finding[] = [];
  if (register !== 'not-checked') {
    readings.push({ indicator: 'licence', ...about, x: licenceUtility(register) });
    findings.push({ topic: 'licence', value: register, ...about });
  }
  if (filing !== 'not-checked') {
    readings.push({ indicator: 'filing', ...about, x: filingUtility(filing) });
    if (filingNumber !== undefined) {
      findings.push({ topic: 'filing-number', value: filingNumber, ...about });
    }
  }
  return { readings, facts: [], findings };
}
