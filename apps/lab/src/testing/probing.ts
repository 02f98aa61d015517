const noAccounts = () => Promise.reject(new Error('no accounts here'));

import { createFetcher, FetchFault, parseAllow } from '@kaopu/net';
import { LookFault, type ProbeContext } from '@kaopu/probes';
import { onTestFinished } from 'vitest';
import type { Shop } from '../shop.ts';
import { openStorefront } from './storefront.ts';

/** What a worker gives a probe, over the guarded fetcher, for shops on loopback. */
export function labContext(turns = false): ProbeContext {
  const fetcher = createFetcher({ allow: parseAllow('127.0.0.0/8'), userAgent: 'lab test' });
  return {
    async fetch(url, init) {
      try {
        return await fetcher(url, init);
      } catch (error) {
        if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
        throw error;
      }
    },
    browse: (url) => Promise.reject(new LookFault('browser', url, 'no browser in this test')),
    keep: () => Promise.resolve('0'.repeat(64)),
    ownNetworkUp: () => Promise.resolve(true),
    sleep: () => Promise.resolve(),
    takeTurn: () => Promise.resolve(turns),
    now: () => Date.now(),
    signal: new AbortController().signal,
    open: null,
    mail: { send: noAccounts, received: noAccounts, check: noAccounts },
    xmpp: { check: noAccounts, send: noAccounts, archive: noAccounts },
  };
}

/** One shop on a free port for one test; its address. */
export async function serveShop(shop: Shop): Promise<string> {
  const { url, close } = await openStorefront(shop);
  onTestFinished(close);
  return url;
}
