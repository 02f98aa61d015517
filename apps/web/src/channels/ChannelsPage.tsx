import type { ChannelCreated } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { channelsQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddChannelForm } from './AddChannelForm.tsx';
import { Channel } from './Channel.tsx';
import css from './ChannelsPage.module.css';
import { CHANNEL_WORDS } from './words.ts';

export function ChannelsPage() {
  const words = useWords(CHANNEL_WORDS);
  useTitle(words.title);
  const channels = useQuery(channelsQuery);
  const [created, setCreated] = useState<ChannelCreated | null>(null);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['lead']}>{words.lead}</p>
      </header>
      <Card title={words.list}>
        {channels.isPending ? <Skeleton height={60} rows={2} /> : null}
        {channels.isError ? (
          <Failure error={channels.error} onRetry={() => void channels.refetch()} />
        ) : null}
        {channels.isSuccess && channels.data.length === 0 ? <Empty text={words.empty} /> : null}
        <ul>
          {channels.data?.map((channel) => (
            <Channel key={channel.id} channel={channel} />
          ))}
        </ul>
      </Card>
      <Card title={words.add}>
        <AddChannelForm onCreated={setCreated} />
      </Card>
      <Card title={words.places}>
        <p>
          <Link to="/vantages">{words.vantages}</Link>
        </p>
        <p>
          <Link to="/reports">{words.reports}</Link>
        </p>
      </Card>
      <p className={css['lead']}>{words.shortcut}</p>
      {created === null || created.secret === null ? null : (
        <ShownOnce
          title={words.secretTitle}
          label={words.secret}
          secret={created.secret}
          words={words}
          onClose={() => setCreated(null)}
        >
          <p>{words.secretText}</p>
        </ShownOnce>
      )}
    </div>
  );
}
