import type { SilenceView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../../api/client.ts';
import { fieldError, shownAtFields } from '../../api/problem.ts';
import { rememberReporter, storedReporter } from '../../entries/draft.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import form from '../../platform/EditDialog.module.css';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import { LengthField } from '../../ui/LengthField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { MatcherFields } from '../MatcherFields.tsx';
import type { Matcher } from '../matcher.ts';
import { silencesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { LENGTHS, silenceOf, type SilenceDraft } from './draft.ts';

const FIELDS = ['/matchers', '/from', '/until', '/author', '/comment'];
const HOURS_4 = 14_400;

/** Nobody is told of what fits, for a while. */
export function SilenceDialog({
  matchers,
  onClose,
  onMade = onClose,
}: {
  matchers: Matcher[];
  onClose: () => void;
  onMade?: () => void;
}) {
  const { m } = useI18n();
  const setup = useWords(ALERT_SETUP_WORDS);
  const words = setup.silences;
  const client = useQueryClient();
  const [draft, setDraft] = useState<SilenceDraft>(() => ({
    matchers,
    seconds: HOURS_4,
    from: '',
    until: '',
    author: storedReporter(),
    comment: '',
  }));
  const set = (part: Partial<SilenceDraft>) => setDraft({ ...draft, ...part });
  const make = useMutation({
    mutationFn: () => send<SilenceView>('POST', '/alert-silences', silenceOf(draft, Date.now())),
    onSuccess: async () => {
      rememberReporter(draft.author);
      await client.invalidateQueries({ queryKey: silencesQuery.queryKey });
      onMade();
    },
  });
  const errorAt = (path: string) => fieldError(make.error, path);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    make.mutate();
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form onSubmit={submit} className={form['form']}>
        <MatcherFields
          value={draft.matchers}
          errorAt={errorAt}
          onChange={(next) => set({ matchers: next })}
        />
        <LengthField
          label={words.length}
          none={words.custom}
          seconds={draft.seconds}
          choices={LENGTHS}
          error={draft.seconds === null ? null : errorAt('/until')}
          onChange={(seconds) => set({ seconds })}
        />
        {draft.seconds === null ? (
          <>
            <TextField
              label={words.from}
              optional={m.shell.optional}
              type="datetime-local"
              error={errorAt('/from')}
              value={draft.from}
              onChange={(from) => set({ from })}
            />
            <TextField
              label={words.until}
              type="datetime-local"
              error={errorAt('/until')}
              required
              value={draft.until}
              onChange={(until) => set({ until })}
            />
          </>
        ) : null}
        <TextField
          label={words.author}
          error={errorAt('/author')}
          required
          maxLength={300}
          autoComplete="name"
          value={draft.author}
          onChange={(author) => set({ author })}
        />
        <TextField
          label={words.comment}
          optional={m.shell.optional}
          error={errorAt('/comment')}
          maxLength={500}
          autoComplete="off"
          value={draft.comment}
          onChange={(comment) => set({ comment })}
        />
        {shownAtFields(make.error, FIELDS) && draft.matchers.length > 0 ? null : (
          <ActionFailure error={make.error} />
        )}
        <div className={form['buttons']}>
          <span className={form['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={make.isPending}>
            {words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
