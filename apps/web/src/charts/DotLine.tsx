import type { ScoreView } from '@kaopu/contracts';
import { cx } from '../ui/classes.ts';
import css from './DotLine.module.css';

type Ends = Pick<ScoreView, 'lo' | 'hi' | 'value' | 'grade'>;

/**
 * One row of a dot plot on the fixed scale 0–100: the 90 % interval as a line, the value as a dot,
 * a dashed line through all rows at `reference`. Says nothing by itself: its row has the words.
 */
export function DotLine({
  score,
  reference,
  filled,
}: {
  score: Ends;
  reference: number;
  filled: boolean;
}) {
  return (
    <span
      className={cx(css['line'], score.grade === '-' && css['unsure'])}
      data-grade={score.grade}
    >
      <span className={css['reference']} style={{ left: `${reference}%` }} />
      <span
        className={css['interval']}
        style={{ left: `${score.lo}%`, width: `${Math.max(0.5, score.hi - score.lo)}%` }}
      />
      <span
        className={cx(css['dot'], filled && css['filled'])}
        style={{ left: `${score.value}%` }}
      />
    </span>
  );
}
