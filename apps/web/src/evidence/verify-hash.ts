export interface HashCheck {
  /** What the bytes received here hash to; null when the browser cannot hash. */
  own: string | null;
  matches: boolean;
}

/** sha-256 in hex by the browser's own means; null where it offers none (not a secure context). */
async function sha256Of(bytes: ArrayBuffer): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  const digest = await subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches the original past every cache and hashes it here. Throws when it is not to be had. */
export async function checkHash(url: string, recorded: string): Promise<HashCheck> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const own = await sha256Of(await response.arrayBuffer());
  return { own, matches: own === recorded };
}
