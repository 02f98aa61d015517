import type { DeliveryView } from '@kaopu/contracts';
import { countText, MISSING } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Empty } from '../ui/Empty.tsx';
import table from '../ui/table.module.css';
import { Tag, type TagLook } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import { answerText } from './delivery-words.ts';
import css from './Trail.module.css';
import { TRAIL_WORDS } from './trail-words.ts';

const LOOKS: Record<DeliveryView['state'], TagLook> = {
  pending: 'dashed',
  sent: 'ok',
  failed: 'warning',
};

/** Who was told, why, how often it was tried, and what came back. */
export function Trail({ deliveries }: { deliveries: DeliveryView[] }) {
  const { m } = useI18n();
  const words = useWords(TRAIL_WORDS);
  if (deliveries.length === 0) return <Empty text={words.empty} />;
  return (
    <table className={`${table['table']} ${css['trail']}`}>
      <thead>
        <tr>
          <th scope="col">{words.channel}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.result}</th>
          <th scope="col">{words.tries}</th>
          <th scope="col">{words.when}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>{delivery.channelName}</td>
            <td data-label={words.reason}>{wordFor(words.reasons, delivery.reason)}</td>
            <td data-label={words.result}>
              <Tag look={LOOKS[delivery.state]}>{words.delivery[delivery.state]}</Tag>{' '}
              {answerText(delivery, words, m)}
            </td>
            <td data-label={words.tries}>{countText(delivery.attempts)}</td>
            <td data-label={words.when}>
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
  const words = useWords(TRAIL_WORDS);
  return (
    <span className={css['next']}>
      {words.nextTry} <When at={at} />
    </span>
  );
}
