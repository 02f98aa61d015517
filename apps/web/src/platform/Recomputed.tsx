import type { ScoreView } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { wordFor } from '../i18n/messages.ts';
import { useWords } from '../i18n/use-words.ts';
import { checkScore } from '../score/recompute.ts';
import { Tag } from '../ui/Tag.tsx';
import { PROFILE_WORDS } from './profile-words.ts';
import css from './Recomputed.module.css';

/** Whether the served scores are what their own dimensions give under the published weights. */
export function Recomputed({ scores }: { scores: readonly ScoreView[] }) {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  const checks = scores.map((score) => ({ score, ...checkScore(score) }));
  const differing = checks.filter(({ verdict }) => verdict === 'differs');
  const unlike = checks.some(({ verdict }) => verdict === 'unlike');
  if (differing.length > 0) {
    return (
      <div className={css['line']} role="alert" data-verdict="differs">
        {words.recompute} <Tag look="warning">{words.differs}</Tag>
        <ul>
          {differing.map(({ score, own }) => (
            <li key={score.profile}>
              {words.differsFor(
                wordFor(m.shell.profileShort, score.profile),
                exactly(score),
                own === null ? '' : exactly(own),
              )}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <p className={css['line']} data-verdict={unlike ? 'unlike' : 'agrees'}>
      {words.recompute}{' '}
      {unlike ? (
        <Tag look="dashed">{words.unlikeShort}</Tag>
      ) : (
        <Tag look="ok">✓ {words.agrees}</Tag>
      )}{' '}
      <span className={css['detail']}>
        {unlike ? words.unlikeFor : words.agreesAll(countText(checks.length))}
      </span>
    </p>
  );
}

/** With the digits a comparison needs. */
function exactly({ value, lo, hi }: Pick<ScoreView, 'value' | 'lo' | 'hi'>): string {
  return `${value.toFixed(4)} [${lo.toFixed(4)}–${hi.toFixed(4)}]`;
}
