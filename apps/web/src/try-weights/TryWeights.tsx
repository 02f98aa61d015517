import type { Explanation } from '@kaopu/contracts';
import { DIMENSIONS, METHOD_VERSION, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { Link } from '@tanstack/react-router';
import { useMemo, useReducer } from 'react';
import { pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import dialog from '../platform/EditDialog.module.css';
import { GradeBadge } from '../score/GradeBadge.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Presets } from '../weights/Presets.tsx';
import { isSame, sharesOf, sharesText, weightsOf } from '../weights/shares.ts';
import { Slider } from '../weights/Slider.tsx';
import { tuned, tuningOf } from '../weights/tuning.ts';
import { WEIGHT_WORDS } from '../weights/words.ts';
import { TriedLosses } from './TriedLosses.tsx';
import { tried } from './tried.ts';
import css from './TryWeights.module.css';
import { TRY_WORDS } from './words.ts';

/** Beside the page: one platform under other weights. Score, losses and their sum move as one. */
export function TryWeights({
  why,
  profile,
  onClose,
}: {
  why: Explanation;
  profile: ProfileId;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(TRY_WORDS);
  const tuning = useWords(WEIGHT_WORDS);
  const base = useMemo(() => sharesOf(PROFILE_WEIGHTS[profile].weights), [profile]);
  const [{ now, past }, act] = useReducer(tuned, tuningOf(base));
  const published = useMemo(() => tried(why, weightsOf(base)), [why, base]);
  const own = useMemo(() => tried(why, weightsOf(now)), [why, now]);
  const { score } = own;
  const sum = DIMENSIONS.reduce((all, dimension) => all + now[dimension], 0);
  const unchanged = isSame(now, base);
  return (
    <Dialog title={words.open} side onClose={onClose}>
      <div className={dialog['form']}>
        <p className={css['quiet']}>{words.lead}</p>
        {why.score.method === METHOD_VERSION ? null : (
          <p className={css['quiet']}>{words.unlike}</p>
        )}
        <div role="status" className={css['score']}>
          <strong data-fact="tried-score">
            {words.score(scoreText(published.score.value), scoreText(score.value))}
          </strong>
          <GradeBadge score={score} />
          <span>{words.interval(scoreText(score.lo), scoreText(score.hi))}</span>
          {score.status === 'ok' ? null : <Tag look="dashed">{m.words.status[score.status]}</Tag>}
          <span data-fact="tried-sum">
            {words.sum(pointsText(own.total), pointsText(100 - own.total))}
          </span>
        </div>
        <Presets now={now} act={act} />
        <div>
          {DIMENSIONS.map((dimension) => (
            <Slider key={dimension} dimension={dimension} share={now[dimension]} act={act} />
          ))}
          <p className={css['quiet']}>
            <Tag>{tuning.sum(String(sum))}</Tag> {tuning.keys}
          </p>
        </div>
        <TriedLosses published={published} own={own} />
        <div className={dialog['buttons']}>
          <Button disabled={past.length === 0} onClick={() => act({ kind: 'undo' })}>
            {tuning.undo}
          </Button>
          <Button disabled={unchanged} onClick={() => act({ kind: 'choose', shares: base })}>
            {tuning.reset(m.shell.profileShort[profile])}
          </Button>
          <Link
            to="/weights"
            search={unchanged ? {} : { w: sharesText(now) }}
            className={buttonClass('plain')}
          >
            {words.all}
          </Link>
          <span className={dialog['space']} />
          <Button look="accent" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
