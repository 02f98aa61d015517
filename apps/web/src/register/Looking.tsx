import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import css from './Looking.module.css';
import { REGISTER_WORDS } from './words.ts';

const SLOW_MS = 15_000;

/** A look takes seconds: say that it runs, and after a while that it takes longer than usual. */
export function Looking({ queued }: { queued: boolean }) {
  const words = useWords(REGISTER_WORDS);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css['looking']} role="status">
      <span className={css['bar']} aria-hidden="true" />
      <p>{queued ? words.queued : words.looking}</p>
      {slow ? <p className={css['slow']}>{words.slow}</p> : null}
    </div>
  );
}
