import {
  authorisationUtility,
  purchaseProofUtility,
  type Finding,
  type IndicatorId,
  type Reading,
} from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = [
  'purchase-proof',
  'brand-authorisation',
] as const satisfies readonly IndicatorId[];

const DAY_MS = 86_400_000;
const RECENT_DAYS = 90;

/** An order that is not recent, or bears no date, shows only half of what was asked for. */
function proofWord({ at, fields }: Said<Fields>): Fields['answer'] {
  const { document, answer, orderedOn } = fields;
  if (document !== 'order-case' || answer !== 'provided') return answer;
  const isRecent = orderedOn !== undefined && at - Date.parse(orderedOn) <= RECENT_DAYS * DAY_MS;
  return isRecent ? 'provided' : 'partial';
}

/** A letter or an agreement in hand and in force: the supplier's own paper, no more. */
function holdsLetter({ at, fields }: Said<Fields>): boolean {
  const { document, answer, validFrom, validTo } = fields;
  const isPaper = document === 'letter' || document === 'agreement';
  const begun = validFrom === undefined || Date.parse(validFrom) <= at;
  const lasts = validTo === undefined || Date.parse(validTo) >= at;
  return isPaper && answer === 'provided' && begun && lasts;
}

/** Pure: what became of asking for papers. */
export function indicate(said: Said<Fields>): Indicated {
  const { by, source, fields, at } = said;
  const { document, brand, answer, validTo } = fields;
  const word = proofWord(said);
  const whole = { subject: '', source, by };
  const readings: Reading[] = [
    { indicator: 'purchase-proof', ...whole, x: purchaseProofUtility(word) },
  ];
  const findings: Finding[] = [{ topic: 'purchase-proof', value: word, ...whole }];
  if (brand === undefined || document === 'voucher' || document === 'order-case') {
    return { readings, facts: [], findings };
  }
  const about = { subject: brand, source, by };
  if (holdsLetter(said)) {
    readings.push({
      indicator: 'brand-authorisation',
      ...about,
      x: authorisationUtility('letter'),
    });
    findings.push({ topic: 'authorisation', value: 'letter', ...about });
  }
  if (answer === 'provided' && validTo !== undefined && Date.parse(validTo) < at) {
    findings.push({ topic: 'letter', value: 'expired', ...about });
  }
  return { readings, facts: [], findings };
}
