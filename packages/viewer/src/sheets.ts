import type { EvidenceForm, PackSheet } from '@kaopu/contracts';
import { pagePieces, type Piece } from './blocks.ts';
import { visible } from './escape.ts';
import { prettyJson } from './json.ts';
import type { PictureSize } from './picture-size.ts';

/** A piece of evidence on sheets of paper, and whether they show all of it. */
export interface Sheets {
  sheets: PackSheet[];
  complete: boolean;
}

/** Millimetres: what a sheet has room for below a piece's particulars, and what each after it has. */
const ROOM = { width: 180, first: 150, next: 245 };
const LINE_MM = 4;
const LINES = { first: Math.floor(ROOM.first / LINE_MM), next: Math.floor(ROOM.next / LINE_MM) };
const MOST_SHEETS = { picture: 10, lines: 6 };
/** Widths in characters of the font: a Latin one takes at most so much of a Chinese one's. */
const LINE_EMS = 60;
const LATIN_EMS = 0.62;

const MM_A_PIXEL = 25.4 / 96;
/** No higher than a photo: on one sheet, however small that makes it. */
const PHOTO = 1.5;
/** What is higher is shrunk so far at most to save a sheet. */
const SHRINK = 0.85;

const roomOn = (sheets: number) => ROOM.first + (sheets - 1) * ROOM.next;

/** A picture as large as it is readable, over as many sheets as that takes. */
export function pictureSheets({ width, height }: PictureSize): Sheets {
  const natural = Math.min(ROOM.width, width * MM_A_PIXEL);
  const ratio = height / width;
  let count = 1;
  while (ratio > PHOTO && count < MOST_SHEETS.picture && roomOn(count) < natural * ratio * SHRINK) {
    count += 1;
  }
  const most = roomOn(count);
  const fits = ratio <= PHOTO || natural * ratio * SHRINK <= most;
  const wide = fits ? Math.min(natural, most / ratio) : natural;
  const whole = wide * ratio;
  const sheets: PackSheet[] = [];
  let from = 0;
  for (let i = 1; i <= count; i += 1) {
    const height = Math.min(i === 1 ? ROOM.first : ROOM.next, whole - from);
    sheets.push({ kind: 'picture', width: wide, whole, from, height });
    from += height;
  }
  return { sheets, complete: fits };
}

const MARKS: Partial<Record<Piece['kind'], string>> = {
  link: '→ ',
  picture: '[img] ',
  field: '[input] ',
  frame: '[frame] ',
};

function linesOf(text: string, form: EvidenceForm): { lines: string[]; complete: boolean } {
  if (form === 'page') {
    const { pieces, complete } = pagePieces(text);
    return { lines: pieces.map((piece) => (MARKS[piece.kind] ?? '') + piece.text), complete };
  }
  const shown = form === 'json' ? prettyJson(text) : text;
  return { lines: shown.split(/\r\n?|\n/), complete: true };
}

/** Cut where the line is full; what nobody sees is named first. */
function* wrapped(line: string): Generator<string> {
  let part = '';
  let ems = 0;
  for (const sign of visible(line).replaceAll('\t', '  ')) {
    const wide = (sign.codePointAt(0) ?? 0) < 0x300 ? LATIN_EMS : 1;
    if (ems + wide > LINE_EMS) {
      yield part;
      part = '';
      ems = 0;
    }
    part += sign;
    ems += wide;
  }
  yield part;
}

/** A text as lines that fit, so that every sheet holds as many as were counted. */
export function sheetsOf(text: string, form: EvidenceForm, isWhole: boolean): Sheets {
  const most = LINES.first + (MOST_SHEETS.lines - 1) * LINES.next;
  const { lines, complete } = linesOf(text, form);
  const fitting: string[] = [];
  let isCut = false;
  for (const line of lines) {
    for (const part of wrapped(line)) {
      isCut ||= fitting.length >= most;
      if (!isCut) fitting.push(part);
    }
    if (isCut) break;
  }
  const sheets: PackSheet[] = [{ kind: 'lines', lines: fitting.slice(0, LINES.first) }];
  for (let at = LINES.first; at < fitting.length; at += LINES.next) {
    sheets.push({ kind: 'lines', lines: fitting.slice(at, at + LINES.next) });
  }
  return { sheets, complete: isWhole && complete && !isCut };
}
