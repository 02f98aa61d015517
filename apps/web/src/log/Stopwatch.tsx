import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import form from '../entries/Form.module.css';
import { Button } from '../ui/Button.tsx';
import labels from '../ui/Field.module.css';
import css from './Log.module.css';
import { LOG_WORDS } from './words.ts';

/** The present, once a second while it is wanted. */
function usePresent(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/**
 * Two taps with anything in between. What counts are two instants that lie in the draft: a locked
 * phone, another app, a reload or a killed browser changes nothing.
 */
export function Stopwatch({
  from,
  to,
  error,
  onChange,
}: {
  /** ISO instants, '' for not yet. */
  from: string;
  to: string;
  error: string | null;
  onChange: (span: { from: string; to: string }) => void;
}) {
  const { duration } = useI18n();
  const words = useWords(LOG_WORDS).chat;
  const isRunning = from !== '' && to === '';
  const now = usePresent(isRunning);
  const end = to === '' ? now : Date.parse(to);
  const seconds = from === '' ? 0 : Math.max(0, (end - Date.parse(from)) / 1_000);
  const state = from === '' ? words.idle : isRunning ? words.running : words.stopped;
  const present = () => new Date().toISOString();
  return (
    <section
      className={form['timer']}
      aria-label={words.clock}
      aria-invalid={error === null ? undefined : true}
    >
      <div className={form['clock']} role="timer" aria-label={state}>
        {duration(seconds)}
      </div>
      <p role="status" className={css['state']}>
        {state}
      </p>
      {isRunning ? (
        <Button look="accent" onClick={() => onChange({ from, to: present() })}>
          {words.replied}
        </Button>
      ) : (
        <Button
          look={from === '' ? 'accent' : 'plain'}
          onClick={() => onChange({ from: present(), to: '' })}
        >
          {from === '' ? words.sent : words.again}
        </Button>
      )}
      {error === null ? null : (
        <p className={labels['error']} role="alert">
          {error}
        </p>
      )}
      <p className={labels['hint']}>{words.waitHint}</p>
    </section>
  );
}
