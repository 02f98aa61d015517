import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import css from './Looking.module.css';

const SLOW_MS = 15_000;

/** A look takes seconds: say that it runs, and after a while that it takes longer than usual. */
export function Looking({ queued }: { queued: boolean }) {
  const { m } = useI18n();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css['looking']} role="status">
      <span className={css['bar']} aria-hidden="true" />
      <p>{queued ? m.register.queued : m.register.looking}</p>
      {slow ? <p className={css['slow']}>{m.register.slow}</p> : null}
    </div>
  );
}
