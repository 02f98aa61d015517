import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { channelsQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ChannelLine } from './ChannelLine.tsx';
import css from './Channels.module.css';
import { channelKindsQuery } from './queries.ts';
import { CHANNEL_WORDS } from './words.ts';

export function ChannelsPage() {
  const words = useWords(CHANNEL_WORDS);
  useTitle(words.title);
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(channelKindsQuery);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      <Card
        title={words.list}
        aside={
          <Link
            to="/channels/new/{-$kind}"
            params={{ kind: undefined }}
            className={buttonClass('accent')}
          >
            {words.add}
          </Link>
        }
      >
        {channels.isPending || kinds.isPending ? <Skeleton height={60} rows={2} /> : null}
        {channels.isError ? (
          <Failure error={channels.error} onRetry={() => void channels.refetch()} />
        ) : null}
        {channels.isSuccess && channels.data.length === 0 ? <Empty text={words.empty} /> : null}
        {/* A line says what kind it is: it stands once that is known. */}
        {channels.data === undefined || kinds.isPending ? null : (
          <ul>
            {channels.data.map((channel) => (
              <ChannelLine
                key={channel.id}
                channel={channel}
                kind={kinds.data?.find(({ kind }) => kind === channel.kind)}
              />
            ))}
          </ul>
        )}
      </Card>
      <Card title={words.places}>
        <p>
          <Link to="/vantages">{words.vantages}</Link>
        </p>
        <p>
          <Link to="/reports">{words.reports}</Link>
        </p>
      </Card>
      <p className={css['quiet']}>{words.shortcut}</p>
    </div>
  );
}
