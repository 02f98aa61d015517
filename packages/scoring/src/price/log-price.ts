import { ln } from '../arithmetic.ts';

/** ln of a unit price, as peers are given; null for prices that are not positive. */
export function logPrice(price: number): number | null {
  return price > 0 && Number.isFinite(price) ? ln(price) : null;
}
