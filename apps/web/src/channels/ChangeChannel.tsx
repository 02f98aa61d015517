import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ChannelForm } from './ChannelForm.tsx';
import { draftOf, inputOf, type ChannelDraft } from './draft.ts';
import { CHANNEL_WORDS } from './words.ts';

/** The form of a stored channel; once saved, secrets that were entered are forgotten here. */
export function ChangeChannel({ channel, kind }: { channel: ChannelView; kind: ChannelKindView }) {
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const save = useMutation({
    mutationFn: (draft: ChannelDraft) =>
      send<ChannelView>('PATCH', `/channels/${channel.id}`, inputOf(draft, kind)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
      setRound(round + 1);
    },
  });
  return (
    <>
      <ChannelForm
        key={round}
        kind={kind}
        draft={draftOf(channel)}
        secrets={channel.secrets}
        error={save.error}
        onSubmit={save.mutate}
      >
        <Button type="submit" look="accent" disabled={save.isPending}>
          {words.save}
        </Button>
      </ChannelForm>
      <p role="status">{save.isSuccess ? words.saved : null}</p>
    </>
  );
}
