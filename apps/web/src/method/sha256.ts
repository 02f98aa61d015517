import { sha256Of } from '../api/sha256.ts';

/** Of a text as UTF-8; null where the browser does not hash. */
export function sha256(text: string): Promise<string | null> {
  return sha256Of(new TextEncoder().encode(text));
}
