import { clamp } from '../arithmetic.ts';
import { PRICE_RULES } from './rules.ts';

/** What an order was said to cost and what it came to; fen, for the same quantity. */
export interface Charge {
  listed: number;
  /** Asked at checkout, every fee included. */
  checkout: number;
  /** Asked for only after payment: activation, service; 0 when nothing was. */
  afterPayment: number;
}

/** Hidden fee as a share of the listed price; null when nothing positive was listed. */
export function hiddenFee({ listed, checkout, afterPayment }: Charge): number | null {
  const f = (checkout + afterPayment - listed) / listed;
  return listed > 0 && Number.isFinite(f) ? f : null;
}

/**
 * Utility of a hidden fee (scoring.md §2): clamp(1 − (f − .005)/.095), and 0 for a fee first
 * revealed after payment, whatever it is a share of. null: inconclusive.
 */
export function feeUtility(charge: Charge): number | null {
  if (charge.afterPayment > 0) return 0;
  const f = hiddenFee(charge);
  const { free, span } = PRICE_RULES.fee;
  return f === null ? null : clamp(1 - (f - free) / span, 0, 1);
}
