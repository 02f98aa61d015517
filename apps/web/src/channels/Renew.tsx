import type { ChannelCreated, ChannelView } from '@kaopu/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Channels.module.css';
import { MadeSecret } from './MadeSecret.tsx';
import { CHANNEL_WORDS } from './words.ts';

/** Has a feed's address, or the secret that a webhook is signed with, made anew. */
export function Renew({ channel: { id, kind } }: { channel: ChannelView }) {
  const words = useWords(CHANNEL_WORDS);
  const [made, setMade] = useState<ChannelCreated | null>(null);
  const renew = useMutation({
    mutationFn: () => send<ChannelCreated>('POST', `/channels/${id}/secret`),
    onSuccess: setMade,
  });
  const isFeed = kind === 'feed';
  return (
    <div className={css['entry']}>
      <p className={css['quiet']}>{isFeed ? words.feedKept : words.secretKept}</p>
      <div>
        <Button
          disabled={renew.isPending}
          onClick={() => {
            if (confirm(words.renewAsk)) renew.mutate();
          }}
        >
          {isFeed ? words.feedRenew : words.secretRenew}
        </Button>
      </div>
      <ActionFailure error={renew.error} />
      {made === null ? null : <MadeSecret channel={made} onClose={() => setMade(null)} />}
    </div>
  );
}
