import type { MaintenanceView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from '../platform/EditDialog.module.css';
import { EVERY_DAY } from '../schedule/timing.ts';
import { Weekdays } from '../schedule/Weekdays.tsx';
import { SCHEDULE_WORDS } from '../schedule/words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { BLANK, KINDS, planOf, type PlanDraft } from './draft.ts';
import { MAINTENANCE_WORDS } from './words.ts';

/** One more maintenance of a platform, once or again and again. */
export function AddMaintenance({ id, onClose }: { id: string; onClose: () => void }) {
  const { m } = useI18n();
  const words = useWords(MAINTENANCE_WORDS);
  const timing = useWords(SCHEDULE_WORDS);
  const client = useQueryClient();
  const [draft, setDraft] = useState<PlanDraft>({ ...BLANK, days: [...EVERY_DAY] });
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () =>
      send<MaintenanceView>('POST', `/platforms/${id}/maintenance`, { plan: planOf(draft), note }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['platform', id] });
      onClose();
    },
  });
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const line = (
    field: 'from' | 'until' | 'at' | 'minutes' | 'cron' | 'timeZone',
    type: string,
  ) => ({
    value: draft[field],
    type,
    error: fieldError(save.error, `/plan/${field}`),
    onChange: (text: string) => set({ [field]: text }),
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Dialog title={words.add} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <Segments
          label={words.kind}
          options={KINDS.map((kind) => ({ id: kind, text: words.kinds[kind] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        {draft.kind === 'once' ? (
          <>
            <TextField label={words.from} required {...line('from', 'datetime-local')} />
            <TextField label={words.until} required {...line('until', 'datetime-local')} />
          </>
        ) : (
          <>
            {draft.kind === 'weekly' ? (
              <Weekdays value={draft.days} onChange={(days) => set({ days })} />
            ) : null}
            {draft.kind === 'cron' ? (
              <TextField label={timing.cron} hint={timing.cronHint} {...line('cron', 'text')} />
            ) : (
              <TextField label={words.at} required {...line('at', 'time')} />
            )}
            <TextField
              label={words.minutes}
              required
              inputMode="numeric"
              {...line('minutes', 'text')}
            />
            <TextField label={words.zone} {...line('timeZone', 'text')} />
          </>
        )}
        <TextField
          label={words.note}
          optional={m.shell.optional}
          error={fieldError(save.error, '/note')}
          value={note}
          maxLength={200}
          onChange={setNote}
        />
        {shownAtFields(save.error, ['/plan', '/note']) ? null : (
          <ActionFailure error={save.error} />
        )}
        <div className={css['buttons']}>
          <span className={css['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {m.shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
