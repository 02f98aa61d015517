import type { ChannelView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Channels.module.css';
import { pushChannelHere, unsubscribe } from './push.ts';
import { CHANNEL_WORDS } from './words.ts';

/** Switches a channel off or on, and deletes it. */
export function TurnOff({ channel: { id, name, enabled } }: { channel: ChannelView }) {
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const readAgain = () => client.invalidateQueries({ queryKey: channelsQuery.queryKey });
  const turn = useMutation({
    mutationFn: () => send<ChannelView>('PATCH', `/channels/${id}`, { enabled: !enabled }),
    onSuccess: readAgain,
  });
  const remove = useMutation({
    mutationFn: async () => {
      await send('DELETE', `/channels/${id}`);
      if (id === pushChannelHere()) await unsubscribe();
    },
    onSuccess: async () => {
      await navigate({ to: '/channels' });
      await readAgain();
    },
  });
  return (
    <>
      <div className={css['marks']}>
        <Button
          disabled={turn.isPending}
          onClick={() => {
            if (!enabled || confirm(words.offAsk(name))) turn.mutate();
          }}
        >
          {enabled ? words.turnOff : words.turnOn}
        </Button>
        <Button
          look="danger"
          disabled={remove.isPending}
          onClick={() => {
            if (confirm(words.removeAsk(name))) remove.mutate();
          }}
        >
          {words.remove}
        </Button>
      </div>
      <ActionFailure error={turn.error ?? remove.error} />
    </>
  );
}
