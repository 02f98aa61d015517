import type { EvidenceFiles } from '@kaopu/db';
import type { Fetcher } from '@kaopu/net';
import { FetchFault } from '@kaopu/net';
import type { AllowList } from '@kaopu/net/address';
import { BrowserFault, type GuardedBrowser } from '@kaopu/net/browser';
import { LookFault, type OpenLook, type ProbeContext } from '@kaopu/probes';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAccounts } from './accounts.ts';
import { lookFaultOf, renderedPage } from './browse.ts';
import { EvidenceTooMuch, type KeptEvidence } from './kept.ts';
import { bytesWithout, withoutSecrets } from './redact.ts';
import { openTranscript } from './transcript.ts';

export interface LookTools {
  fetcher: Fetcher;
  /** What private addresses accounts of the operator's own may lie at. */
  allow: AllowList;
  browser: GuardedBrowser;
  evidence: EvidenceFiles;
  ownNetworkUp(target: string): Promise<boolean>;
  now(): number;
}

/** The most that one look may keep. */
const MOST_ITEMS = 250;
const MOST_BYTES = 64 * 1024 * 1024;

export interface LookLimits {
  /** Credentials of the shop: sent to it, and never kept, even when the shop repeats them. */
  secrets: readonly string[];
  takeTurn: ProbeContext['takeTurn'];
  /** Of a look that may wait for an answer. */
  open?: OpenLook | null;
}

/** What one look may touch; `kept` gives what it has kept so far, its transcript last. */
export function openContext(
  tools: LookTools,
  target: string,
  signal: AbortSignal,
  { secrets, takeTurn, open = null }: LookLimits,
): { context: ProbeContext; kept(): KeptEvidence[] } {
  const items: KeptEvidence[] = [];
  const transcript = openTranscript();
  let bytesKept = 0;
  const context: ProbeContext = {
    async fetch(url, init = {}) {
      const asked = { method: init.method ?? 'GET', url };
      const startedAt = tools.now();
      try {
        const page = await tools.fetcher(url, { ...init, signal });
        transcript.answered(asked, startedAt, page);
        return page;
      } catch (error) {
        if (!(error instanceof FetchFault)) throw error;
        transcript.failed(asked, startedAt, error);
        throw new LookFault(error.kind, error.url, error.message);
      }
    },
    async browse(url, steps = []) {
      const asked = { method: 'GET', url, browser: { steps: steps.map((step) => step.do) } };
      const startedAt = tools.now();
      try {
        const page = renderedPage(await tools.browser.look(url, steps, signal));
        transcript.answered(asked, startedAt, page);
        return page;
      } catch (error) {
        if (!(error instanceof BrowserFault)) throw error;
        const fault = lookFaultOf(error);
        transcript.failed(asked, startedAt, error);
        throw fault;
      }
    },
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
    sleep: (ms) => sleep(ms, undefined, { signal }),
    now: tools.now,
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
  const sha256 = createHash('sha256').update(item.bytes).digest('hex');
  return { ...item, sha256, size: item.bytes.length };
}
