import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Moved } from './rerank.ts';
import { WEIGHT_WORDS } from './words.ts';

export interface Move {
  /** An arrow with the distance; '' where there is none. */
  sign: string;
  words: string;
}

/** How far a platform moved among the ranked. */
export function useMoveWords(): (moved: Moved) => Move {
  const { move } = useWords(WEIGHT_WORDS);
  return ({ before, after }) => {
    if (after.rank === null) {
      return { sign: '', words: before.rank === null ? move.same : move.left };
    }
    if (before.rank === null) return { sign: '', words: move.entered };
    const up = before.rank - after.rank;
    const places = countText(Math.abs(up));
    if (up === 0) return { sign: '', words: move.same };
    return up > 0
      ? { sign: `↑ ${places}`, words: move.up(places) }
      : { sign: `↓ ${places}`, words: move.down(places) };
  };
}
