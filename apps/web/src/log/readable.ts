import { canvasBytes, drawn } from '../mask/draw.ts';

/** As contracts have them; values taken from there would bring every schema along. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_PHOTOS = 8;

/** What the service takes as it is. */
const TAKEN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** A photo in a form that everybody can open (HEIC is none); null where it cannot be made one. */
export async function readable(file: Blob): Promise<Blob | null> {
  const canvas = await drawn(file);
  if (canvas === null) return null;
  return TAKEN.has(file.type) ? file : canvasBytes(canvas);
}
