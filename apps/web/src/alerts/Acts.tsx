import type { AlertDetail } from '@kaopu/contracts';
import { useState } from 'react';
import { storedReporter } from '../entries/draft.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { isLiving } from './causes.ts';
import css from './Decide.module.css';
import { Undone } from './Undone.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSay } from './use-say.ts';
import { ALERT_PAGE_WORDS } from './words.ts';
import { WordDialog } from './WordDialog.tsx';

/** A snooze has to end: nothing is forgotten for longer, recovered or not. */
const MUTED_MS = 30 * 86_400_000;

/** What a buyer does about a living alert; it is written down as what he acknowledged it with. */
export function Acts({ alert }: { alert: AlertDetail }) {
  const words = useWords(ALERT_PAGE_WORDS);
  const [note, setNote] = useState<string | null>(null);
  const say = useSay(alert);
  const group = useKeptFocus(say.status !== 'idle' && note === null, say.status);
  if (!isLiving(alert)) return null;
  const [best] = alert.alternatives;
  const acts = [
    words.acts.pause,
    words.acts.withdraw,
    ...(best === undefined ? [] : [words.acts.switch(best.name)]),
  ];
  return (
    <div
      ref={group}
      tabIndex={-1}
      className={css['actions']}
      role="group"
      aria-label={words.acts.label}
    >
      {acts.map((act) => (
        <Button key={act} onClick={() => setNote(act)}>
          {act}
        </Button>
      ))}
      {alert.snoozedUntil === null ? (
        <Button
          disabled={say.isPending}
          onClick={() =>
            say.mutate({
              until: new Date(Date.now() + MUTED_MS).toISOString(),
              who: storedReporter(),
              note: words.acts.mute,
            })
          }
        >
          {words.acts.mute}
        </Button>
      ) : null}
      {say.isError ? <Undone error={say.error} onRetry={() => say.mutate(say.variables)} /> : null}
      {note === null ? null : (
        <WordDialog
          word="acknowledged"
          about={note}
          onClose={() => setNote(null)}
          onSaid={(said) => {
            setNote(null);
            say.mutate(said);
          }}
        />
      )}
    </div>
  );
}
