import type { EntryView, ObservationView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import labels from '../ui/Field.module.css';
import css from './Form.module.css';
import { rememberReporter, storedReporter } from './draft.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

/** Takes an entry back, with a reason that stays on record. */
export function RetractDialog({
  platformId,
  entry,
  onClose,
}: {
  platformId: string;
  entry: EntryView;
  onClose: () => void;
}) {
  const { lang, m } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(storedReporter);
  const retract = useMutation({
    mutationFn: () =>
      send<ObservationView>('POST', `/platforms/${platformId}/retractions`, {
        key: entry.key,
        reason,
        ...(by.trim() === '' ? {} : { by: by.trim() }),
      }),
    onSuccess: async () => {
      if (by.trim() !== '') rememberReporter(by);
      await client.invalidateQueries({ queryKey: ['platform', platformId, 'entries'] });
      onClose();
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    retract.mutate();
  }

  return (
    <Dialog title={words.retractTitle} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <p>
          <strong>{inLang(entry.summary, lang)}</strong>
        </p>
        <p className={labels['hint']}>{words.retractLead}</p>
        <TextField
          label={words.reason}
          error={fieldError(retract.error, '/reason')}
          value={reason}
          required
          maxLength={500}
          onChange={setReason}
        />
        <TextField
          label={words.retractedBy}
          hint={words.reporterHint}
          optional={words.optional}
          error={fieldError(retract.error, '/by')}
          value={by}
          maxLength={40}
          autoComplete="nickname"
          onChange={setBy}
        />
        {shownAtFields(retract.error, ['/reason', '/by']) ? null : (
          <ActionFailure error={retract.error} />
        )}
        <div className={css['buttons']}>
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="danger" disabled={retract.isPending}>
            {words.retract}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
