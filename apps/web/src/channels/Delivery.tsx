import type { ChannelDelivery, ChannelKindView, ChannelView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TRAIL_WORDS } from '../alerts/trail-words.ts';
import { send } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Tag, type TagLook } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import css from './Channels.module.css';
import { Said } from './Said.tsx';
import { CHANNEL_WORDS } from './words.ts';

const LOOKS: Record<ChannelDelivery['state'], TagLook> = {
  pending: 'dashed',
  sent: 'ok',
  failed: 'warning',
};

/** One message on its way through a channel: what it says, how it fares, each of its tries. */
export function Delivery({
  delivery,
  channel,
  kind,
}: {
  delivery: ChannelDelivery;
  channel: ChannelView;
  kind: ChannelKindView | undefined;
}) {
  const { reasons } = useWords(TRAIL_WORDS);
  const words = useWords(CHANNEL_WORDS);
  const { state, class: result, tries, alertId, nextAttemptAt, text } = delivery;
  return (
    <li className={css['entry']}>
      <p className={css['marks']}>
        <Tag look={LOOKS[state]}>{words.states[state]}</Tag>
        <Clock at={delivery.queuedAt} seconds />
        <span className={css['quiet']}>{wordFor(reasons, delivery.reason)}</span>
        {alertId === null ? null : (
          <Link to="/alerts/$id" params={{ id: alertId }}>
            {words.alert}
          </Link>
        )}
      </p>
      {text === null ? null : <p>{text[channel.language]}</p>}
      {result === null || (state === 'sent' && tries.length > 0) ? null : (
        <Said
          kind={kind}
          came={{ class: result, status: delivery.lastStatus, said: delivery.lastError ?? '' }}
        />
      )}
      {state === 'pending' && nextAttemptAt !== null ? (
        <p className={css['quiet']}>
          {words.nextTry}
          <When at={nextAttemptAt} />
        </p>
      ) : null}
      {tries.length === 0 ? null : <Tries tries={tries} kind={kind} />}
      {state === 'failed' && channel.enabled ? <Again id={delivery.id} /> : null}
    </li>
  );
}

function Tries({
  tries,
  kind,
}: {
  tries: ChannelDelivery['tries'];
  kind: ChannelKindView | undefined;
}) {
  const { latency } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  return (
    <details>
      <summary>{words.tries(countText(tries.length))}</summary>
      <ol>
        {tries.map((one) => (
          <li key={one.at} className={css['entry']}>
            <p className={css['marks']}>
              <Clock at={one.at} seconds />
              <span>{latency(one.durationMs)}</span>
              {one.together > 1 ? (
                <span className={css['quiet']}>{words.together(countText(one.together - 1))}</span>
              ) : null}
            </p>
            <Said kind={kind} came={one} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Again({ id }: { id: string }) {
  const words = useWords(CHANNEL_WORDS);
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => send('POST', `/deliveries/${id}/again`),
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
  return (
    <div>
      <Button disabled={again.isPending} onClick={() => again.mutate()}>
        {words.again}
      </Button>
      <ActionFailure error={again.error} />
    </div>
  );
}
