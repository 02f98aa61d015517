import { rasterType } from './form.ts';
import { EXIF, orientationIn } from './orientation.ts';

export interface PictureSize {
  width: number;
  height: number;
}

/** Start of frame, in whichever coding; not what else lies among these markers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegSize(bytes: Buffer): PictureSize | null {
  let isTurned = false;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const payload = bytes.subarray(at + 4, end);
    if (marker === 0xe1 && payload.subarray(0, EXIF.length).equals(EXIF)) {
      isTurned = orientationIn(payload) > 4;
    }
    at = end;
  }
  return null;
}

function webpSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

function sizeIn(bytes: Buffer): PictureSize | null {
  switch (rasterType(bytes)) {
    case 'image/png':
      if (bytes.length < 24) return null;
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    case 'image/gif':
      if (bytes.length < 10) return null;
      return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    default:
      return null;
  }
}

/** How large a raster picture is when it is shown, as it says itself; null when it does not. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const size = sizeIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}
