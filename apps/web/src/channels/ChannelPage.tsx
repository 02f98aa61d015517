import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { channelsQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import entryCss from '../entries/EntryPage.module.css';
import { countText, MISSING } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ChangeChannel } from './ChangeChannel.tsx';
import { ChannelMarks } from './ChannelMarks.tsx';
import css from './Channels.module.css';
import { DeliveryLog } from './DeliveryLog.tsx';
import { channelKindsQuery } from './queries.ts';
import { Renew } from './Renew.tsx';
import { TestSend } from './TestSend.tsx';
import { TurnOff } from './TurnOff.tsx';
import { CHANNEL_WORDS } from './words.ts';

const route = getRouteApi('/channels/$id');
const READ_AGAIN_MS = 15_000;

/** One channel: how it fares, what it sent, and what can be done with it. */
export function ChannelPage() {
  const words = useWords(CHANNEL_WORDS);
  const { id } = route.useParams();
  const channels = useQuery({ ...channelsQuery, refetchInterval: READ_AGAIN_MS });
  const kinds = useQuery(channelKindsQuery);
  const channel = channels.data?.find((one) => one.id === id);
  const kind = kinds.data?.find((one) => one.kind === channel?.kind);
  useTitle(channel?.name ?? words.title);
  return (
    <div className={css['page']}>
      <Link to="/channels" className={entryCss['back']}>
        ‹ {words.back}
      </Link>
      {channels.isPending || kinds.isPending ? <Skeleton height={120} rows={3} /> : null}
      {channels.isError ? (
        <Failure error={channels.error} onRetry={() => void channels.refetch()} />
      ) : null}
      {kinds.isError ? <Failure error={kinds.error} onRetry={() => void kinds.refetch()} /> : null}
      {channels.isSuccess && channel === undefined ? <Empty text={words.gone} /> : null}
      {channel === undefined || !kinds.isSuccess ? null : (
        <Shown key={channel.id} channel={channel} kind={kind} />
      )}
    </div>
  );
}

function Shown({ channel, kind }: { channel: ChannelView; kind: ChannelKindView | undefined }) {
  const { lang } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  return (
    <>
      <header>
        <h1>{channel.name}</h1>
        <p className={css['quiet']}>
          {kind?.title[lang === 'en' ? 'en' : 'zh'] ?? channel.kind} · <code>{channel.target}</code>
        </p>
      </header>
      <Card title={words.health}>
        <ChannelMarks channel={channel} />
        <Figures health={channel.health} />
        {channel.kind === 'feed' || channel.kind === 'webhook' ? <Renew channel={channel} /> : null}
      </Card>
      <Card title={words.testTitle}>
        <TestSend channel={channel} kind={kind} />
      </Card>
      <DeliveryLog channel={channel} kind={kind} />
      {kind === undefined ? null : (
        <Card title={words.settings}>
          <ChangeChannel channel={channel} kind={kind} />
        </Card>
      )}
      <Card title={words.turn}>
        <TurnOff channel={channel} />
      </Card>
    </>
  );
}

function Figures({ health }: { health: ChannelView['health'] }) {
  const { latency } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  const figures = [
    [words.sentDay, countText(health.sent)],
    [words.latency, health.medianMs === null ? MISSING : latency(health.medianMs)],
    [words.waitingNow, countText(health.pending)],
    [words.deadNow, countText(health.dead)],
  ] as const;
  return (
    <dl className={css['facts']}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
