import { exp } from '../arithmetic.ts';
import { METHOD } from '../method.ts';
import { medianOf } from '../order-statistics.ts';
import type { PriceReference } from './reference.ts';
import { spreadOf } from './spread.ts';

/** 1 near the market; dearer costs, and so does much cheaper, which is risk and no merit (scoring.md §2). */
export function levelUtility(z: number): number {
  if (z > 0.5) return Math.max(0, 1 - (z - 0.5) / 3.5);
  if (z < -2) return Math.max(0, (z + 5) / 3);
  return 1;
}

/** Where a price stands. */
export interface Standing {
  /** y − median, the log distance to the market. */
  gap: number;
  /** The gap in spreads of the market. */
  z: number;
  /** Utility 0–1. */
  x: number;
}

/** `y`: ln of the all-in price of one card, fen. null when the reference cannot tell. */
export function standingOf(y: number, reference: PriceReference): Standing | null {
  const { median, s } = reference;
  if (median === null || s === null || !Number.isFinite(y)) return null;
  const gap = y - median;
  const z = gap / s;
  return { gap, z, x: levelUtility(z) };
}

export interface PriceLevel {
  /** Utility 0–1; null when there are too few peers to tell. */
  x: number | null;
  /** y − median, i.e. the log distance to the market; null like x. */
  gap: number | null;
  /** Median of the peers' y; null without any. */
  median: number | null;
  n: number;
}

/**
 * Where a price stands among the other platforms' (scoring.md §2). `y` and `peers` are ln of unit
 * prices, one entry per independent platform, without the one judged. Fewer than 3 cannot tell.
 */
export function priceLevel(y: number, peers: readonly number[]): PriceLevel {
  const usable = peers.filter(Number.isFinite);
  const n = usable.length;
  if (n === 0) return { x: null, gap: null, median: null, n };
  if (n < METHOD.price.least || !Number.isFinite(y)) {
    return { x: null, gap: null, median: medianOf(usable), n };
  }
  const { median, s } = spreadOf(usable);
  const gap = y - median;
  return { x: levelUtility(gap / s), gap, median, n };
}

/** The market's median as a price in the unit whose ln the peers are. */
export function medianPrice(level: Pick<PriceLevel, 'median'>): number | null {
  return level.median === null ? null : exp(level.median);
}
