import {
  WorkForVantage,
  type AskForWork,
  type HandInEvidence,
  type HandInLook,
  type VantageLook,
} from '@kaopu/contracts';
import { clockFrom, type Clock } from '@kaopu/db';
import { createFetcher, type Fetched } from '@kaopu/net';
import { parseAllow } from '@kaopu/net/address';
import type { VantageSettings } from './settings.ts';

/** The server said no; `status` says how. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly status: number;
  constructor(status: number, path: string) {
    super(`the server answered ${status} to ${path}`);
    this.status = status;
  }
}

/** One to do, with the server's clock. */
export interface AskedLook extends Omit<VantageLook, 'now'> {
  now: Clock;
}

/** The API a vantage works for. Throws FetchFault and ServerRefusal. */
export interface Server {
  work(ask: AskForWork, signal: AbortSignal): Promise<AskedLook[]>;
  handInEvidence(id: string, query: HandInEvidence, bytes: Uint8Array): Promise<void>;
  handIn(id: string, look: HandInLook): Promise<void>;
}

/** Longer than the server keeps anybody waiting for work. */
const LIMITS = {
  totalMs: 60_000,
  headersMs: 40_000,
  redirects: 0,
  wireBytes: 40_000_000,
  decodedBytes: 40_000_000,
};

/** @param userAgent as it calls itself elsewhere */
export function openServer(settings: VantageSettings, userAgent: string): Server {
  const base = settings.KAOPU_VANTAGE_SERVER.replace(/\/+$/, '');
  const fetcher = createFetcher({
    // It is the operator's own, wherever it lies.
    allow: parseAllow(`0.0.0.0/0,::/0,${hostOf(base)}`),
    userAgent,
    trustedTlsOnly: true,
    limits: LIMITS,
  });

  async function post(
    path: string,
    body: string | Uint8Array,
    signal?: AbortSignal,
  ): Promise<Fetched> {
    const page = await fetcher(`${base}/api/v1/vantage/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${settings.KAOPU_VANTAGE_TOKEN}`,
        'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
        accept: 'application/json',
      },
      body,
      ...(signal && { signal }),
    });
    if (page.status >= 300) throw new ServerRefusal(page.status, path);
    return page;
  }

  return {
    async work(ask, signal) {
      const { text } = await post('work', JSON.stringify(ask), signal);
      const { looks } = WorkForVantage.parse(JSON.parse(text));
      return looks.map((look) => ({ ...look, now: clockFrom(new Date(look.now)) }));
    },
    async handInEvidence(id, query, bytes) {
      await post(`looks/${id}/evidence?${new URLSearchParams(query).toString()}`, bytes);
    },
    async handIn(id, look) {
      await post(`looks/${id}`, JSON.stringify(look));
    },
  };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
