import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { cx } from '../ui/classes.ts';
import sr from '../ui/sr.module.css';
import { GradeBadge, type ShownScore } from './GradeBadge.tsx';
import { IntervalBar } from './IntervalBar.tsx';
import css from './ScoreCell.module.css';

/** The score in words, for whoever does not see the picture. */
export function useScoreLabel(): (score: ShownScore) => string {
  const { m } = useI18n();
  return (score) =>
    score.status === 'insufficient'
      ? m.list.insufficientLabel(scoreText(score.lo), scoreText(score.hi))
      : m.list.scoreLabel(
          scoreText(score.value),
          score.grade,
          scoreText(score.lo),
          scoreText(score.hi),
        );
}

/** In a narrow cell lines break between the parts, never within one. */
function whole(text: string): string {
  return text.replaceAll(' ', '\u00a0').replaceAll('·\u00a0', '· ');
}

/** Integer, letter, interval and state in one row of the list. */
export function ScoreCell({ score, stale }: { score: ShownScore | null; stale: boolean }) {
  const { m } = useI18n();
  const label = useScoreLabel();
  if (score === null) return <span className={css['waiting']}>{m.list.notScored}</span>;
  const state = score.provisional ? m.words.provisional : '';
  const note = [
    stale ? m.words.stale : '',
    score.status === 'ok' ? state : m.words.status[score.status],
  ]
    .filter((word) => word !== '')
    .join(' · ');
  const ends = `${scoreText(score.lo)}–${scoreText(score.hi)}`;
  return (
    <span className={cx(css['cell'], stale && css['stale'])}>
      <span className={sr['only']}>
        {label(score)} {note}
      </span>
      <span
        className={cx(css['value'], score.status === 'insufficient' && css['unsure'])}
        aria-hidden="true"
      >
        {scoreText(score.value)}
      </span>
      <GradeBadge score={score} />
      <span className={css['picture']} aria-hidden="true">
        <IntervalBar score={score} thin />
        <span className={css['note']}>{whole(note === '' ? ends : `${ends} · ${note}`)}</span>
      </span>
    </span>
  );
}
