import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Channels.module.css';
import { deliveryQuery } from './queries.ts';
import { Said } from './Said.tsx';
import { CHANNEL_WORDS } from './words.ts';

/** Sends a test message and shows what came of it. */
export function TestSend({
  channel: { id, enabled, health },
  kind,
}: {
  channel: ChannelView;
  kind: ChannelKindView | undefined;
}) {
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const [deliveryId, setDeliveryId] = useState<string | null>(null);
  const test = useMutation({
    mutationFn: () => send<{ deliveryId: string }>('POST', `/channels/${id}/test`),
    onSuccess: (queued) => setDeliveryId(queued.deliveryId),
  });
  const delivery = useQuery(deliveryQuery(deliveryId));
  const state = delivery.data?.state;
  const isUnderWay = test.isPending || (deliveryId !== null && (state ?? 'pending') === 'pending');
  useEffect(() => {
    if (state !== undefined) {
      void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
    }
  }, [client, state]);
  const came = delivery.data;
  return (
    <div className={css['form']}>
      <p className={css['quiet']}>{enabled ? words.testHint : words.testOff}</p>
      <div>
        <Button disabled={!enabled || isUnderWay} onClick={() => test.mutate()}>
          {words.test}
        </Button>
      </div>
      <div role="status">
        {isUnderWay ? words.testing : null}
        {isUnderWay && health.resumeAt !== null ? (
          <span className={css['quiet']}>
            {' '}
            {words.heldUntil}
            <Clock at={health.resumeAt} seconds />
          </span>
        ) : null}
        {came === undefined || came.class === null || state === 'pending' ? null : (
          <Said
            kind={kind}
            came={{
              class: came.class,
              status: came.lastStatus,
              said: came.tries[0]?.said ?? came.lastError ?? '',
            }}
          />
        )}
      </div>
      <ActionFailure error={test.error ?? delivery.error} />
    </div>
  );
}
