const META_SCAN_BYTES = 4096;

/** Declared by default rather than by knowledge; never enough to overrule the bytes. */
const UNINFORMED = new Set(['windows-1252', 'iso-8859-1']);

function decoderFor(label: string) {
  try {
    return new TextDecoder(label.trim());
  } catch {
    return null;
  }
}

function bomEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Counted one by one: matches of a whole page would be held in memory, each a string of its own. */
function count(text: string, wanted: (unit: number) => boolean): number {
  let found = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (wanted(text.charCodeAt(index))) found += 1;
  }
  return found;
}

const REPLACEMENT = 0xfffd;

/**
 * Multi-byte UTF-8 hardly arises by accident, so a page made of it is UTF-8 even when a few bytes
 * are broken or its end is cut off. Two-byte sequences alone also occur in short GBK texts.
 */
function looksLikeUtf8(text: string): boolean {
  const wide = count(text, (unit) => unit >= 0x0800 && unit < REPLACEMENT);
  const broken = count(text, (unit) => unit === REPLACEMENT);
  return wide > 0 && broken * 20 <= wide;
}

function declaredIn(text: string): string | null {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(text)?.[1] ?? null;
}

/** How much of a text cannot have been meant: replacement and private-use characters. */
function damage(text: string): number {
  return count(text, (unit) => unit === REPLACEMENT || (unit >= 0xe000 && unit <= 0xf8ff));
}

/**
 * Text of a page whatever it claims about itself. Order of trust: byte order mark; bytes that can
 * hardly be anything but UTF-8; then, of the declared charsets (header, meta) and GB18030, the one
 * that decodes with the least damage, earlier ones winning ties.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const bom = bomEncoding(bytes);
  if (bom !== null) return new TextDecoder(bom).decode(bytes);

  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_SCAN_BYTES));
  const meta = /<meta[^>]{0,200}charset\s*=[^>]{1,60}>/i.exec(head)?.[0] ?? '';
  const declared = [declaredIn(contentType), declaredIn(meta)]
    .map((label) => (label === null ? null : decoderFor(label)))
    .filter((decoder) => decoder !== null)
    .filter(({ encoding }) => !UNINFORMED.has(encoding))
    // Two bytes a character, and not a zero among them: no page with markup is that.
    .filter(({ encoding }) => !encoding.startsWith('utf-16') || head.includes('\0'));

  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (looksLikeUtf8(utf8)) return utf8;
  if (declared.length === 0 && !utf8.includes('\uFFFD')) return utf8;

  const candidates = [...declared, new TextDecoder('gb18030')];
  let best = { text: '', damage: Number.POSITIVE_INFINITY };
  for (const decoder of candidates) {
    const text = decoder.decode(bytes);
    const score = damage(text);
    if (score < best.damage) best = { text, damage: score };
  }
  return best.text;
}
