import type { ChannelView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { When } from '../ui/When.tsx';
import css from './Channel.module.css';
import { CHANNEL_WORDS } from './words.ts';

export function Channel({ channel }: { channel: ChannelView }) {
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const test = useMutation({ mutationFn: () => send('POST', `/channels/${channel.id}/test`) });
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/channels/${channel.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
  return (
    <li className={css['channel']}>
      <div className={css['what']}>
        <h3>{channel.name}</h3>
        <p className={css['facts']}>
          <code>{channel.target}</code>
          <span>
            {words.added} <When at={channel.createdAt} />
          </span>
        </p>
        <p role="status" className={css['facts']}>
          {test.isSuccess ? words.tested : null}
        </p>
        <ActionFailure error={test.error ?? remove.error} />
      </div>
      <div className={css['actions']}>
        <Button disabled={test.isPending} onClick={() => test.mutate()}>
          {words.test}
        </Button>
        <Button
          look="danger"
          disabled={remove.isPending}
          onClick={() => {
            if (confirm(words.removeAsk(channel.name))) remove.mutate();
          }}
        >
          {words.remove}
        </Button>
      </div>
    </li>
  );
}
