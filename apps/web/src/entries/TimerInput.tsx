import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import type { About } from './FieldInput.tsx';
import css from './Form.module.css';
import { secondClockOf, secondInstantOf, spanIn, spanText } from './values.ts';
import { ENTRY_WORDS } from './words.ts';

/** The present, once a second while it is wanted. */
function usePresent(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

/**
 * A start and a stop under the thumb. What counts are the two instants, which lie in the draft: a
 * locked phone, another app or a reload changes nothing.
 */
export function TimerInput({
  value,
  onChange,
  ...about
}: About & { value: string; onChange: (text: string) => void }) {
  const { duration } = useI18n();
  const words = useWords(ENTRY_WORDS).timer;
  const span = spanIn(value);
  const isRunning = span !== null && span.to === null;
  const now = usePresent(isRunning);
  const seconds = span === null ? 0 : Math.max(0, ((span.to ?? now) - span.from) / 1_000);
  const state = span === null ? words.idle : isRunning ? words.running : words.stopped;
  const set = (from: number | null, to: number | null) => onChange(spanText(from, to));
  return (
    <Field {...about}>
      {(ids) => (
        <div className={css['timer']} role="group" {...ids} tabIndex={-1}>
          <div className={css['clock']} role="timer" aria-label={state}>
            {duration(seconds)}
          </div>
          {isRunning ? (
            <Button look="accent" onClick={() => set(span.from, Date.now())}>
              {words.stop}
            </Button>
          ) : (
            <Button look={span === null ? 'accent' : 'plain'} onClick={() => set(Date.now(), null)}>
              {span === null ? words.start : words.again}
            </Button>
          )}
          <details>
            <summary>{words.byHand}</summary>
            <ByHand
              label={words.from}
              at={span?.from ?? null}
              onChange={(from) => set(from, span?.to ?? null)}
            />
            <ByHand
              label={words.to}
              at={span?.to ?? null}
              onChange={(to) => set(span?.from ?? to, to)}
            />
          </details>
        </div>
      )}
    </Field>
  );
}

function ByHand({
  label,
  at,
  onChange,
}: {
  label: string;
  at: number | null;
  onChange: (at: number | null) => void;
}) {
  return (
    <label>
      {label}
      <input
        type="datetime-local"
        step={1}
        className={control['input']}
        value={at === null ? '' : secondClockOf(at)}
        onChange={(event) => onChange(secondInstantOf(event.target.value))}
      />
    </label>
  );
}
