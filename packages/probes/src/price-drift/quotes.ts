import { listedTotal } from '../kit/prices.ts';
import type { Offer, Quote, Sku } from '../kit/offer.ts';

/** Quantities asked for at most: one, or the least order, and the first steps. */
const MOST_QUANTITIES = 3;

/** Quantities worth asking for: the least that can be bought, and where the price steps down. */
export function quantitiesOf(offer: Offer): number[] {
  const least = offer.moq ?? 1;
  const most = offer.maxQty ?? Infinity;
  const steps = (skuOf(offer)?.tiers ?? offer.tiers).map(({ minQty }) => minQty);
  const wanted = [least, ...steps].filter((quantity) => quantity >= least && quantity <= most);
  return [...new Set(wanted)].sort((a, b) => a - b).slice(0, MOST_QUANTITIES);
}

/** The variety whose price the product shows; null of products without varieties. */
export function skuOf(offer: Offer): Sku | null {
  return offer.skus.find((sku) => sku.price === offer.price) ?? offer.skus[0] ?? null;
}

/** A quote beside what the list promises; none when either is not known. */
export function quoteOf(
  offer: Offer,
  asked: { sku: Sku | null; quantity: number; level?: string; channel?: string | null },
  total: number | null,
  knownFrom: Quote['knownFrom'],
): Quote[] {
  const { sku, quantity, level = 'guest', channel = null } = asked;
  const own = (sku ?? offer).levels.find((entry) => entry.level === level);
  const listed = own === undefined ? listedTotal(offer, sku, quantity) : own.price * quantity;
  if (total === null || listed === null || listed === 0) return [];
  return [{ sku: sku?.ref ?? null, quantity, level, channel, listed, total, knownFrom }];
}
