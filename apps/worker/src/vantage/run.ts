import { probeByKind, resourceFor } from '@kaopu/probes';
import { FetchFault } from '@kaopu/net';
import PQueue from 'p-queue';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, type Log } from '../log.ts';
import { lookFor, type VantageTools } from './look-for.ts';
import { ServerRefusal, type AskedLook } from './server.ts';

/** How long the server may keep us waiting for work. */
const WAIT_SECONDS = 20;

/** A server that does not answer is asked again after so long, and twice as long each time. */
const AGAIN_MS = 1_000;
const LONGEST_MS = 30_000;

export interface Pools {
  http: number;
  browser: number;
}

/** Nothing that is tried again would help: the token is wrong, or the name. */
function isFinal(error: unknown): boolean {
  return error instanceof ServerRefusal && (error.status === 401 || error.status === 403);
}

/**
 * Asks for work and does it until called off. What cannot be handed in is dropped: whoever asked
 * takes it for not seen. Rejects when the server does not know this vantage.
 */
export async function runVantage(
  tools: VantageTools,
  name: string,
  pools: Pools,
  log: Log,
  stopping: AbortSignal,
): Promise<void> {
  const places = {
    http: new PQueue({ concurrency: pools.http }),
    browser: new PQueue({ concurrency: Math.max(1, pools.browser) }),
  };
  const underWay = new Set<Promise<void>>();
  let failures = 0;

  function poolOf({ kind, config }: AskedLook) {
    const probe = probeByKind(kind);
    const read = probe?.config.safeParse(config);
    const isBrowser = probe && read?.success && resourceFor(probe, read.data) === 'browser';
    return isBrowser ? places.browser : places.http;
  }

  function begin(look: AskedLook): void {
    const work = poolOf(look)
      .add(() => lookFor(tools, look))
      .catch((error: unknown) => {
        log.error('a look was not handed in', { look: look.id, error: messageOf(error) });
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  async function turn(): Promise<void> {
    const most = Math.min(64, pools.http - underWay.size);
    if (most < 1) {
      await Promise.race(underWay);
      return;
    }
    const ask = { name, most, waitSeconds: WAIT_SECONDS };
    for (const look of await tools.server.work(ask, stopping)) begin(look);
    failures = 0;
  }

  while (!stopping.aborted) {
    try {
      await turn();
    } catch (error) {
      if (stopping.aborted) break;
      if (isFinal(error)) throw error;
      const why = error instanceof FetchFault ? error.kind : messageOf(error);
      log.error('the server gave no work', { error: why });
      const wait = Math.min(LONGEST_MS, AGAIN_MS * 2 ** failures);
      failures += 1;
      await sleep(wait, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  await Promise.all(underWay);
}
