import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { healthQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Severity } from '../ui/Severity.tsx';
import css from './HealthBar.module.css';
import { stoppedFor } from './stopped-for.ts';
import { useNow } from './use-now.ts';

const STORE = 'kaopu.health';

/** Whether the page before this one had the bar: then it stands at once, and nothing is pushed down later. */
function wordsBefore(): string[] {
  const stored = sessionStorage.getItem(STORE);
  return stored === null ? [] : stored.split('\n');
}

/**
 * Nothing while all is well; else a line above every page, because old numbers look like new ones. What is
 * wrong the API says in words; that it does not answer it cannot say itself.
 */
export function HealthBar() {
  const { m, lang, duration } = useI18n();
  const clock = useNow();
  const { data, isError, isPending } = useQuery(healthQuery(lang));
  const [before] = useState(wordsBefore);
  const said = data?.status === 'ok' ? [] : (data?.words ?? []);
  const seconds = data === undefined ? null : stoppedFor(data, clock);
  const stopped = seconds === null ? [] : [m.shell.stopped(duration(seconds))];
  const wrong = said.map(({ zh, en }) => (lang === 'en' ? en : zh));
  const now = isError ? [m.shell.unreachable] : [...stopped, ...wrong];
  const words = isPending ? before : now;
  const text = words.join('\n');
  useEffect(() => {
    if (text === '') sessionStorage.removeItem(STORE);
    else sessionStorage.setItem(STORE, text);
  }, [text]);
  if (words.length === 0) return null;
  return (
    <div className={css['bar']} role="status">
      <div className={css['inner']}>
        <Severity mark={isError || data?.status === 'down' ? 'critical' : 'warning'} />
        {words.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </div>
  );
}
