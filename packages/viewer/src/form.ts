import type { EvidenceForm } from '@kaopu/contracts';

const PICTURES: readonly { type: string; starts(bytes: Uint8Array): boolean }[] = [
  { type: 'image/png', starts: (bytes) => has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
  { type: 'image/jpeg', starts: (bytes) => has(bytes, 0, [0xff, 0xd8, 0xff]) },
  { type: 'image/gif', starts: (bytes) => has(bytes, 0, [0x47, 0x49, 0x46, 0x38]) },
  {
    type: 'image/webp',
    starts: (bytes) =>
      has(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && has(bytes, 8, [0x57, 0x45, 0x42, 0x50]),
  },
];

const TEXTS = /^(text\/|application\/(javascript|ecmascript|xml|x-javascript)$|[^;]*\+xml$)/;
const JSONS = /^(application|text)\/(json|[\w.-]*\+json|x-ndjson|json5)$/;
const PAGES = /^(text\/html|application\/xhtml\+xml)$/;
/** No text holds these; pages of a broken shop may hold a stray one further behind. */
const SCANNED = 1024;

function has(bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, i) => bytes[offset + i] === byte);
}

/** The media type alone, in lower case. */
export function typeOf(mime: string): string {
  return (mime.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** The type of a raster picture by its first bytes, or null. */
export function rasterType(bytes: Uint8Array): string | null {
  return PICTURES.find((entry) => entry.starts(bytes))?.type ?? null;
}

/** The type of a raster picture that both its label and its first bytes agree on, or null. */
export function pictureType(mime: string, bytes: Uint8Array): string | null {
  const type = typeOf(mime);
  return PICTURES.find((entry) => entry.type === type)?.starts(bytes) ? type : null;
}

function startsWide(bytes: Uint8Array): boolean {
  return has(bytes, 0, [0xff, 0xfe]) || has(bytes, 0, [0xfe, 0xff]);
}

/** How bytes that came under this type can be shown. Only rasters are pictures: SVG is text. */
export function formOf(mime: string, bytes: Uint8Array): EvidenceForm {
  if (pictureType(mime, bytes) !== null) return 'picture';
  const type = typeOf(mime);
  if (!startsWide(bytes) && bytes.subarray(0, SCANNED).includes(0)) return 'binary';
  if (PAGES.test(type)) return 'page';
  if (JSONS.test(type)) return 'json';
  if (TEXTS.test(type)) return 'text';
  return type === '' ? 'text' : 'binary';
}
