import { exp, ln } from './arithmetic.ts';
import { METHOD } from './method.ts';

export interface PriceLevel {
  /** Utility 0–1; null when there are too few peers to tell. */
  x: number | null;
  /** y − median, i.e. the log distance to the market; null like x. */
  gap: number | null;
  /** Median of the peers' y; null without any. */
  median: number | null;
  n: number;
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function medianOf(values: readonly number[]): number {
  return median([...values].sort((a, b) => a - b));
}

/** Spread of the market: the peers' MAD drawn towards a common sd, never below the floor. */
function marketSpread(peers: readonly number[], centre: number): number {
  const { floor, prior, full, smallFactor } = METHOD.price;
  const n = peers.length;
  const mad = 1.4826 * medianOf(peers.map((y) => Math.abs(y - centre)));
  const shrunk = (n * mad * mad + prior.strength * prior.sd * prior.sd) / (n + prior.strength);
  const s = Math.max(floor, Math.sqrt(shrunk));
  return n >= full ? s : s * smallFactor;
}

/** 1 near the market; dearer costs, and so does much cheaper, which is risk and no merit. */
function levelUtility(z: number): number {
  if (z > 0.5) return Math.max(0, 1 - (z - 0.5) / 3.5);
  if (z < -2) return Math.max(0, (z + 5) / 3);
  return 1;
}

/**
 * Where a price stands among the other platforms' (scoring.md §2). `y` and `peers` are ln of unit
 * prices, one entry per independent platform, without the one judged. Fewer than 3 cannot tell.
 */
export function priceLevel(y: number, peers: readonly number[]): PriceLevel {
  const usable = peers.filter(Number.isFinite);
  const n = usable.length;
  if (n === 0) return { x: null, gap: null, median: null, n };
  const centre = medianOf(usable);
  if (n < METHOD.price.least || !Number.isFinite(y)) {
    return { x: null, gap: null, median: centre, n };
  }
  const gap = y - centre;
  return { x: levelUtility(gap / marketSpread(usable, centre)), gap, median: centre, n };
}

/** The market's median as a price in the unit whose ln the peers are. */
export function medianPrice(level: PriceLevel): number | null {
  return level.median === null ? null : exp(level.median);
}

/** ln of a unit price, as peers are given; null for prices that are not positive. */
export function logPrice(price: number): number | null {
  return price > 0 && Number.isFinite(price) ? ln(price) : null;
}

export interface Tier {
  minQty: number;
  /** Any unit of money, the same for all. */
  unitPrice: number;
}

/**
 * Share of ordered pairs of quantities whose unit price does not rise, within 0.5 %. `base` is the
 * price of one piece and yields to a tier for one. null with fewer than two quantities.
 */
export function tierOrder(tiers: readonly Tier[], base: number): number | null {
  const byQuantity = new Map<number, number>();
  if (base > 0) byQuantity.set(1, base);
  for (const { minQty, unitPrice } of tiers) byQuantity.set(minQty, unitPrice);
  const prices = [...byQuantity].sort(([a], [b]) => a - b).map(([, price]) => price);
  let pairs = 0;
  let kept = 0;
  for (const [i, dearer] of prices.entries()) {
    for (const price of prices.slice(i + 1)) {
      pairs += 1;
      if (price - dearer <= dearer * METHOD.price.tierTolerance) kept += 1;
    }
  }
  return pairs === 0 ? null : kept / pairs;
}
