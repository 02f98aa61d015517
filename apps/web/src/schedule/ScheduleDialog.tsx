import type { ProbeView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import type { Timing } from './timing.ts';
import { SCHEDULE_WORDS } from './words.ts';

/** When an existing probe looks. */
export function ScheduleDialog({
  probe,
  title,
  minSeconds,
  onClose,
}: {
  probe: ProbeView;
  title: string;
  minSeconds: number;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(SCHEDULE_WORDS);
  const client = useQueryClient();
  const [timing, setTiming] = useState<Timing>({
    intervalSeconds: probe.intervalSeconds,
    schedule: probe.schedule,
  });
  const save = useMutation({
    mutationFn: () => send<ProbeView>('PATCH', `/probes/${probe.id}`, timing),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['platform', probe.platformId, 'detail'] });
      onClose();
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Dialog title={`${title}: ${words.title}`} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <ScheduleFields
          value={timing}
          minSeconds={minSeconds}
          probeId={probe.id}
          path=""
          errorAt={(path) => fieldError(save.error, path)}
          onChange={setTiming}
        />
        {shownAtFields(save.error, ['/schedule', '/intervalSeconds']) ? null : (
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
