import { simplified } from '../kit/traditional.ts';

/** What lay between a character and the one before it and was left out. */
export type Gap = 'none' | 'space' | 'symbol';

/** A text made uniform for matching, each character with its place in the original. */
export interface Normalised {
  /** One UTF-16 unit a character; `\n` ends a clause, `、` parts members of an enumeration. */
  text: string;
  /** Where each character begins in the original. */
  at: Uint32Array;
  gaps: readonly Gap[];
}

const CLAUSE_END = /[\n\r，。！？；：,;!?:()[\]{}<>"'“”‘’「」『』【】《》〈〉|]/;
const ENUMERATION = /[、/]/;
const WORD = /[\p{L}\p{N}%]/u;
const TIMES = new Set(['×', '✕', '✖', '╳', '⨯']);

/**
 * Full-width and traditional forms, case, spaces, symbols and emoji inside of words made uniform.
 * One pass; a character that unfolds into many (ligatures) gives eight at most.
 */
export function normalise(original: string): Normalised {
  const chars: string[] = [];
  const at: number[] = [];
  const gaps: Gap[] = [];
  let gap = 'none' as Gap;
  let place = 0;
  for (const point of original) {
    const unfolded = TIMES.has(point) ? 'x' : point.normalize('NFKC').toLowerCase().slice(0, 8);
    for (const raw of unfolded) {
      if (CLAUSE_END.test(raw) || ENUMERATION.test(raw)) {
        const mark = ENUMERATION.test(raw) ? '、' : '\n';
        if (chars.at(-1) !== '\n') {
          chars.push(mark);
          at.push(place);
          gaps.push('none');
        }
        gap = 'none';
      } else if (WORD.test(raw) && raw.length === 1) {
        chars.push(simplified(raw));
        at.push(place);
        gaps.push(gap);
        gap = 'none';
      } else {
        // A symbol between two characters weighs more than the spaces around it.
        gap = /\s/.test(raw) && gap !== 'symbol' ? 'space' : 'symbol';
      }
    }
    place += point.length;
  }
  return { text: chars.join(''), at: Uint32Array.from(at), gaps };
}
