import { compareMoments, compareText, type Moment } from './order.ts';

/** The newest word on a slowly changing fact (certificate, licence, page present). */
export interface Register extends Moment {
  subject: string;
  /** Millionths. */
  x: number;
  /** What one reading is worth in observations when fresh. */
  e: number;
}

/** Total, so that merging never depends on the order of its arguments. */
function compareRegisters(a: Register, b: Register): number {
  return compareMoments(a, b) || compareText(a.subject, b.subject) || a.x - b.x || a.e - b.e;
}

/** Keeps the larger (t, id): idempotent, commutative, associative. */
export function mergeRegisters(a: Register | null, b: Register | null): Register | null {
  if (a === null) return b;
  if (b === null) return a;
  return compareRegisters(a, b) >= 0 ? a : b;
}
