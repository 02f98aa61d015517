import { clamp } from '../arithmetic.ts';
import { METHOD } from '../method.ts';
import { PRICE_RULES } from './rules.ts';

export interface Tier {
  minQty: number;
  /** Any unit of money, the same for all. */
  unitPrice: number;
}

/**
 * Share of ordered pairs of quantities whose unit price does not rise, within 0.5 % (scoring.md §2).
 * `base` is the price of one piece and yields to a tier for one. null with fewer than two quantities.
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

/**
 * Promised against charged, fen, for the same quantity (scoring.md §2): 1 when equal to the fen,
 * else clamp(1 − |diff|/.05) with diff a share of the promise. Charging less breaks the promise
 * too: what is shown is not what is got. null when nothing positive was promised.
 */
export function promiseKept(promised: number, charged: number): number | null {
  if (!(promised > 0) || !Number.isFinite(charged)) return null;
  const { span, roundingFen } = PRICE_RULES.promise;
  const off = Math.abs(charged - promised);
  return off <= roundingFen ? 1 : clamp(1 - off / promised / span, 0, 1);
}
