import type { Limit, Note } from './types.ts';

const CUT = '…';
const encoder = new TextEncoder();

/** How much a text is, as a service counts it: bytes of UTF-8, or UTF-16 units. */
export function sizeOf(text: string, unit: Limit['unit']): number {
  return unit === 'bytes' ? encoder.encode(text).length : text.length;
}

/** The text, or its beginning and an ellipsis, within the limit; code points stay whole. */
export function cut(text: string, { unit, most }: Limit): string {
  if (sizeOf(text, unit) <= most) return text;
  const room = most - sizeOf(CUT, unit);
  let size = 0;
  let kept = '';
  for (const point of text) {
    size += sizeOf(point, unit);
    if (size > room) break;
    kept += point;
  }
  return room < 0 ? '' : `${kept}${CUT}`;
}

/** The body with its mark behind it, which survives the cutting. */
export function bodyOf({ body, mark }: Note, { unit, most }: Limit): string {
  const tail = mark === '' ? '' : `\n${mark}`;
  return `${cut(body, { unit, most: most - sizeOf(tail, unit) })}${tail}`;
}

/** Title, body and mark as one text within the limit. */
export function textOf(note: Note, limit: Limit): string {
  const head = `${cut(note.title, { unit: 'characters', most: 100 })}\n`;
  return head + bodyOf(note, { ...limit, most: limit.most - sizeOf(head, limit.unit) });
}
