import { ln } from '../arithmetic.ts';
import { METHOD } from '../method.ts';
import { durationSlope } from './duration.ts';
import {
  durationStep,
  onePerSeller,
  othersPrices,
  type Judged,
  type MarketItem,
  type MarketPrice,
} from './peers.ts';
import { spreadOf } from './spread.ts';

/** What the brand itself asks, and the discounts at which its cards are known to be traded. */
export interface OfficialPrice {
  /** Fen a card. */
  fen: number;
  /** Shares of the official price, e.g. { low: 0.7, high: 0.85 }; null when not published. */
  discount: { low: number; high: number } | null;
}

/** What one item's price is compared with on one day (scoring.md §2, Reference). */
export interface PriceReference {
  /** Five sellers or more; three or four; the official price times its discount; or nothing. */
  basis: 'market' | 'few' | 'official' | 'none';
  /** Independent sellers compared with. */
  n: number;
  /** Those of them that sell the very item; the others' prices come from other durations. */
  own: number;
  /** ln fen; null when nothing can be told, like `mad` and `s`. */
  median: number | null;
  mad: number | null;
  s: number | null;
  /** Elasticity used to borrow from other durations; null when nothing was borrowed. */
  slope: number | null;
  /** Observations the peers' prices come from, in order. */
  evidence: string[];
}

/** The item's own prices, and where fewer than five sellers have it, those of other durations. */
function peersOf(
  item: MarketItem,
  others: readonly MarketPrice[],
): { ys: number[]; own: number; slope: number | null; evidence: string[] } {
  const own = onePerSeller(others.filter((price) => price.item.key === item.key));
  const ownPrices = [...own.values()];
  const ys = ownPrices.map(({ fen }) => ln(fen));
  const evidence = ownPrices.map(({ key }) => key);
  if (own.size >= METHOD.price.full) return { ys, own: own.size, slope: null, evidence };

  const stepTo = (price: MarketPrice): number | null => durationStep(price.item, item);
  const nearest = onePerSeller(
    others.filter((price) => stepTo(price) !== null),
    (price) => Math.abs(stepTo(price) ?? 0),
  );
  const borrowed = [...nearest].filter(([seller]) => !own.has(seller)).map(([, price]) => price);
  if (borrowed.length === 0) return { ys, own: own.size, slope: null, evidence };
  const slope = durationSlope(others, item.brand);
  return {
    ys: [...ys, ...borrowed.map((price) => ln(price.fen) + slope * (stepTo(price) ?? 0))],
    own: own.size,
    slope,
    evidence: [...evidence, ...borrowed.map(({ key }) => key)],
  };
}

/**
 * The middle of the published discounts. The band ends where the level begins to cost (z = 0.5),
 * and is never taken to be narrower than a market of few peers.
 */
function officialReference(official: OfficialPrice | null): { median: number; s: number } | null {
  if (official === null || official.discount === null || !(official.fen > 0)) return null;
  const { fen, discount } = official;
  if (!(discount.low > 0) || !(discount.high >= discount.low)) return null;
  const low = ln(fen * discount.low);
  const high = ln(fen * discount.high);
  const { prior, smallFactor } = METHOD.price;
  return { median: (low + high) / 2, s: Math.max(prior.sd * smallFactor, high - low) };
}

/**
 * The reference of one item for one platform (null: for everybody) at `now`, UTC ms. `prices` are
 * the latest ones of all platforms, all durations of the brand included; their order does not
 * matter, and those of the judged platform and of its owner's other shops are left out. With fewer
 * than three sellers the official price decides, and without a published discount nothing does.
 */
export function referenceOf(
  item: MarketItem,
  judged: Judged | null,
  prices: readonly MarketPrice[],
  official: OfficialPrice | null,
  now: number,
): PriceReference {
  const { ys, own, slope, evidence } = peersOf(item, othersPrices(prices, judged, now));
  const n = ys.length;
  const known = { n, own, slope, evidence: [...new Set(evidence)].sort() };
  if (n >= METHOD.price.least) {
    return { basis: n >= METHOD.price.full ? 'market' : 'few', ...known, ...spreadOf(ys) };
  }
  const fallback = officialReference(official);
  if (fallback === null) return { basis: 'none', ...known, median: null, mad: null, s: null };
  return { basis: 'official', ...known, ...fallback, mad: null };
}
