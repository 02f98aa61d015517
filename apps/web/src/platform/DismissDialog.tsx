import type { WordingHit, WordingView } from '@kaopu/contracts';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './EditDialog.module.css';
import { useWordingChange } from './use-wording-change.ts';
import { WORDING_WORDS } from './wording-words.ts';

/** Asks why a hit is none. */
export function DismissDialog({
  platformId,
  hit,
  onClose,
}: {
  platformId: string;
  hit: WordingHit;
  onClose: () => void;
}) {
  const words = useWords(WORDING_WORDS);
  const [reason, setReason] = useState('');
  const save = useWordingChange(
    platformId,
    () =>
      send<WordingView>('POST', `/platforms/${platformId}/wording/dismissals`, {
        hit: hit.id,
        reason,
      }),
    onClose,
  );
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Dialog title={words.dismissTitle(hit.term)} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <blockquote>{hit.quote}</blockquote>
        <TextField
          label={words.reason}
          hint={words.dismissHelp}
          error={fieldError(save.error, '/reason')}
          value={reason}
          required
          maxLength={500}
          onChange={setReason}
        />
        <ActionFailure error={save.error} />
        <div className={css['buttons']}>
          <span className={css['space']} />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {words.dismiss}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
