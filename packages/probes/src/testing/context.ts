import { createFetcher, type Fetcher, FetchFault, parseAllow } from '@kaopu/net';
import {
  archivedXmpp,
  checkMail,
  checkXmpp,
  receivedMail,
  sendMail,
  sendXmpp,
} from '@kaopu/net/accounts';
import { LookFault, type OpenLook, type ProbeContext } from '../kit/types.ts';

export interface TestContext extends ProbeContext {
  /** URLs whose bodies were kept, in order. */
  kept: string[];
  slept: number[];
  /** Turns asked for, in order. */
  turns: string[];
}

/** Faults of the ways out by the name that probes know. */
async function asLook<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
    throw error;
  }
}

function adapt(fetcher: Fetcher, signal: AbortSignal): ProbeContext['fetch'] {
  return (url, init) => asLook(fetcher(url, { ...init, signal }));
}

/** What a worker gives a probe, over the real fetcher, with loopback allowed unless told otherwise. */
export function testContext(
  options: {
    allow?: string;
    networkUp?: () => boolean;
    turns?: boolean;
    signal?: AbortSignal;
    open?: OpenLook;
    now?: () => number;
    browse?: ProbeContext['browse'];
  } = {},
): TestContext {
  const signal = options.signal ?? new AbortController().signal;
  const allow = parseAllow(options.allow ?? '127.0.0.0/8');
  const fetcher = createFetcher({ allow, userAgent: 'KaopuTest/1' });
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
    ownNetworkUp: async () => options.networkUp?.() ?? true,
    sleep: async (ms) => {
      slept.push(ms);
    },
    now: options.now ?? (() => Date.now()),
    signal,
    open: options.open ?? null,
    mail: {
      send: (account, message) => asLook(sendMail(account, message, { allow }, signal)),
      received: (account, query) => asLook(receivedMail(account, query, { allow }, signal)),
      check: (account) => asLook(checkMail(account, { allow }, signal)),
    },
    xmpp: {
      check: (account) => asLook(checkXmpp(account, { allow }, signal)),
      send: (account, message) => asLook(sendXmpp(account, message, { allow }, signal)),
      archive: (account, query) => asLook(archivedXmpp(account, query, { allow }, signal)),
    },
  };
}
