import type { AlertDetail } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { storedReporter } from '../entries/draft.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import css from './Decide.module.css';
import { ALERT_SETUP_WORDS } from './setup-words.ts';
import { SilenceDialog } from './silences/SilenceDialog.tsx';
import { Undone } from './Undone.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSay } from './use-say.ts';
import { ALERT_PAGE_WORDS } from './words.ts';
import { WordDialog, type Word } from './WordDialog.tsx';

/** What may be said of a living alert. */
export function Decide({ alert }: { alert: AlertDetail }) {
  const words = useWords(ALERT_PAGE_WORDS);
  const setup = useWords(ALERT_SETUP_WORDS).silences;
  const [silenced, setSilenced] = useState(false);
  const [asked, setAsked] = useState<Word | 'silence' | null>(null);
  const say = useSay(alert);
  const { state, platformId, dimension, snoozedUntil } = alert;
  const isOver = state === 'resolved' || state === 'dismissed';
  const group = useKeptFocus(say.status !== 'idle' && asked === null, `${say.status} ${state}`);

  function ask(word: Word | 'silence') {
    say.reset();
    setAsked(word);
  }

  return (
    <div
      ref={group}
      tabIndex={-1}
      className={css['actions']}
      role="group"
      aria-label={words.actions}
    >
      {isOver ? null : (
        <>
          {state === 'open' ? (
            <Button look="accent" onClick={() => ask('acknowledged')}>
              {words.acknowledge}
            </Button>
          ) : null}
          {snoozedUntil === null ? (
            <Button onClick={() => ask('snoozed')}>{words.snooze}</Button>
          ) : (
            <Button
              disabled={say.isPending}
              onClick={() => say.mutate({ until: null, who: storedReporter(), note: '' })}
            >
              {words.wake}
            </Button>
          )}
          <Button onClick={() => ask('silence')}>{words.silence}</Button>
          <Button onClick={() => ask('resolved')}>{words.resolve}</Button>
          <Button onClick={() => ask('dismissed')}>{words.dismiss}</Button>
        </>
      )}
      {say.isError ? <Undone error={say.error} onRetry={() => say.mutate(say.variables)} /> : null}
      {asked === null || asked === 'silence' ? null : (
        <WordDialog
          word={asked}
          onClose={() => setAsked(null)}
          onSaid={(said) => {
            setAsked(null);
            say.mutate(said);
          }}
        />
      )}
      {asked === 'silence' ? (
        <SilenceDialog
          matchers={[
            { label: 'platform', op: '=', value: platformId },
            { label: 'dimension', op: '=', value: dimension },
          ]}
          onClose={() => setAsked(null)}
          onMade={() => {
            setAsked(null);
            setSilenced(true);
          }}
        />
      ) : null}
      <p role="status">
        {silenced ? (
          <>
            {setup.made} <Link to="/alerts/silences">{setup.seeAll}</Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
