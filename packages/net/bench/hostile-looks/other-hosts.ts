import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAllow } from '../../src/allow-list.ts';
import { createFetcher } from '../../src/fetch.ts';

const EVERY_MS = 250;

export interface OtherHosts {
  /** Milliseconds from when each look was due until it had its answer, since the last time of asking. */
  lags(): number[];
  failed(): number;
  stop(): void;
}

/** Looks at peaceful sites through the guarded fetch of this very process, on a fixed beat. */
export async function watchOtherHosts(): Promise<OtherHosts> {
  const server = createServer((_request, response) => response.end('<p>￥178.00'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.3', done));
  const url = `http://127.0.0.3:${(server.address() as AddressInfo).port}/`;
  const fetcher = createFetcher({ allow: parseAllow('127.0.0.3'), userAgent: 'KaopuBench/1' });
  let lags: number[] = [];
  let failed = 0;
  let due = performance.now();

  async function turn(): Promise<void> {
    const slot = due;
    due += EVERY_MS;
    timer = setTimeout(() => void turn(), Math.max(0, due - performance.now()));
    try {
      await fetcher(url);
    } catch {
      failed += 1;
    }
    lags.push(performance.now() - slot);
  }
  let timer = setTimeout(() => void turn(), 0);

  return {
    lags() {
      const found = lags.toSorted((a, b) => a - b);
      lags = [];
      return found;
    },
    failed: () => failed,
    stop() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}
