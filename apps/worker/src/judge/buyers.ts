import type { ProfileRecord } from '@kaopu/db';
import { STANDARD_PROFILES, type Profile } from '@kaopu/scoring';

/** The published buyers, and these: of a record nothing but what a score is made from. */
export function buyers(own: readonly ProfileRecord[]): Profile[] {
  const plain = own.map(({ id, weights, floors }) => ({ id, weights, ...(floors && { floors }) }));
  return [...STANDARD_PROFILES, ...plain];
}
