import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Log.module.css';
import { currentOutbox, flush, readOutbox, subscribeOutbox, takeOut, tryAgain } from './outbox.ts';
import type { Waiting } from './place.ts';
import { LOG_WORDS } from './words.ts';

function kindWord(kinds: Readonly<Record<string, string>>, kind: string): string {
  return kinds[kind] ?? kind;
}

function Entry({ entry }: { entry: Waiting }) {
  const words = useWords(LOG_WORDS).outbox;
  return (
    <li className={css['entry']} data-waiting={entry.id}>
      <span>
        {entry.platformName} · {kindWord(words.kinds, entry.kind)} · <Clock at={entry.at} />
      </span>
      {entry.refused === null ? null : (
        <p role="alert">
          <Severity mark="warning" quiet /> {words.refused}
          {entry.refused}
        </p>
      )}
      <div className={css['buttons']}>
        {entry.refused === null ? null : (
          <Button onClick={() => void tryAgain(entry)}>{words.again}</Button>
        )}
        <Button look="quiet" onClick={() => void takeOut(entry)}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

/** What lies here and goes out by itself, what was not taken, and what has just been sent. */
export function OutboxCard() {
  const words = useWords(LOG_WORDS).outbox;
  const { waiting, progress, sent } = useSyncExternalStore(subscribeOutbox, currentOutbox);
  useEffect(() => void readOutbox().then(flush), []);
  const isWaiting = waiting.some(({ refused }) => refused === null);
  if (waiting.length === 0 && sent.length === 0) return null;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p role="status" data-fact="outbox">
          {waiting.length === 0 ? null : words.waiting(countText(waiting.length))}
        </p>
        {progress === null ? null : (
          <progress aria-label={words.sending} value={progress} max={1} />
        )}
        <ul>
          {waiting.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
        {isWaiting ? <Button onClick={() => void flush()}>{words.sendNow}</Button> : null}
        <ul role="status">
          {sent.map(({ id, platformId, platformName, hashes }) => (
            <li key={id} data-sent={id}>
              {words.sent(platformName)}{' '}
              <Link to="/platforms/$id" params={{ id: platformId }} hash={`entry/${id}`}>
                {words.see}
              </Link>
              {hashes.map((hash) => (
                <p key={hash} className={css['hash']}>
                  <code data-hash="server">{words.hash(hash)}</code>
                </p>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
