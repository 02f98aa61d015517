import { subjectsOf, type Findings } from '../findings.ts';
import { isLowForDays, isPriceTrap } from '../price/too-low.ts';
import { cardsOf, isConfirmedBy, withProof } from './cards.ts';
import { marksOf, priceSignals, type PricedProduct } from './price-marks.ts';
import type { TrapSignal } from './signals.ts';
import { verdict, type TrapLevel, type TrapVerdict } from './verdict.ts';
import { evidenceOf, standingBad } from '../words.ts';
import { validWords } from './trap-words.ts';

/** Stock figures that no sale and no delivery explains. */
export interface UnexplainedStock {
  label: string;
  evidence: readonly string[];
}

export interface LowPriceInput {
  findings: Findings;
  products: readonly PricedProduct[];
  unexplainedStock: readonly UnexplainedStock[];
}

const OFFERS = { good: ['none'], bad: ['found'] };

function offerSignals(findings: Findings, now: number): TrapSignal[] {
  return subjectsOf(findings, 'forbidden-offer').flatMap((kind): TrapSignal[] => {
    const found = standingBad(validWords(findings, 'forbidden-offer', kind, now), OFFERS);
    if (found.length === 0) return [];
    return [{ code: 'forbidden-offer', params: { kind }, evidence: evidenceOf(found) }];
  });
}

function feeSignals(
  findings: Findings,
  now: number,
  label: (subject: string) => string,
): TrapSignal[] {
  return subjectsOf(findings, 'post-order-fee').flatMap((subject): TrapSignal[] => {
    const words = validWords(findings, 'post-order-fee', subject, now);
    const asked = words.filter(({ value }) => value === 'asked');
    if (asked.length === 0) return [];
    const params = { product: label(subject) };
    return [{ code: 'fee-after-order', params, evidence: evidenceOf(asked) }];
  });
}

/**
 * Low-price trap (scoring.md §6, domain.md §1.11). *suspect*: the price-trap rule, or with fewer than
 * five sellers at most 70 % of the market's or the official price. *likely*: at most 50 %, or a suspect
 * price and a second signal that does not come from prices. *confirmed*: a card of such a product,
 * bought as a test, failed, had been redeemed before, or got the account banned.
 */
export function lowPriceTrap(input: LowPriceInput, now: number): TrapVerdict {
  const { findings, products, unexplainedStock } = input;
  const labels = new Map(products.map(({ subject, label }) => [subject, label]));
  const label = (subject: string): string => labels.get(subject) ?? subject;
  const cards = cardsOf(findings, now, label);
  const others: TrapSignal[] = [
    ...cards.revoked,
    ...offerSignals(findings, now),
    ...feeSignals(findings, now, label),
    ...unexplainedStock.map((stock): TrapSignal => ({
      code: 'stock-unexplained',
      params: { product: stock.label },
      evidence: [...stock.evidence],
    })),
  ];

  const marked = products.map((product) => ({ product, marks: marksOf(product) }));
  const records = products.map(({ item, subject, daysTooLow }) => ({
    item: item ?? `product ${subject}`,
    days: daysTooLow,
  }));
  const failedWithProof = [...cards.failures.values()].flat().some(withProof);
  const ruleAlone = isPriceTrap(records, false);
  const rule = isPriceTrap(records, failedWithProof);
  const isSuspect = ({ product, marks }: (typeof marked)[number]): boolean =>
    marks.suspect || (rule && isLowForDays({ days: product.daysTooLow }));

  const suspects = marked.filter(isSuspect);
  // A failed card that the rule already needed is no second signal.
  const withoutCards = ruleAlone || marked.some(({ marks }) => marks.suspect);
  const second = others.length > 0 || (withoutCards && cards.failed.length > 0);
  let level: TrapLevel = 'none';
  if (suspects.some(({ product }) => isConfirmedBy(cards.failures.get(product.subject) ?? []))) {
    level = 'confirmed';
  } else if (suspects.length > 0) {
    level = second || suspects.some(({ marks }) => marks.likely) ? 'likely' : 'suspect';
  }
  const comparable = marked.some(
    ({ marks }) => Math.min(marks.ofMarket, marks.ofOfficial) < Infinity,
  );
  const prices = marked.flatMap(({ product, marks }) => priceSignals(product, marks));
  return verdict('low-price', level, comparable, [...prices, ...cards.failed, ...others]);
}
