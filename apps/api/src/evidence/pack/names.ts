/** Of these types only images open in a viewer; what could run is given a name that opens as text. */
const ENDINGS: Record<string, string> = {
  'text/html': 'html.txt',
  'application/xhtml+xml': 'html.txt',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/vnd.kaopu.look+json': 'json',
  'application/xml': 'xml.txt',
  'text/xml': 'xml.txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Name of the copy of a picture on which parts are covered. */
export function coveredName(number: number, sha256: string, type: string): string {
  return packName(number, sha256, type).replace('-', '-covered-');
}

/** Name of a file in a pack, made of nothing that came from outside but the kind of its type. */
export function packName(number: number, sha256: string, mime: string): string {
  const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = Object.hasOwn(ENDINGS, type) ? ENDINGS[type] : 'bin';
  return `files/${String(number).padStart(4, '0')}-${sha256.slice(0, 16)}.${ending}`;
}
