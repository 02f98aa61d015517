import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Delivery } from './Delivery.tsx';
import { logQuery, type LogFilter } from './queries.ts';
import { CHANNEL_WORDS } from './words.ts';

const FILTERS: readonly LogFilter[] = ['all', 'pending', 'failed', 'sent'];

/** What a channel had to send, newest first; dead letters can go once more. */
export function DeliveryLog({
  channel,
  kind,
}: {
  channel: ChannelView;
  kind: ChannelKindView | undefined;
}) {
  const words = useWords(CHANNEL_WORDS);
  const [filter, setFilter] = useState<LogFilter>('all');
  const log = useQuery(logQuery(channel, filter));
  return (
    <Card
      title={words.log}
      aside={
        <Segments
          label={words.logFilter}
          options={FILTERS.map((id) => ({ id, text: words.states[id] }))}
          value={filter}
          onChange={setFilter}
        />
      }
    >
      {log.isPending ? <Skeleton height={72} rows={3} /> : null}
      {log.isError ? <Failure error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.data?.length === 0 ? <Empty text={words.logEmpty} /> : null}
      <ol>
        {log.data?.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} channel={channel} kind={kind} />
        ))}
      </ol>
    </Card>
  );
}
