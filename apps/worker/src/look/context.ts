import type { EvidenceFiles } from '@kaopu/db';
import type { Fetcher } from '@kaopu/net';
import { FetchFault } from '@kaopu/net';
import { LookFault, type ProbeContext } from '@kaopu/probes';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KeptEvidence {
  sha256: string;
  url: string;
  mime: string;
  size: number;
}

export interface LookTools {
  fetcher: Fetcher;
  evidence: EvidenceFiles;
  ownNetworkUp(target: string): Promise<boolean>;
  now(): number;
}

/** What one look may touch, and what it kept. */
export function openContext(
  tools: LookTools,
  target: string,
  signal: AbortSignal,
): { context: ProbeContext; kept: KeptEvidence[] } {
  const kept: KeptEvidence[] = [];
  const context: ProbeContext = {
    async fetch(url, init = {}) {
      try {
        return await tools.fetcher(url, { ...init, signal });
      } catch (error) {
        if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
        throw error;
      }
    },
    async keep({ url, mime, bytes }) {
      const sha256 = await tools.evidence.put(bytes);
      kept.push({ sha256, url, mime, size: bytes.length });
      return sha256;
    },
    ownNetworkUp: () => tools.ownNetworkUp(target),
    sleep: (ms) => sleep(ms, undefined, { signal }),
    now: tools.now,
    signal,
  };
  return { context, kept };
}
