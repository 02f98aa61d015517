import { PNG } from 'pngjs';
import { LIMITS } from './limits.ts';

export interface Picture {
  width: number;
  height: number;
  /** Four bytes a pixel, red first. */
  data: Uint8Array;
}

export type PictureRefusal = 'picture-format' | 'picture-size' | 'picture-damaged';

const SIGNATURE_AND_HEADER = 33;

/** What a PNG says of itself before anything is unpacked. */
function header(bytes: Uint8Array): { width: number; height: number; plain: boolean } | null {
  if (bytes.length < SIGNATURE_AND_HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, SIGNATURE_AND_HEADER);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  // Eight bits a channel at most and not interlaced: only then is what it unpacks to bounded.
  const plain = view.getUint8(24) <= 8 && view.getUint8(28) === 0;
  return { width: view.getUint32(16), height: view.getUint32(20), plain };
}

/** Unpacks a PNG of at most `LIMITS.pixels`; says why when it does not. */
export function readPng(bytes: Uint8Array): Picture | PictureRefusal {
  const head = header(bytes);
  if (!head?.plain) return 'picture-format';
  if (head.width * head.height > LIMITS.pixels) return 'picture-size';
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    if (data.length !== width * height * 4) return 'picture-damaged';
    return { width, height, data: new Uint8Array(data) };
  } catch {
    // A library's complaint about a file that is none.
    return 'picture-damaged';
  }
}
