import type { ScoreView } from '@kaopu/contracts';
import { cx } from '../ui/classes.ts';
import css from './IntervalBar.module.css';

type Ends = Pick<ScoreView, 'lo' | 'hi' | 'value' | 'grade'>;

/** The 90 % interval on a fixed track from 0 to 100. */
export function IntervalBar({ score, thin = false }: { score: Ends; thin?: boolean }) {
  const unsure = score.grade === '-';
  return (
    <span
      className={cx(css['bar'], thin && css['thin'], unsure && css['unsure'])}
      data-grade={score.grade}
    >
      <span className={css['track']} />
      <span
        className={css['interval']}
        style={{ left: `${score.lo}%`, width: `${Math.max(1.5, score.hi - score.lo)}%` }}
      />
      <span className={css['value']} style={{ left: `${score.value}%` }} />
    </span>
  );
}
