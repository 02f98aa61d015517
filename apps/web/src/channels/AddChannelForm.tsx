import type { ChannelCreated } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { channelsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './AddChannelForm.module.css';
import { CHANNEL_WORDS } from './words.ts';

const FIELDS = ['/name', '/settings/url', '/settings/secret'];

export function AddChannelForm({ onCreated }: { onCreated: (channel: ChannelCreated) => void }) {
  const { m } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const add = useMutation({
    mutationFn: () =>
      send<ChannelCreated>('POST', '/channels', {
        name,
        kind: 'webhook',
        settings: { url: url.trim(), secret: secret.trim() },
      }),
    onSuccess: (channel) => {
      setName('');
      setUrl('');
      setSecret('');
      onCreated(channel);
      void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    add.mutate();
  }

  return (
    <form onSubmit={submit} className={css['form']}>
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={fieldError(add.error, '/name')}

        value={name}
        required
        maxLength={300}
        onChange={setName}
      />
      <TextField
        label={words.url}
        hint={words.urlHint}
        error={fieldError(add.error, '/settings/url')}
        value={url}
        required
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        onChange={setUrl}
      />
      <TextField
        label={words.secret}
        optional={m.register.optional}
        hint={words.secretHint}
        error={fieldError(add.error, '/settings/secret')}

        value={secret}
        autoComplete="off"
        spellCheck={false}
        placeholder="whsec_"
        onChange={setSecret}
      />
      {shownAtFields(add.error, FIELDS) ? null : <ActionFailure error={add.error} />}
      <div>
        <Button type="submit" look="accent" disabled={add.isPending}>
          {add.isPending ? words.creating : words.create}
        </Button>
      </div>
    </form>
  );
}
