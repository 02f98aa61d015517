import type { Fee, Offer, Sku } from './offer.ts';
import type { Tier } from './tiers.ts';

/** The price of one piece when so many are bought; tiers ascend by quantity. */
export function unitPriceAt(base: number, tiers: readonly Tier[], quantity: number): number {
  const step = tiers.findLast(({ minQty }) => minQty <= quantity);
  return step?.unitPrice ?? base;
}

/** What the list promises for an order, fen; null when it shows no price. */
export function listedTotal(offer: Offer, sku: Sku | null, quantity: number): number | null {
  const { price, tiers } = sku ?? offer;
  return price === null ? null : unitPriceAt(price, tiers, quantity) * quantity;
}

/** What a fee comes to on goods of that total, fen, rounded half up; null when it is unknown. */
export function feeOn(fee: Fee, total: number): number | null {
  if (fee.fen !== null) return fee.fen;
  return fee.ratePpm === null ? null : Math.round((total * fee.ratePpm) / 1_000_000);
}

/** One price at its full key: only prices of the same key may be compared over time. */
export interface PricePoint {
  sku: string;
  minQty: number;
  /** `guest`, `member`, or a level of the shop's own naming. */
  level: string;
  /** Payment channel whose fee is included; '' for the goods alone. */
  channel: string;
  fen: number;
}

function pointsOf(source: Offer | Sku, sku: string): PricePoint[] {
  const { price, memberPrice, levels, tiers } = source;
  const at = (minQty: number, level: string, fen: number | null): PricePoint[] =>
    fen === null ? [] : [{ sku, minQty, level, channel: '', fen }];
  return [
    ...at(1, 'guest', price),
    ...at(1, 'member', memberPrice),
    ...levels.flatMap(({ level, price: own }) => at(1, level, own)),
    ...tiers
      .filter(({ minQty }) => minQty > 1)
      .flatMap((tier) => at(tier.minQty, 'guest', tier.unitPrice)),
  ];
}

/** Every price an offer shows: product, variety, quantity, buyer's level and payment channel. */
export function priceVector(offer: Offer): PricePoint[] {
  const goods = [...pointsOf(offer, ''), ...offer.skus.flatMap((sku) => pointsOf(sku, sku.ref))];
  const paying = offer.fees.filter((fee) => fee.payer === 'buyer');
  const withFees = goods
    .filter(({ level, minQty, sku }) => level === 'guest' && minQty === 1 && sku === '')
    .flatMap((point) =>
      paying.flatMap((fee) => {
        const extra = feeOn(fee, point.fen);
        return extra === null ? [] : [{ ...point, channel: fee.channel, fen: point.fen + extra }];
      }),
    );
  return [...goods, ...withFees];
}

/** A price's key within its platform, as facts name it; the plain price keeps the product's own. */
export function priceKey(ref: string, { sku, minQty, level, channel }: PricePoint): string {
  if (sku === '' && minQty === 1 && level === 'guest' && channel === '') return ref;
  return [ref, sku, `x${minQty}`, level, channel].join('|');
}
