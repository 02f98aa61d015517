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
];
/** Many looks end together; one re-read a moment later serves them all. */
const SETTLE_MS = 400;
/** What is about every platform: somebody is judged all the time, so it is read again less often. */
const OF_ALL = ['platforms', 'today'];
const OF_ALL_SETTLE_MS = 3000;
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
      return [['platforms'], ['today'], ['platform', event.platformId]];
    case 'trial':
      return [['trial', event.trialId]];
    case 'alert':
      return [
        ['alerts'],
        ['alert', event.alertId],
        ['platforms'],
        ['today'],
        ['platform', event.platformId],
      ];
    case 'ranking':
      return [['ranking', event.profile]];
    case 'report':
      return [['reports'], ['report', event.reportId]];
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
        void client.invalidateQueries({ queryKey });
      },
      OF_ALL.includes(String(queryKey[0])) ? OF_ALL_SETTLE_MS : SETTLE_MS,
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
