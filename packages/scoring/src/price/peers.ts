import { ln } from '../arithmetic.ts';
import { DAY } from '../decay.ts';
import { compareText } from '../order.ts';
import { PRICE_RULES } from './rules.ts';

/** Goods precise enough to compare. */
export interface MarketItem {
  /** Offers with one key are the same goods. */
  key: string;
  /** Brand with its level of membership. */
  brand: string;
  /** What else sets goods apart besides the duration: code or recharge, region. */
  delivery: string;
  months: number;
}

/** One platform's latest price of one item. */
export interface MarketPrice {
  platform: string;
  /**
   * Legal entity or upstream behind the platform; null when not known. Platforms with one owner are
   * one seller. All rows of a platform carry the same.
   */
  owner: string | null;
  item: MarketItem;
  /** All-in price of one card, fen. */
  fen: number;
  /** When it was seen, UTC ms. */
  at: number;
  /** Observation it was seen by. */
  key: string;
}

/** Whose price is judged: neither it nor its owner's other shops are its peers. */
export type Judged = Pick<MarketPrice, 'platform' | 'owner'>;

function sellerOf({ platform, owner }: Judged): string {
  return owner === null ? `platform ${platform}` : `owner ${owner}`;
}

/** Usable prices of the last 14 days that belong to others than the one judged (null: nobody). */
export function othersPrices(
  prices: readonly MarketPrice[],
  judged: Judged | null,
  now: number,
): MarketPrice[] {
  return prices.filter(
    (price) =>
      price.fen > 0 &&
      Number.isFinite(price.fen) &&
      price.at <= now &&
      price.at > now - PRICE_RULES.peerDays * DAY &&
      (judged === null ||
        (price.platform !== judged.platform && sellerOf(price) !== sellerOf(judged))),
  );
}

/** Newest first; of one look the cheapest, which is what a buyer pays there. */
function compareFreshness(a: MarketPrice, b: MarketPrice): number {
  return (
    b.at - a.at ||
    compareText(b.key, a.key) ||
    a.fen - b.fen ||
    compareText(a.platform, b.platform) ||
    compareText(a.item.key, b.item.key)
  );
}

/**
 * One price a seller: the one with the shortest `distance`, then the newest, ties by observation
 * key. Newest and not cheapest: the rule for one platform is its latest price, an owner with more
 * shops must not get a lower peer by having more of them, and one forgotten listing would drag the
 * market down for as long as it stays.
 */
export function onePerSeller(
  prices: readonly MarketPrice[],
  distance: (price: MarketPrice) => number = () => 0,
): Map<string, MarketPrice> {
  const best = new Map<string, MarketPrice>();
  for (const price of prices) {
    const seller = sellerOf(price);
    const known = best.get(seller);
    const better =
      known === undefined ||
      (distance(price) - distance(known) || compareFreshness(price, known)) < 0;
    if (better) best.set(seller, price);
  }
  return best;
}

/**
 * ln months of the one less that of the other (a difference, so that turning it round changes only
 * the sign); null when they differ in more than the duration.
 */
export function durationStep(from: MarketItem, to: MarketItem): number | null {
  const comparable =
    from.brand === to.brand &&
    from.delivery === to.delivery &&
    from.months > 0 &&
    to.months > 0 &&
    from.months !== to.months;
  return comparable ? ln(to.months) - ln(from.months) : null;
}

/** The latest price of each platform and item. */
export function latestOfEach(prices: readonly MarketPrice[]): MarketPrice[] {
  const latest = new Map<string, MarketPrice>();
  for (const price of prices) {
    const key = JSON.stringify([price.platform, price.item.key]);
    const known = latest.get(key);
    if (known === undefined || compareFreshness(price, known) < 0) latest.set(key, price);
  }
  return [...latest.values()];
}

/** Sellers of a set of prices. */
export function countSellers(prices: readonly Judged[]): number {
  return new Set(prices.map(sellerOf)).size;
}
