import type { ScoreView } from '@kaopu/contracts';
import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { GradeBadge } from '../score/GradeBadge.tsx';
import { IntervalBar } from '../score/IntervalBar.tsx';
import { useScoreLabel } from '../score/ScoreCell.tsx';
import { cx } from '../ui/classes.ts';
import sr from '../ui/sr.module.css';
import { Tag } from '../ui/Tag.tsx';
import css from './ScoreLine.module.css';
import { PLATFORM_WORDS } from './words.ts';

/** The score with everything it must never travel without: letter, interval, state. */
export function ScoreLine({ score, stale }: { score: ScoreView; stale: boolean }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const label = useScoreLabel();
  const unsure = score.status === 'insufficient';
  return (
    <div className={cx(css['line'], stale && css['stale'])}>
      <span className={sr['only']}>{label(score)}</span>
      <span aria-hidden="true" className={cx(css['value'], unsure && css['unsure'])}>
        {scoreText(score.value)}
      </span>
      <GradeBadge score={score} />
      <div className={css['picture']} aria-hidden="true">
        <IntervalBar score={score} />
        <div className={css['scale']}>
          <span>0</span>
          <span>{texts.interval(scoreText(score.lo), scoreText(score.hi))}</span>
          <span>100</span>
        </div>
      </div>
      <div className={css['tags']}>
        {score.status === 'ok' ? null : (
          <Tag look="dashed" title={m.words.statusHelp[score.status]}>
            {m.words.status[score.status]}
          </Tag>
        )}
        {score.provisional ? (
          <Tag look="dashed" title={m.words.provisionalHelp}>
            {m.words.provisional}
          </Tag>
        ) : null}
      </div>
    </div>
  );
}
