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
