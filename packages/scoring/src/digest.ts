import { canonicalJson } from './canonical.ts';
import type { JudgedObservation } from './judge-types.ts';

/** sha-256 of a text in hex; given from outside, because this package has no hash of its own. */
export type Hash = (text: string) => string;

const MODULUS = 1n << 256n;

export const EMPTY_DIGEST = '0'.repeat(64);

/** Adds (or takes back) observations; the sum of hashes is the same in any order. */
export function shiftDigest(
  digest: string,
  observations: readonly JudgedObservation[],
  hash: Hash,
  sign: 1n | -1n = 1n,
): string {
  let sum = BigInt(`0x${digest}`);
  for (const observation of observations) {
    sum += sign * BigInt(`0x${hash(canonicalJson(observation))}`);
  }
  return (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, '0');
}
