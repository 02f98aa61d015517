import { pictureType, typeOf } from '@kaopu/viewer';
import type { Stored } from './stored-evidence.ts';

const TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/json': 'json',
};
const MARKUP = /html|xml|svg/;

/**
 * The name a download gets. Markup ends in .txt: a double click must open an editor, not a page
 * that runs from the reader's own disk.
 */
export function fileName({ sha256, mime, form, bytes }: Stored): string {
  const name = sha256.slice(0, 16);
  const type = typeOf(mime);
  if (form === 'picture') return `${name}.${TYPES[pictureType(mime, bytes) ?? ''] ?? 'bin'}`;
  if (form === 'json') return `${name}.${TYPES[type] ?? 'json'}`;
  if (form === 'page') return `${name}.html.txt`;
  if (form === 'text') return MARKUP.test(type) ? `${name}.xml.txt` : `${name}.txt`;
  return `${name}.bin`;
}
