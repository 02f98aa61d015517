import type { ChannelCreated, ChannelKindView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read, send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ChannelForm } from './ChannelForm.tsx';
import css from './Channels.module.css';
import { inputOf, newDraft, type ChannelDraft } from './draft.ts';
import { MadeSecret } from './MadeSecret.tsx';
import { keepPushChannel, subscribe } from './push.ts';
import { CHANNEL_WORDS } from './words.ts';

async function pushKey(): Promise<string> {
  return (await read<{ publicKey: string }>('/push-key')).publicKey;
}

/** The form of a kind; what is made for the channel is shown once, then its page. */
export function NewChannel({ kind }: { kind: ChannelKindView }) {
  const { lang } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [created, setCreated] = useState<ChannelCreated | null>(null);
  const language = lang === 'en' ? 'en' : 'zh';
  const isPush = kind.kind === 'web-push';
  const open = (id: string) => void navigate({ to: '/channels/$id', params: { id } });
  const add = useMutation({
    mutationFn: async (draft: ChannelDraft) => {
      const input = { settings: {}, ...inputOf(draft, kind) };
      const settings = isPush ? await subscribe(pushKey) : input.settings;
      return send<ChannelCreated>('POST', '/channels', { ...input, kind: kind.kind, settings });
    },
    onSuccess: async (channel) => {
      if (isPush) keepPushChannel(channel.id);
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
      if (channel.secret === null) open(channel.id);
      else setCreated(channel);
    },
  });
  return (
    <>
      <h1>{kind.title[language]}</h1>
      <Card title={words.add}>
        <p className={css['quiet']}>{kind.description[language]}</p>
        {isPush ? <p className={css['quiet']}>{words.pushText}</p> : null}
        <ChannelForm
          kind={kind}
          draft={newDraft(kind, language)}
          secrets={[]}
          error={add.error}
          onSubmit={add.mutate}
        >
          <Button type="submit" look="accent" disabled={add.isPending}>
            {add.isPending ? words.creating : isPush ? words.pushAllow : words.create}
          </Button>
        </ChannelForm>
      </Card>
      {created === null ? null : <MadeSecret channel={created} onClose={() => open(created.id)} />}
    </>
  );
}
