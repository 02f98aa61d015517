import type { DimensionId } from '@kaopu/scoring';
import { memo, useId, useState, type Dispatch, type KeyboardEvent } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import method from '../method/MethodPage.module.css';
import control from '../ui/control.module.css';
import { leastOf, mostOf, STEP } from './shares.ts';
import type { Action } from './tuning.ts';
import css from './Weights.module.css';
import { WEIGHT_WORDS } from './words.ts';

const UP_DOWN: Record<string, number> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};
const ALL_WAYS: Record<string, number> = { ...UP_DOWN, ArrowRight: 1, ArrowLeft: -1 };

/** One dimension's share, to be drawn or written. Shares have halves, but keys go by whole points. */
export const Slider = memo(function Slider({
  dimension,
  share,
  act,
}: {
  dimension: DimensionId;
  share: number;
  act: Dispatch<Action>;
}) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const name = m.words.dimension[dimension];
  const [least, most] = [leastOf(dimension), mostOf(dimension)];
  const move = (to: number) => act({ kind: 'move', dimension, to });
  const rest = () => act({ kind: 'rest' });

  function onKey(event: KeyboardEvent, steps: Record<string, number>) {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setDraft(null);
    move(share + step);
  }

  function write(text: string) {
    setDraft(text);
    const wanted = Number(text);
    if (text !== '' && wanted >= least && wanted <= most) move(wanted);
  }

  function leave() {
    // Half a number may lie outside of what is allowed; a whole one is brought within.
    if (draft !== null && draft !== '') move(Number(draft));
    setDraft(null);
    rest();
  }

  return (
    <div className={css['slider']} data-dimension={dimension}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={STEP}
        value={share}
        aria-valuetext={words.share(String(share))}
        aria-describedby={least > 0 ? `${id}l` : undefined}
        onChange={(event) => move(event.target.valueAsNumber)}
        onKeyDown={(event) => onKey(event, ALL_WAYS)}
        onPointerDown={rest}
        onBlur={rest}
      />
      <input
        type="number"
        inputMode="decimal"
        className={control['input']}
        aria-label={words.exact(name)}
        min={least}
        max={most}
        step={STEP}
        value={draft ?? share}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => onKey(event, UP_DOWN)}
        onBlur={leave}
      />
      {least > 0 ? (
        <p id={`${id}l`} className={method['generated']}>
          {words.least(String(least))}
        </p>
      ) : null}
    </div>
  );
});
