import type { ScoreView } from '@kaopu/contracts';
import { DotLine } from '../charts/DotLine.tsx';
import { scoreText, shareText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { GradeBadge } from '../score/GradeBadge.tsx';
import { useScoreLabel } from '../score/ScoreCell.tsx';
import { cx } from '../ui/classes.ts';
import { Tag } from '../ui/Tag.tsx';
import type { ProfileView } from './profile-rows.ts';
import { PROFILE_WORDS } from './profile-words.ts';
import css from './Profiles.module.css';

/** What moves this buyer's score away from the current one: the gap, then its strongest parts. */
function useReason(): (row: ProfileView) => string[] {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  return ({ isCurrent, difference }) => {
    if (isCurrent) return [words.current];
    if (difference === null) return [words.unlike];
    const { leading, total, cap } = difference;
    if (total === 0 && leading.length === 0) return [words.equal];
    return [
      words.gap(signedPoints(total)),
      ...(cap === 0 ? [] : [words.capPart(signedPoints(cap))]),
      ...leading.map(({ dimension, from, to, points }) =>
        words.part(
          m.words.dimension[dimension],
          shareText(from),
          shareText(to),
          signedPoints(points),
        ),
      ),
    ];
  };
}

/** State in a word: a score is never shown without it. */
function useStates(): (score: ScoreView, stale: boolean) => string[] {
  const { m } = useI18n();
  return (score, stale) => [
    m.words.status[score.status],
    ...(score.provisional ? [m.words.provisional] : []),
    ...(stale ? [m.words.stale] : []),
  ];
}

export function ProfileRow({
  row,
  current,
  stale,
  onChoose,
}: {
  row: ProfileView;
  current: ScoreView;
  stale: boolean;
  onChoose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  const label = useScoreLabel();
  const { id, score, isCurrent } = row;
  const name = m.shell.profile[id];
  const reasons = useReason()(row);
  const states = useStates()(score, stale);
  return (
    <label className={cx(css['row'], isCurrent && css['chosen'])}>
      <input
        type="radio"
        name="profile-view"
        checked={isCurrent}
        onChange={onChoose}
        aria-label={words.row(name, label(score), states.join(' · '), reasons.join(' · '))}
      />
      <span className={css['name']} aria-hidden="true">
        {name}
      </span>
      <span className={css['score']} aria-hidden="true">
        <span className={cx(css['value'], score.status === 'insufficient' && css['unsure'])}>
          {scoreText(score.value)}
        </span>
        <GradeBadge score={score} />
        <span className={css['ends']}>
          {scoreText(score.lo)}–{scoreText(score.hi)}
        </span>
        {states.map((state) => (
          <Tag key={state} look="dashed">
            {state}
          </Tag>
        ))}
      </span>
      <span className={css['plot']} aria-hidden="true">
        <DotLine score={score} reference={current.value} filled={isCurrent} />
      </span>
      <span className={css['reason']} aria-hidden="true">
        {isCurrent ? (
          <Tag>{words.current}</Tag>
        ) : (
          reasons.map((reason) => <span key={reason}>{reason}</span>)
        )}
      </span>
    </label>
  );
}
