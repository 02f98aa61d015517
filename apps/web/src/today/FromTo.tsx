import type { MoveView } from '@kaopu/contracts';
import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { TODAY_WORDS } from './words.ts';

/** Where a score stood a week ago and stands now, each with its interval and letter, and its state where that changed. */
export function FromTo({ move: { before, after } }: { move: MoveView }) {
  const { m } = useI18n();
  const words = useWords(TODAY_WORDS);
  const textOf = ({ value, lo, hi, status, grade }: MoveView['before']) =>
    words.score(
      scoreText(value),
      scoreText(lo),
      scoreText(hi),
      before.status === after.status && status === 'ok' ? grade : m.words.status[status],
    );
  return (
    <span>
      {textOf(before)} → {textOf(after)}
    </span>
  );
}
