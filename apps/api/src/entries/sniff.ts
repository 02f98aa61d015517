import { rasterType } from '@kaopu/viewer';

/** How far into a file its text is looked through for what no text holds. */
const MARKUP = /^\s*<(?:!|\?|[a-z])/i;

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .subarray(0, text.length)
    .equals(Buffer.from(text, 'latin1'));
}

/** UTF-8 without control characters but for line ends and tabs. null for anything else. */
function plainText(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? null : text;
}

/**
 * What a file is by its bytes, whatever it is called: a raster picture, a PDF, or plain text. null
 * for all else: pages and vector pictures may carry scripts, archives anything.
 */
export function sniff(bytes: Uint8Array): string | null {
  const raster = rasterType(bytes);
  if (raster !== null) return raster;
  if (startsWith(bytes, '%PDF-')) return 'application/pdf';
  const text = bytes.length === 0 ? null : plainText(bytes);
  return text === null || text.trim() === '' || MARKUP.test(text) ? null : 'text/plain';
}
