import { createFetcher, type Fetcher, FetchFault, parseAllow } from '@kaopu/net';
import { LookFault, type ProbeContext } from '../kit/types.ts';

export interface TestContext extends ProbeContext {
  /** URLs whose bodies were kept, in order. */
  kept: string[];
  slept: number[];
  /** Turns asked for, in order. */
  turns: string[];
}

function adapt(fetcher: Fetcher, signal: AbortSignal): ProbeContext['fetch'] {
  return async (url, init) => {
    try {
      return await fetcher(url, { ...init, signal });
    } catch (error) {
      if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
      throw error;
    }
  };
}

/** What a worker gives a probe, over the real fetcher, with loopback allowed unless told otherwise. */
export function testContext(
  options: {
    allow?: string;
    networkUp?: boolean;
    turns?: boolean;
    signal?: AbortSignal;
    browse?: ProbeContext['browse'];
  } = {},
): TestContext {
  const signal = options.signal ?? new AbortController().signal;
  const fetcher = createFetcher({
    allow: parseAllow(options.allow ?? '127.0.0.0/8'),
    userAgent: 'KaopuTest/1',
  });
  const kept: string[] = [];
  const slept: number[] = [];
  const turns: string[] = [];
  return {
    turns,
    takeTurn: async (what) => {
      turns.push(what);
      return options.turns ?? true;
    },
    kept,
    slept,
    fetch: adapt(fetcher, signal),
    browse:
      options.browse ??
      ((url) => Promise.reject(new LookFault('browser', url, 'no browser in this test'))),
    keep: async ({ url }) => {
      kept.push(url);
      return '0'.repeat(64);
    },
    ownNetworkUp: async () => options.networkUp ?? true,
    sleep: async (ms) => {
      slept.push(ms);
    },
    now: () => Date.now(),
    signal,
  };
}
