import { hexOf } from './hex.ts';

/** sha-256 in hex by the browser's own means; null where it offers none (not a secure context). */
export async function sha256Of(bytes: BufferSource): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  return hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
