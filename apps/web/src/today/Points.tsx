import type { MoveView } from '@kaopu/contracts';
import { hasLeftInterval } from '@kaopu/scoring';
import { pointsText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './Today.module.css';
import { TODAY_WORDS } from './words.ts';

/** By how much a score moved, with arrow and word; level while it is within its interval. */
export function Points({ move: { before, after, points } }: { move: MoveView }) {
  const words = useWords(TODAY_WORDS);
  if (!hasLeftInterval(before, after)) return <span>≈ {words.same}</span>;
  const [look, arrow] = points > 0 ? (['up', '↑'] as const) : (['down', '↓'] as const);
  return (
    <strong className={css[look]}>
      {arrow} {pointsText(Math.abs(points))} {words[look]}
    </strong>
  );
}
