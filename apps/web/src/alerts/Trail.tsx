import type { DeliveryView } from '@kaopu/contracts';
import { countText, MISSING } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Empty } from '../ui/Empty.tsx';
import table from '../ui/table.module.css';
import { Tag, type TagLook } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import { answerText } from './delivery-words.ts';
import css from './Trail.module.css';

const LOOKS: Record<DeliveryView['state'], TagLook> = {
  pending: 'dashed',
  sent: 'ok',
  failed: 'warning',
};

/** Who was told, why, how often it was tried, and what came back. */
export function Trail({ deliveries }: { deliveries: DeliveryView[] }) {
  const { m } = useI18n();
  if (deliveries.length === 0) return <Empty text={m.alerts.trailEmpty} />;
  return (
    <table className={`${table['table']} ${css['trail']}`}>
      <thead>
        <tr>
          <th scope="col">{m.alerts.channel}</th>
          <th scope="col">{m.alerts.reason}</th>
          <th scope="col">{m.alerts.result}</th>
          <th scope="col">{m.alerts.tries}</th>
          <th scope="col">{m.alerts.when}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>{delivery.channelName}</td>
            <td data-label={m.alerts.reason}>{wordFor(m.alerts.reasons, delivery.reason)}</td>
            <td data-label={m.alerts.result}>
              <Tag look={LOOKS[delivery.state]}>{m.alerts.delivery[delivery.state]}</Tag>{' '}
              {answerText(delivery, m)}
            </td>
            <td data-label={m.alerts.tries}>{countText(delivery.attempts)}</td>
            <td data-label={m.alerts.when}>
              {delivery.sentAt === null ? MISSING : <Clock at={delivery.sentAt} />}
              {delivery.state === 'pending' && delivery.nextAttemptAt !== null ? (
                <NextTry at={delivery.nextAttemptAt} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NextTry({ at }: { at: string }) {
  const { m } = useI18n();
  return (
    <span className={css['next']}>
      {m.alerts.nextTry} <When at={at} />
    </span>
  );
}
