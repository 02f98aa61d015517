import type {
  ChannelDelivery,
  ChannelKindView,
  ChannelView,
  MessagePreview,
} from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read, send } from '../api/client.ts';
import type { Language, TemplateParts } from './draft.ts';

/** How often a log is read again: while something is on its way, and else. */
const BUSY_MS = 2_000;
const QUIET_MS = 20_000;

export type LogFilter = ChannelDelivery['state'] | 'all';

export const channelKindsQuery = queryOptions({
  queryKey: ['channel-kinds'],
  queryFn: async ({ signal }) =>
    (await read<{ items: ChannelKindView[] }>('/channel-kinds', {}, signal)).items,
  staleTime: Infinity,
});

/** Everything about one channel lies under this key. */
export function channelKey(id: string) {
  return ['channels', id];
}

export function logQuery({ id }: Pick<ChannelView, 'id'>, filter: LogFilter) {
  const state = filter === 'all' ? undefined : filter;
  return queryOptions({
    queryKey: [...channelKey(id), 'log', filter],
    queryFn: async ({ signal }) =>
      (
        await read<{ items: ChannelDelivery[] }>(
          `/channels/${id}/deliveries`,
          { state, limit: 50 },
          signal,
        )
      ).items,
    refetchInterval: ({ state: { data } }) =>
      data?.some((delivery) => delivery.state === 'pending') ? BUSY_MS : QUIET_MS,
  });
}

/** Read again until something came of it; null asks for nothing. */
export function deliveryQuery(id: string | null) {
  return queryOptions({
    queryKey: ['delivery', id],
    queryFn: ({ signal }) => read<ChannelDelivery>(`/deliveries/${id}`, {}, signal),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data?.state === 'pending' ? 700 : false),
  });
}

export function previewQuery(language: Language, templates: TemplateParts) {
  return queryOptions({
    queryKey: ['message-preview', language, templates],
    queryFn: () => send<MessagePreview>('POST', '/message-previews', { language, templates }),
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
}
