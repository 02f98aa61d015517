import { feeUtility, type Reading } from '@kaopu/scoring';
import { feeOn } from '../kit/prices.ts';
import type { Offer, Quote } from '../kit/offer.ts';

/** A total may be off by so much because a shop rounds. */
const ROUNDING_FEN = 1;

/** What the cheapest way to pay adds to one piece, where a shop says so before an order; null when it does not. */
function disclosedCharge({ price, fees }: Offer): { listed: number; checkout: number } | null {
  if (price === null || fees.length === 0) return null;
  const extras = fees.map((fee) =>
    fee.payer === 'merchant' ? 0 : fee.payer === 'buyer' ? feeOn(fee, price) : null,
  );
  const known = extras.filter((extra) => extra !== null);
  return known.length === 0 ? null : { listed: price, checkout: price + Math.min(...known) };
}

/** How much more is charged than the list says; the dearest of what was asked. Nothing where nobody knows. */
export function hiddenFeeOf(offer: Offer): Reading[] {
  const disclosed = disclosedCharge(offer);
  const charges = [
    ...(disclosed === null ? [] : [disclosed]),
    ...offer.quotes.map(({ listed, total }) => ({ listed, checkout: total })),
  ];
  const utilities = charges
    .map((charge) => feeUtility({ ...charge, afterPayment: 0 }))
    .filter((x) => x !== null);
  if (utilities.length === 0) return [];
  return [{ indicator: 'hidden-fee', subject: offer.ref, x: Math.min(...utilities) }];
}

/** What a quote may add without surprise: fees of its channel, or of every order, that were shown before. */
function disclosedFor({ channel, listed }: Quote, offer: Offer): number {
  return offer.fees
    .filter((fee) => fee.payer === 'buyer' && (fee.channel === '' || fee.channel === channel))
    .reduce((sum, fee) => sum + (feeOn(fee, listed) ?? 0), 0);
}

/** Did an order ask for a fee that neither list nor preview had shown? null when there was no order. */
export function postOrderFee(offer: Offer): 'asked' | 'none' | null {
  const orders = offer.quotes.filter(({ knownFrom }) => knownFrom === 'order');
  if (orders.length === 0) return null;
  const surprising = orders.some(
    (quote) => quote.total - quote.listed - disclosedFor(quote, offer) > ROUNDING_FEN,
  );
  return surprising ? 'asked' : 'none';
}
