import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { channelsQuery } from '../api/queries.ts';
import { channelKindsQuery } from '../channels/queries.ts';
import { TestSend } from '../channels/TestSend.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Settings.module.css';
import { SETTINGS_WORDS } from './words.ts';

/** Every channel, each with a message to try it by and what came of that. */
export function ChannelTests() {
  const words = useWords(SETTINGS_WORDS).channels;
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(channelKindsQuery);
  return (
    <Card title={words.title} aside={<Link to="/channels">{words.all}</Link>}>
      {channels.isPending ? <Skeleton height={60} /> : null}
      {channels.isError ? (
        <Failure error={channels.error} onRetry={() => void channels.refetch()} />
      ) : null}
      {channels.data?.length === 0 ? <p className={css['quiet']}>{words.none}</p> : null}
      <ul className={css['stack']}>
        {channels.data?.map((channel) => (
          <li key={channel.id} data-channel={channel.id}>
            <h3>
              <Link to="/channels/$id" params={{ id: channel.id }}>
                {channel.name}
              </Link>
            </h3>
            <TestSend
              channel={channel}
              kind={kinds.data?.find(({ kind }) => kind === channel.kind)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
