import type { ScoreView } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { cx } from '../ui/classes.ts';
import css from './GradeBadge.module.css';

/** What of a score is always shown together. */
export type ShownScore = Pick<
  ScoreView,
  'status' | 'grade' | 'provisional' | 'value' | 'lo' | 'hi'
>;

const LOOKS: Record<ScoreView['grade'], string | undefined> = {
  A: css['a'],
  B: css['b'],
  C: css['c'],
  D: css['d'],
  F: css['f'],
  X: css['x'],
  '-': css['none'],
};

/** The letter; outlined while provisional, a dashed ? without enough data, ! when a gate failed. */
export function GradeBadge({
  score,
}: {
  score: Pick<ShownScore, 'status' | 'grade' | 'provisional'>;
}) {
  const { m } = useI18n();
  const sign = score.grade === '-' ? '?' : score.grade === 'X' ? '!' : score.grade;
  return (
    <span
      className={cx(css['badge'], LOOKS[score.grade], score.provisional && css['outlined'])}
      title={score.provisional ? m.words.provisionalHelp : m.words.statusHelp[score.status]}
      aria-hidden="true"
    >
      {sign}
    </span>
  );
}
