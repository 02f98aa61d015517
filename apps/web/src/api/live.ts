import type { LiveEvent } from '@kaopu/contracts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

const TYPES: LiveEvent['type'][] = [
  'judged',
  'looking',
  'looked',
  'trial',
  'alert',
  'delivery',
  'ranking',
  'platform',
  'report',
  'pack',
];
/** Many looks end together; one re-read a moment later serves them all. */
const SETTLE_MS = 400;
/** What is about every platform: somebody is judged all the time, so it is read again less often. */
const OF_ALL = ['platforms', 'today'];
const OF_ALL_SETTLE_MS = 3000;
/** The index of all is the larger the more there are to be judged; a minute at most. */
const INDEX = ['platforms', 'index'];
const INDEX_SETTLE_MS = { each: 10, most: 60_000 };
const RETRY_MS = 5000;

/** Which stored answers an event makes out of date. */
export function staleKeys(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'looking':
      return [['probe-runs'], ['platform', event.platformId, 'detail']];
    case 'looked':
      return [
        ['probe-runs'],
        ['platform', event.platformId, 'detail'],
        ['platform', event.platformId, 'observations'],
        ['platform', event.platformId, 'products'],
      ];
    case 'judged':
    case 'platform':
      return [['platforms'], INDEX, ['today'], ['platform', event.platformId]];
    case 'trial':
      return [['trial', event.trialId]];
    case 'alert':
      return [
        ['alerts'],
        ['alert', event.alertId],
        ['platforms'],
        INDEX,
        ['today'],
        ['platform', event.platformId],
      ];
    case 'ranking':
      return [['ranking', event.profile], INDEX];
    case 'report':
      return [['reports'], ['report', event.reportId]];
    case 'pack':
      return [['packs'], ['pack', event.packId]];
    case 'delivery':
      return [['alert', event.alertId]];
  }
}

function isLive(data: unknown): data is LiveEvent {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    TYPES.some((type) => type === data.type)
  );
}

const isIndex = (key: QueryKey) => key[0] === INDEX[0] && key[1] === INDEX[1];

function settleMs(client: QueryClient, key: QueryKey): number {
  if (!OF_ALL.includes(String(key[0]))) return SETTLE_MS;
  if (!isIndex(key)) return OF_ALL_SETTLE_MS;
  const count = client.getQueryData<{ names: unknown[] }>(INDEX)?.names.length ?? 0;
  return Math.min(INDEX_SETTLE_MS.most, Math.max(OF_ALL_SETTLE_MS, count * INDEX_SETTLE_MS.each));
}

/** Follows the server's events and re-reads what they touch; returns how to stop. */
export function followLive(client: QueryClient): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  function readAgainSoon(queryKey: QueryKey) {
    const name = JSON.stringify(queryKey);
    if (waiting.has(name)) return;
    const timer = setTimeout(
      () => {
        waiting.delete(name);
        // The index has a rhythm of its own.
        const predicate = (query: { queryKey: QueryKey }) =>
          isIndex(queryKey) || !isIndex(query.queryKey);
        void client.invalidateQueries({ queryKey, predicate });
      },
      settleMs(client, queryKey),
    );
    waiting.set(name, timer);
  }

  function take(message: MessageEvent<string>) {
    let data: unknown;
    try {
      data = JSON.parse(message.data);
    } catch {
      return;
    }
    if (!isLive(data)) return;
    for (const key of staleKeys(data)) readAgainSoon(key);
  }

  function open() {
    source = new EventSource('/api/v1/events');
    source.onmessage = take;
    for (const type of TYPES) source.addEventListener(type, take);
    source.onopen = () => {
      // Whatever happened while we were cut off was not announced to us.
      if (missed) void client.invalidateQueries();
      missed = false;
    };
    source.onerror = () => {
      missed = true;
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, RETRY_MS);
    };
  }

  open();
  return () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    clearTimeout(retry);
    source?.close();
  };
}
