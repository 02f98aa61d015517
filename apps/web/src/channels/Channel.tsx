import type { ChannelView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { When } from '../ui/When.tsx';
import css from './Channel.module.css';

export function Channel({ channel }: { channel: ChannelView }) {
  const { m } = useI18n();
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
            {m.channels.added} <When at={channel.createdAt} />
          </span>
        </p>
        <p role="status" className={css['facts']}>
          {test.isSuccess ? m.channels.tested : null}
        </p>
        <ActionFailure error={test.error ?? remove.error} />
      </div>
      <div className={css['actions']}>
        <Button disabled={test.isPending} onClick={() => test.mutate()}>
          {m.channels.test}
        </Button>
        <Button
          look="danger"
          disabled={remove.isPending}
          onClick={() => {
            if (confirm(m.channels.removeAsk(channel.name))) remove.mutate();
          }}
        >
          {m.channels.remove}
        </Button>
      </div>
    </li>
  );
}
