import type { Fact } from '@kaopu/scoring';
import { type PricePoint, priceKey, priceVector } from '../kit/prices.ts';
import type { Offer } from '../kit/offer.ts';

/** Other prices of one product that are watched for themselves. */
const MOST = 24;

function labelOf(offer: Offer, { sku, minQty, level, channel }: PricePoint): string {
  const variety = offer.skus.find(({ ref }) => ref === sku)?.name ?? sku;
  const parts = [
    variety,
    minQty > 1 ? `≥${minQty}` : '',
    level === 'guest' ? '' : level,
    channel === '' ? '' : `+ ${channel}`,
  ].filter((part) => part !== '');
  return `${offer.title}（${parts.join(' · ')}）`.slice(0, 300);
}

/** Varieties and levels are priced by themselves; tiers, member price and fees follow the plain price. */
function follows({ level, minQty, channel }: PricePoint): boolean {
  return minQty > 1 || level === 'member' || channel !== '';
}

/** Of several steps or channels the farthest tells enough: the largest step, the dearest channel. */
function telling(points: readonly PricePoint[]): PricePoint[] {
  const farthest = new Map<string, PricePoint>();
  for (const point of points) {
    const kind = [point.sku, point.level, point.minQty > 1, point.channel !== ''].join('|');
    const known = farthest.get(kind);
    const isFarther =
      known === undefined ||
      point.minQty > known.minQty ||
      (point.minQty === known.minQty && point.fen > known.fen);
    if (isFarther) farthest.set(kind, point);
  }
  return [...farthest.values()];
}

/**
 * Prices beside the plain one, each at its own key. One event, one fact: what follows the plain price is
 * watched as long as that stays (it is part of the key), so a rise of everything is told once, and a
 * step that loses its discount by itself is told too.
 */
export function otherPrices(offer: Offer): Fact[] {
  const others = priceVector(offer).filter((point) => priceKey(offer.ref, point) !== offer.ref);
  const [dependent, independent] = [
    others.filter(follows),
    others.filter((point) => !follows(point)),
  ];
  return [...independent, ...telling(dependent)]
    .filter(({ fen }) => fen > 0)
    .slice(0, MOST)
    .map((point) => {
      const base =
        point.sku === '' ? offer.price : offer.skus.find(({ ref }) => ref === point.sku)?.price;
      const key = priceKey(offer.ref, point);
      return {
        kind: 'price',
        subject: follows(point) ? `${key}@${base ?? ''}` : key,
        value: point.fen,
        label: labelOf(offer, point),
        confirmed: false,
      };
    });
}
