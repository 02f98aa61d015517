import { sha256Of } from '../api/sha256.ts';

export interface HashCheck {
  /** What the bytes received here hash to; null when the browser cannot hash. */
  own: string | null;
  matches: boolean;
}

/** Fetches the original past every cache and hashes it here. Throws when it is not to be had. */
export async function checkHash(url: string, recorded: string): Promise<HashCheck> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const own = await sha256Of(await response.arrayBuffer());
  return { own, matches: own === recorded };
}
