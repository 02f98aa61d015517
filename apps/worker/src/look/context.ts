import { FetchFault, type Fetcher, type FetchInit } from '@kaopu/net';
import type { AllowList } from '@kaopu/net/address';
import { BrowserFault, type GuardedBrowser } from '@kaopu/net/browser';
import {
  type BrowserStep,
  LookFault,
  type OpenLook,
  type Page,
  type ProbeContext,
  type RenderedPage,
} from '@kaopu/probes';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAccounts } from './accounts.ts';
import { lookFaultOf, renderedPage } from './browse.ts';
import { hashOf } from './hash-of.ts';
import { EvidenceTooMuch, type EvidenceTools, type KeptEvidence } from './kept.ts';
import { type MannersTerms, type MayFollow, openManners } from './manners.ts';
import { bytesWithout, withoutSecrets } from './redact.ts';
import type { RobotsMemory } from './robots.ts';
import { openTranscript } from './transcript.ts';

/** What one looks with. */
export interface Eyes {
  fetcher: Fetcher;
  /** What private addresses accounts of the operator's own may lie at. */
  allow: AllowList;
  browser: GuardedBrowser;
  robots: RobotsMemory;
  ownNetworkUp(target: string): Promise<boolean>;
}

export interface LookTools extends Eyes, EvidenceTools {}

/** A page that is opened in the browser brings its parts along. */
const BROWSE_COST = 10;

/** The most that one look may keep. */
const MOST_ITEMS = 250;
const MOST_BYTES = 64 * 1024 * 1024;

/** By what leave a look looks. */
export interface LookTerms extends Omit<MannersTerms, 'fetch' | 'memory'> {
  signal: AbortSignal;
  /** Credentials of the shop: sent to it, and never kept, even when the shop repeats them. */
  secrets: readonly string[];
  takeTurn: ProbeContext['takeTurn'];
  /** Of a look that may wait for an answer. */
  open?: OpenLook | null;
  /** Lets others go first while a look merely waits. */
  aside?: Aside | undefined;
}

export type Aside = (wait: () => Promise<void>) => Promise<void>;

/** What one look may touch; `kept` gives what it has kept so far, its transcript last. */
export function openContext(
  tools: Eyes,
  target: string,
  terms: LookTerms,
): { context: ProbeContext; kept(): KeptEvidence[] } {
  const { signal, secrets, takeTurn, now, open = null, aside = (wait) => wait() } = terms;
  const items: KeptEvidence[] = [];
  const transcript = openTranscript();
  let bytesKept = 0;
  const ask = openManners({
    ...terms,
    memory: tools.robots,
    fetch: (url, mayFollow) => send(url, { mayFollow }),
  });

  async function send(url: string, init: FetchInit): Promise<Page> {
    const asked = { method: init.method ?? 'GET', url };
    const startedAt = now();
    try {
      const page = await tools.fetcher(url, { ...init, signal });
      transcript.answered(asked, startedAt, page);
      return page;
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      transcript.failed(asked, startedAt, error);
      throw new LookFault(error.kind, error.url, error.message);
    }
  }

  async function openPage(
    url: string,
    steps: readonly BrowserStep[],
    mayFollow: MayFollow,
    visitor: string | null | undefined,
  ): Promise<RenderedPage> {
    const asked = { method: 'GET', url, browser: { steps: steps.map((step) => step.do) } };
    const startedAt = now();
    try {
      const page = renderedPage(
        await tools.browser.look(url, steps, { signal, mayFollow, visitor }),
      );
      transcript.answered(asked, startedAt, page);
      return page;
    } catch (error) {
      if (!(error instanceof BrowserFault)) throw error;
      transcript.failed(asked, startedAt, error);
      throw lookFaultOf(error);
    }
  }

  const context: ProbeContext = {
    fetch: (url, { asMember = false, ...init } = {}) =>
      ask({
        url,
        cost: 1,
        asMember,
        send: (mayFollow) => send(url, { ...init, mayFollow, trustedTlsOnly: asMember }),
      }),
    browse: (url, steps = [], visitor) =>
      ask({
        url,
        cost: BROWSE_COST,
        asMember: false,
        send: (mayFollow) => openPage(url, steps, mayFollow, visitor),
      }),
    takeTurn,
    async keep({ url: asked, mime, bytes: received }) {
      const url = withoutSecrets(asked, secrets);
      const bytes = bytesWithout(received, secrets);
      bytesKept += bytes.length;
      if (items.length >= MOST_ITEMS || bytesKept > MOST_BYTES) throw new EvidenceTooMuch();
      const item = withHash({ url, mime, bytes });
      items.push(item);
      return item.sha256;
    },
    ownNetworkUp: () => tools.ownNetworkUp(target),
    sleep: (ms) => aside(() => sleep(ms, undefined, { signal })),
    now,
    signal,
    open,
    ...openAccounts(tools.allow, signal),
  };
  return {
    context,
    kept() {
      const last = transcript.evidence(target);
      if (last === null) return [...items];
      const bytes = bytesWithout(last.bytes, secrets);
      return [...items, withHash({ ...last, bytes })];
    },
  };
}

function withHash(item: { url: string; mime: string; bytes: Uint8Array }): KeptEvidence {
  return { ...item, sha256: hashOf(item.bytes), size: item.bytes.length };
}
