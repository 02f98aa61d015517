import type { EvidenceForm, EvidenceViewQuery, PictureDiff, RowsDiff } from '@kaopu/contracts';
import { pagePieces, type Pieces } from './blocks.ts';
import { orderedJson } from './json.ts';
import type { PictureRefusal } from './png.ts';
import { comparePictures } from './pictures.ts';
import { compareRows } from './rows.ts';
import { sheetsOf, type Sheets } from './sheets.ts';
import { sourcePieces, textPieces } from './source-lines.ts';
import { viewText } from './view.ts';

/** Decoded text, and whether that was all there is. */
export interface Decoded {
  text: string;
  complete: boolean;
}

export interface TextsDiff {
  content: RowsDiff;
  source: RowsDiff | null;
}

/** All that is done with hostile bytes, by name. */
export const JOBS = {
  view: (input: { decoded: Decoded; form: EvidenceForm; query: EvidenceViewQuery }): string =>
    viewText(input.decoded.text, input.form, input.query, input.decoded.complete),

  texts: (input: { before: Decoded; after: Decoded; form: EvidenceForm }): TextsDiff => {
    const compare = (read: (text: string) => Pieces): RowsDiff =>
      compareRows(piecesOf(input.before, read), piecesOf(input.after, read));
    if (input.form === 'page')
      return { content: compare(pagePieces), source: compare(sourcePieces) };
    const ordered = (text: string) => textPieces(input.form === 'json' ? orderedJson(text) : text);
    return { content: compare(ordered), source: null };
  },

  pictures: (input: { before: Uint8Array; after: Uint8Array }): PictureDiff | PictureRefusal =>
    comparePictures(input.before, input.after),

  sheets: (input: { decoded: Decoded; form: EvidenceForm }): Sheets =>
    sheetsOf(input.decoded.text, input.form, input.decoded.complete),
};

function piecesOf({ text, complete }: Decoded, read: (text: string) => Pieces): Pieces {
  const pieces = read(text);
  return { ...pieces, complete: pieces.complete && complete };
}

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;
