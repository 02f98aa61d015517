import { exp, ln } from '../arithmetic.ts';
import { METHOD } from '../method.ts';
import type { PriceReference } from '../price/reference.ts';
import { PRICE_RULES } from '../price/rules.ts';
import { isLowForDays } from '../price/too-low.ts';
import { TRAP_RULES } from './rules.ts';
import type { TrapSignal } from './signals.ts';

/** What prices tell about one product on sale. */
export interface PricedProduct {
  /** As in the findings about it. */
  subject: string;
  /** Its title, for texts. */
  label: string;
  /** Key of the market item; null when it is not clear what is sold. */
  item: string | null;
  /** All-in price of one card, fen, seen twice. */
  unitPrice: number;
  reference: Pick<PriceReference, 'basis' | 'median' | 'own'> | null;
  /** Fen a card at the brand itself; null when not known. */
  officialPrice: number | null;
  /** Beijing days of the last thirty on which `isTooLow` held. */
  daysTooLow: number;
  /** Observations behind the price, the reference and those days, oldest first. */
  evidence: readonly string[];
}

/** How low a price is, by shares. */
export interface Marks {
  /** Shares of the market's median and of the official price; Infinity when not known. */
  ofMarket: number;
  ofOfficial: number;
  /** Alone enough to be suspect, and to be likely a trap. */
  suspect: boolean;
  likely: boolean;
}

/**
 * Shares decide where the statistics cannot, with fewer than five sellers of the very item. Half of
 * the price is suspicious in any case; where five sellers or more agree with it, that the official
 * price is twice as high makes it no more than suspect.
 */
export function marksOf({ unitPrice, reference, officialPrice }: PricedProduct): Marks {
  const { suspect, likely } = TRAP_RULES.lowPrice;
  const peers = reference !== null && reference.basis !== 'official' ? reference.median : null;
  const isPrice = unitPrice > 0 && Number.isFinite(unitPrice);
  const ofMarket = isPrice && peers !== null ? exp(ln(unitPrice) - peers) : Infinity;
  const ofOfficial =
    isPrice && officialPrice !== null && officialPrice > 0 ? unitPrice / officialPrice : Infinity;
  const share = Math.min(ofMarket, ofOfficial);
  const few = reference === null || reference.own < METHOD.price.full;
  const inLine = !few && ofMarket >= PRICE_RULES.tooLow.share && ofMarket < Infinity;
  return {
    ofMarket,
    ofOfficial,
    suspect: share <= likely || (few && share <= suspect),
    likely: share <= likely && !inLine,
  };
}

const percent = (share: number): number => Math.round(share * 100);

/** What a product's price signals by itself. */
export function priceSignals(product: PricedProduct, marks: Marks): TrapSignal[] {
  const { label, daysTooLow } = product;
  const evidence = [...new Set(product.evidence)].slice(-TRAP_RULES.evidence);
  const signals: TrapSignal[] = [];
  if (isLowForDays({ days: daysTooLow }) && marks.ofMarket < Infinity) {
    const params = { product: label, percent: percent(marks.ofMarket), days: daysTooLow };
    signals.push({ code: 'too-low-for-days', params, evidence });
  }
  const bar = marks.suspect ? TRAP_RULES.lowPrice.suspect : -1;
  if (marks.ofMarket <= bar) {
    const params = { product: label, percent: percent(marks.ofMarket) };
    signals.push({ code: 'below-market', params, evidence });
  }
  if (marks.ofOfficial <= bar) {
    const params = { product: label, percent: percent(marks.ofOfficial) };
    signals.push({ code: 'below-official', params, evidence });
  }
  return signals;
}
