import type { Limit, Measure, Note } from './types.ts';

const CUT = '…';
const encoder = new TextEncoder();

/** How much a text is, as a service counts it. */
export function sizeOf(text: string, { unit, written }: Measure): number {
  const travels = written === undefined ? text : written(text);
  return unit === 'bytes' ? encoder.encode(travels).length : travels.length;
}

/** So many UTF-16 units of the text, or one less where that would split a code point. */
function beginning(text: string, units: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(units - 1)) ? units - 1 : units);
}

/** The text, or its beginning and an ellipsis, within the limit; code points stay whole. */
export function cut(text: string, limit: Limit): string {
  if (sizeOf(text, limit) <= limit.most) return text;
  const room = limit.most - sizeOf(CUT, limit);
  if (room < 0) return '';
  let fits = 0;
  let most = Math.min(text.length, room);
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    if (sizeOf(beginning(text, middle), limit) <= room) fits = middle;
    else most = middle - 1;
  }
  return `${beginning(text, fits)}${CUT}`;
}

/** The body with its mark behind it, which survives the cutting. */
export function bodyOf({ body, mark }: Note, limit: Limit): string {
  const tail = mark === '' ? '' : `\n${mark}`;
  return `${cut(body, { ...limit, most: limit.most - sizeOf(tail, limit) })}${tail}`;
}

/** Title, body and mark as one text within the limit. */
export function textOf(note: Note, limit: Limit): string {
  const head = `${cut(note.title, { unit: 'characters', most: 100 })}\n`;
  return head + bodyOf(note, { ...limit, most: limit.most - sizeOf(head, limit) });
}
