import { hash } from 'node:crypto';

const known = new WeakMap<Uint8Array, string>();

/** SHA-256 in hex of bytes that nobody changes any more: a page is kept, and told of in the transcript. */
export function hashOf(bytes: Uint8Array): string {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const sha256 = hash('sha256', bytes);
  known.set(bytes, sha256);
  return sha256;
}
