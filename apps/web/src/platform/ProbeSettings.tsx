import type { ProbeView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { ConfigFields } from '../probe-form/ConfigFields.tsx';
import type { ConfigSchema } from '../probe-form/schema.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './EditDialog.module.css';

/** What a probe looks at, by its schema. Credentials are not shown, and stay when left empty. */
export function ProbeSettings({
  probe,
  title,
  schema,
  onClose,
}: {
  probe: ProbeView;
  title: string;
  schema: ConfigSchema;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const client = useQueryClient();
  const [config, setConfig] = useState<unknown>(probe.config);
  const save = useMutation({
    mutationFn: () => send<ProbeView>('PATCH', `/probes/${probe.id}`, { config }),
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
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <ConfigFields
          schema={schema}
          value={config}
          path="/config"
          optional={false}
          errorAt={(path) => fieldError(save.error, path)}
          onChange={setConfig}
        />
        {shownAtFields(save.error, ['/config']) ? null : <ActionFailure error={save.error} />}
        <div className={css['buttons']}>
          <span className={css['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {m.platform.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
