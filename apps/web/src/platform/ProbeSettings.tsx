import type { ProbeView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfigFields } from '../probe-form/ConfigFields.tsx';
import type { ConfigSchema } from '../probe-form/schema.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './EditDialog.module.css';
import { QUORUM_WORDS } from './quorum-words.ts';

/** What a probe looks at, by its schema. Credentials are not shown, and stay when left empty. */
export function ProbeSettings({
  probe,
  title,
  schema,
  hasQuorum,
  onClose,
}: {
  probe: ProbeView;
  title: string;
  schema: ConfigSchema;
  /** Are vantages asked to bear out what it sees? */
  hasQuorum: boolean;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const client = useQueryClient();
  const words = useWords(QUORUM_WORDS);
  const [config, setConfig] = useState<unknown>(probe.config);
  const [quorum, setQuorum] = useState(probe.quorum === null ? '' : String(probe.quorum));
  const save = useMutation({
    mutationFn: () =>
      send<ProbeView>('PATCH', `/probes/${probe.id}`, {
        config,
        ...(hasQuorum && { quorum: quorum === '' ? null : Number(quorum) }),
      }),
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
        {hasQuorum ? (
          <TextField
            label={words.quorum}
            hint={words.hint}
            error={fieldError(save.error, '/quorum')}
            type="number"
            min={1}
            max={11}
            value={quorum}
            onChange={setQuorum}
          />
        ) : null}
        {shownAtFields(save.error, ['/config', '/quorum']) ? null : (
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
