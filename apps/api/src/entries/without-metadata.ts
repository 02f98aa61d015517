import { EXIF, orientationIn } from '@kaopu/viewer';

// Photos of phones say where and with which device they were taken. Nobody who hands in a receipt
// means to tell; what the picture shows is untouched, byte for byte.

/** Cuts [from, to) out of the bytes. */
type Cut = readonly [from: number, to: number];

function cutOut(
  bytes: Buffer,
  cuts: readonly Cut[],
  insert: Buffer = Buffer.alloc(0),
  at = 0,
): Buffer {
  const parts = [bytes.subarray(0, at), insert];
  let place = at;
  for (const [from, to] of cuts) {
    parts.push(bytes.subarray(place, from));
    place = to;
  }
  return Buffer.concat([...parts, bytes.subarray(place)]);
}

/** An Exif segment that says how to turn the picture, and nothing else. */
function turned(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0);
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}

/** Application data other than what colours need: JFIF, colour profile, Adobe's transform. */
function isMetadata(marker: number, payload: Buffer): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe1 || marker > 0xef || marker === 0xee) return false;
  return !(marker === 0xe2 && payload.subarray(0, 11).toString('latin1') === 'ICC_PROFILE');
}

/** Where the compressed rows that begin here end: at the next marker that is none of theirs. */
function afterRows(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function jpeg(bytes: Buffer): Buffer {
  const cuts: Cut[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Behind its end a photo may carry a film or another photo, with metadata of their own.
    if (marker === 0xd9) {
      cuts.push([at + 2, bytes.length]);
      break;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const payload = bytes.subarray(at + 4, end);
    if (isMetadata(marker, payload)) {
      if (marker === 0xe1 && payload.subarray(0, EXIF.length).equals(EXIF)) {
        orientation = orientationIn(payload);
      }
      cuts.push([at, Math.min(end, bytes.length)]);
    }
    at = marker === 0xda ? afterRows(bytes, end) : end;
  }
  return cutOut(bytes, cuts, turned(orientation), 2);
}

const PNG_METADATA: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function png(bytes: Buffer): Buffer {
  const cuts: Cut[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (PNG_METADATA.has(type)) cuts.push([at, Math.min(end, bytes.length)]);
    if (type === 'IEND') cuts.push([Math.min(end, bytes.length), bytes.length]);
    at = type === 'IEND' ? bytes.length : end;
  }
  return cutOut(bytes, cuts);
}

const WEBP_METADATA: ReadonlySet<string> = new Set(['EXIF', 'XMP ']);
/** Bits of the extended header that announce them. */
const ANNOUNCED = 0x08 | 0x04;

function webp(bytes: Buffer): Buffer {
  const cuts: Cut[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (WEBP_METADATA.has(bytes.toString('latin1', at, at + 4))) {
      cuts.push([at, Math.min(end, bytes.length)]);
    }
    at = end;
  }
  if (cuts.length === 0) return bytes;
  const kept = cutOut(bytes, cuts);
  kept.writeUInt32LE(kept.length - 8, 4);
  if (kept.toString('latin1', 12, 16) === 'VP8X' && kept.length > 20) {
    kept.writeUInt8(kept.readUInt8(20) & ~ANNOUNCED, 20);
  }
  return kept;
}

/**
 * A picture without what it says of place, time and device; how it is to be turned stays. Linear, and
 * decodes nothing: what is no picture after all is handed back as far as it could be read.
 */
export function withoutMetadata(file: Uint8Array, mime: string): Buffer {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  switch (mime) {
    case 'image/jpeg':
      return jpeg(bytes);
    case 'image/png':
      return png(bytes);
    case 'image/webp':
      return webp(bytes);
    default:
      return bytes;
  }
}
