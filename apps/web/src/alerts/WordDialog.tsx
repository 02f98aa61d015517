import type { DecideAlert } from '@kaopu/contracts';
import { useState, type SyntheticEvent } from 'react';
import { rememberReporter, storedReporter } from '../entries/draft.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import form from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LengthField } from '../ui/LengthField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Said } from './said.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

export type Word = DecideAlert['state'] | 'snoozed';

const REASONS = ['not-so', 'too-sensitive', 'known', 'other'] as const;
const HOUR = 3600;
const LENGTHS = [1, 4, 12, 24, 72, 168].map((hours) => hours * HOUR);

/** Asks who says it, and what belongs to the word. */
export function WordDialog({
  word,
  about = '',
  onSaid,
  onClose,
}: {
  word: Word;
  /** What the note begins with. */
  about?: string;
  onSaid: (said: Said) => void;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const [who, setWho] = useState(storedReporter);
  const [note, setNote] = useState(about);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('not-so');
  const [seconds, setSeconds] = useState(24 * HOUR);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    rememberReporter(who);
    onSaid(
      word === 'snoozed'
        ? { until: new Date(Date.now() + seconds * 1000).toISOString(), who, note }
        : { state: word, who, note, reason: word === 'dismissed' ? reason : null },
    );
  }

  return (
    <Dialog title={words.ask[word]} onClose={onClose}>
      <form onSubmit={submit} className={form['form']}>
        {word === 'snoozed' ? (
          <LengthField
            label={words.length}
            seconds={seconds}
            choices={LENGTHS}
            onChange={(length) => setSeconds(length ?? HOUR)}
          />
        ) : null}
        {word === 'dismissed' ? (
          <SelectField
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            options={REASONS.map((id) => ({ id, text: words.reasons[id] }))}
            onChange={setReason}
          />
        ) : null}
        <TextField
          label={words.who}
          optional={m.shell.optional}
          value={who}
          maxLength={300}
          autoComplete="name"
          onChange={setWho}
        />
        <TextField
          label={words.note}
          optional={m.shell.optional}
          value={note}
          maxLength={2000}
          autoComplete="off"
          onChange={setNote}
        />
        <div className={form['buttons']}>
          <span className={form['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent">
            {words.confirm[word]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
