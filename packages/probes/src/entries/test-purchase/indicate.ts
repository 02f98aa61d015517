import {
  cardUtility,
  deliveryUtility,
  feeUtility,
  purchaseProofUtility,
  type Finding,
  type IndicatorId,
  type Reading,
} from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = [
  'card-works',
  'delivery-time',
  'hidden-fee',
  'purchase-proof',
] as const satisfies readonly IndicatorId[];

function sum(
  fees: NonNullable<Fields['fees']>,
  shown: NonNullable<Fields['fees']>[number]['shown'],
) {
  return fees.filter((fee) => fee.shown === shown).reduce((total, fee) => total + fee.amount, 0);
}

/** Cards that worked at once count in full, the others by what became of them. */
function cardsWorked({
  result,
  cards,
  valid = result === 'worked' ? cards : 0,
}: Fields): number | null {
  if (result === 'untested') return null;
  return (valid + (cards - valid) * cardUtility(result)) / cards;
}

function deliveryOf({ delivery, deliverySeconds }: Fields): number | null {
  if (delivery === 'never') return 0;
  if (delivery === 'waiting' || deliverySeconds === undefined) return null;
  return deliveryUtility(deliverySeconds);
}

/** What was said before the order is no hidden fee, whatever it is called. */
function feeOf({ advertised, paid, fees = [] }: Fields): number | null {
  return feeUtility({
    listed: advertised + sum(fees, 'before-order'),
    checkout: paid,
    afterPayment: sum(fees, 'after-payment'),
  });
}

function sourceWord({ source, batch }: Fields): 'provided' | 'partial' | 'refused' | null {
  if (source === 'not-asked') return null;
  if (source === 'refused') return 'refused';
  return batch === undefined ? 'partial' : 'provided';
}

/** Pure: what one test purchase says. What could not be told is left out: a form is no failed look. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const about = { subject: fields.product, source, by };
  const word = sourceWord(fields);
  const utilities: [(typeof INDICATORS)[number], number | null][] = [
    ['card-works', cardsWorked(fields)],
    ['delivery-time', deliveryOf(fields)],
    ['hidden-fee', feeOf(fields)],
    ['purchase-proof', word && purchaseProofUtility(word)],
  ];
  const readings: Reading[] = utilities.flatMap(([indicator, x]) =>
    x === null ? [] : [{ indicator, ...about, x }],
  );
  const asked = sum(fields.fees ?? [], 'after-payment') > 0;
  const findings: Finding[] = [
    { topic: 'post-order-fee', value: asked ? 'asked' : 'none', ...about },
    ...(fields.result === 'untested'
      ? []
      : [{ topic: 'card' as const, value: fields.result, ...about }]),
    ...(word === null
      ? []
      : [{ topic: 'purchase-proof' as const, value: word, ...about, subject: '' }]),
  ];
  return { readings, facts: [], findings };
}
