import { exp } from '../arithmetic.ts';
import { METHOD } from '../method.ts';
import { standingOf } from './level.ts';
import type { PriceReference } from './reference.ts';
import { PRICE_RULES } from './rules.ts';

/**
 * Too low to be explained by the market (scoring.md §2): z < −3 and below 85 % of the median, which
 * keeps false positives near 1 % an item. Only with five sellers of the very item: prices borrowed
 * from other durations share the error of one slope, and would not be independent witnesses.
 * `y`: ln of the all-in price of one card, fen.
 */
export function isTooLow(y: number, reference: PriceReference): boolean {
  const standing = standingOf(y, reference);
  if (standing === null || reference.own < METHOD.price.full) return false;
  const { z, share } = PRICE_RULES.tooLow;
  return standing.z < z && exp(standing.gap) < share;
}

/** One product's record of being too low. */
export interface LowRecord {
  /** Key of the market item; products that sell one item count once. */
  item: string;
  /** Beijing days of the last thirty on which it was too low. */
  days: number;
}

/** Low on enough days that a wrong reading or a day's promotion does not count. */
export function isLowForDays({ days }: Pick<LowRecord, 'days'>): boolean {
  return days >= PRICE_RULES.trap.days;
}

/**
 * The price-trap rule (scoring.md §2): too low on two days or more, each, for two items, or for one
 * item when a card bought from the platform failed.
 */
export function isPriceTrap(records: readonly LowRecord[], failedCard: boolean): boolean {
  const items = new Set(records.filter(isLowForDays).map(({ item }) => item));
  return items.size >= (failedCard ? 1 : PRICE_RULES.trap.items);
}
