/** As contracts have them; values taken from there would bring every schema along. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_PHOTOS = 8;

/** What the service takes as it is. */
const TAKEN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
const QUALITY = 0.92;

export function canvasBytes(canvas: HTMLCanvasElement, type = 'image/jpeg'): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

/** Draws a picture in its own size; null where the browser cannot read it. */
export async function drawn(bytes: Blob): Promise<HTMLCanvasElement | null> {
  try {
    const picture = await createImageBitmap(bytes, { imageOrientation: 'from-image' });
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return canvas;
  } catch {
    return null;
  }
}

/** A photo in a form that everybody can open (HEIC is none); null where it cannot be made one. */
export async function readable(file: Blob): Promise<Blob | null> {
  const canvas = await drawn(file);
  if (canvas === null) return null;
  return TAKEN.has(file.type) ? file : canvasBytes(canvas);
}
