import type {
  AlertRow,
  ChannelView,
  Explanation,
  InsightsView,
  ObservationView,
  Page,
  PlatformDetail,
  PlatformRow,
  ProbeKind,
  ProductView,
  ScoreChangeView,
  TodayView,
  Trend,
  TrialView,
} from '@kaopu/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read, readHealth } from './client.ts';

const FIRST: string | undefined = undefined;

export function platformsQuery(profile: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['platforms', profile, q],
    queryFn: ({ pageParam, signal }) =>
      read<Page<PlatformRow>>('/platforms', { profile, q, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function todayQuery(profile: string) {
  return queryOptions({
    queryKey: ['today', profile],
    queryFn: ({ signal }) => read<TodayView>('/today', { profile }, signal),
  });
}

export function platformQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'detail'],
    queryFn: ({ signal }) => read<PlatformDetail>(`/platforms/${id}`, {}, signal),
  });
}

export function explanationQuery(id: string, profile: string) {
  return queryOptions({
    queryKey: ['platform', id, 'explanation', profile],
    queryFn: ({ signal }) => read<Explanation>(`/platforms/${id}/explanation`, { profile }, signal),
  });
}

export function insightsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'insights'],
    queryFn: ({ signal }) => read<InsightsView>(`/platforms/${id}/insights`, {}, signal),
  });
}

const HOUR_MS = 3_600_000;

/** What changed in the last hours; the instant moves on with every reading. */
export function changeQuery(id: string, profile: string, hours: number) {
  return queryOptions({
    queryKey: ['platform', id, 'change', profile, hours],
    queryFn: ({ signal }) => {
      const since = new Date(Date.now() - hours * HOUR_MS).toISOString();
      return read<ScoreChangeView>(`/platforms/${id}/change`, { profile, since }, signal);
    },
    placeholderData: (previous) => previous,
  });
}

export function trendQuery(id: string, profile: string, hours: number) {
  return queryOptions({
    queryKey: ['platform', id, 'trend', profile, hours],
    queryFn: ({ signal }) => read<Trend>(`/platforms/${id}/trend`, { profile, hours }, signal),
    placeholderData: (previous) => previous,
  });
}

export function productsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'products'],
    queryFn: ({ signal }) =>
      read<{ items: ProductView[] }>(`/platforms/${id}/products`, {}, signal),
  });
}

export function observationsQuery(id: string, kind = '', status = '') {
  return infiniteQueryOptions({
    queryKey: ['platform', id, 'observations', kind, status],
    queryFn: ({ pageParam, signal }) =>
      read<Page<ObservationView>>(
        `/platforms/${id}/observations`,
        { kind, status, cursor: pageParam, limit: 60 },
        signal,
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const probeKindsQuery = queryOptions({
  queryKey: ['probe-kinds'],
  queryFn: ({ signal }) => read<{ items: ProbeKind[] }>('/probe-kinds', {}, signal),
  staleTime: Infinity,
});

export function trialQuery(id: string) {
  return queryOptions({
    queryKey: ['trial', id],
    queryFn: ({ signal }) => read<TrialView>(`/trials/${id}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data?.state === 'done' || state.data?.state === 'failed' ? false : 1000,
  });
}

/** Those of a state, `muted` ones, or, of '', all. */
export function alertsQuery(state: string) {
  return infiniteQueryOptions({
    queryKey: ['alerts', state],
    queryFn: ({ pageParam, signal }) =>
      read<Page<AlertRow>>(
        '/alerts',
        { ...(state === 'muted' ? { muted: 'true' } : { state }), cursor: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => {
    const answer = await read<{ items: ChannelView[] } | ChannelView[]>('/channels', {}, signal);
    return Array.isArray(answer) ? answer : answer.items;
  },
});

export function healthQuery(lang: string) {
  return queryOptions({
    queryKey: ['health', lang],
    queryFn: ({ signal }) => readHealth(signal),
    refetchInterval: 15_000,
    retry: false,
  });
}

const MOST_PAGES = 100;

/** The platforms as the list has them, all pages one after the other. */
export async function readAllPlatforms(profile: string): Promise<PlatformRow[]> {
  const rows: PlatformRow[] = [];
  let cursor = FIRST;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await read<Page<PlatformRow>>('/platforms', { profile, cursor, limit: 100 });
    rows.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return rows;
}
