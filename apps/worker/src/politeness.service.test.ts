import { createPlatform } from '@kaopu/db';
import { migrateQueue, openTransport } from '@kaopu/jobs';
import { hostKey } from '@kaopu/net/address';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startWorker } from './testing/worker-process.ts';

const PROBES = 200;
const WORKERS = 3;
const GAP_MS = 100;
/** Long enough that looks at once would meet here. */
const ANSWER_MS = 20;
const PAGE = '<title>shop</title><b>￥178.00</b>'.padEnd(600, ' 年卡');

interface Recorded {
  path: string;
  from: number;
  to: number;
}

/** A site that notes when each request came and when it was answered. */
async function recordingSite(): Promise<{ url: string; recorded: Recorded[]; server: Server }> {
  const recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    const entry = { path: request.url ?? '', from: performance.now(), to: Infinity };
    recorded.push(entry);
    setTimeout(() => {
      entry.to = performance.now();
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    }, ANSWER_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, recorded, server };
}

/** Half look whether the site answers, half read a price: all of one host, all due now. */
async function planLooks(test: TestDatabase, siteUrl: string): Promise<string[]> {
  const probes = Array.from({ length: PROBES }, (_, i) => {
    const url = `${siteUrl}p/${i}`;
    const extract = { kind: 'css', selector: 'b' };
    const prices = { connector: 'generic', products: [{ ref: 'p', title: '', url, extract }] };
    const [kind, config] = i % 2 === 0 ? ['availability', { url }] : ['price-drift', prices];
    return { kind, resource: 'http', config, intervalSeconds: 7_200, enabled: true };
  });
  await createPlatform(test.db, {
    name: 'shop',
    siteUrl,
    hostKey: hostKey(siteUrl),
    storefront: null,
    legalName: null,
    uscc: null,
    probes,
  });
  const made = await test.sql(
    `UPDATE probe SET request_id = NULL, request_at = NULL, first_slot = now(), next_due = now() RETURNING id`,
  );
  return made.map(({ id }) => String(id));
}

/** How many requests met another, and the shortest time from one's end to the next one's start. */
function measure(recorded: readonly Recorded[]): { overlaps: number; shortestGapMs: number } {
  const sorted = recorded.toSorted((a, b) => a.from - b.from);
  const gaps = sorted.slice(1).map((entry, i) => entry.from - (sorted[i]?.to ?? 0));
  return {
    overlaps: gaps.filter((gap) => gap < 0).length,
    shortestGapMs: Math.min(...gaps),
  };
}

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-polite-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Three workers, all told of all that is due again and again, until `enough` looks are done. */
async function lookAtAll(test: TestDatabase, enough: number): Promise<Recorded[]> {
  await migrateQueue(test.url);
  const site = await recordingSite();
  const due = await planLooks(test, site.url);
  const transport = openTransport({
    databaseUrl: test.url,
    maxConnections: 2,
    onError: () => undefined,
  });
  const env = {
    DATABASE_URL: test.url,
    KAOPU_DATA_DIR: dataDir,
    KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
    KAOPU_HTTP_CONCURRENCY: '16',
    KAOPU_HOST_GAP_SECONDS: String(GAP_MS / 1_000),
    KAOPU_BROWSER_CONCURRENCY: '0',
  };
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(env)));
  try {
    for (;;) {
      const done = await test.sql(`SELECT probe_id FROM observation WHERE status <> 'missed'`);
      if (done.length >= enough) return site.recorded;
      const over = new Set(done.map((row) => String(row['probe_id'])));
      const left = due.filter((id) => !over.has(id)).slice(0, 12);
      await transport.send(
        'look-http',
        left.map((probeId) => ({ payload: { probeIds: [probeId] } })),
      );
      await sleep(100);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await transport.close();
    site.server.closeAllConnections();
    await new Promise((resolve) => site.server.close(resolve));
  }
}

describe('200 probes of two kinds on one host, and three workers', () => {
  it('never meet there, and leave the gap between them', { timeout: 600_000 }, async () => {
    const test = await createDatabase(inject('postgresUrl'));
    try {
      const recorded = await lookAtAll(test, PROBES);
      const pages = recorded.filter(({ path }) => path !== '/robots.txt');
      expect(recorded.length - pages.length).toBe(1);
      expect(new Set(pages.map(({ path }) => path)).size).toBe(PROBES);
      expect(pages).toHaveLength(PROBES);
      expect(measure(recorded).overlaps).toBe(0);
      // The database keeps whole milliseconds.
      expect(measure(pages).shortestGapMs).toBeGreaterThanOrEqual(GAP_MS - 1);
    } finally {
      await test.drop();
    }
  });

  it(
    'do meet once the budget is gone, so that the measuring would show it',
    { timeout: 600_000 },
    async () => {
      const test = await createDatabase(inject('postgresUrl'));
      try {
        await test.sql(`CREATE FUNCTION forget_budget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.lease_until = NULL;
        NEW.next_ok = now() - interval '1 second';
        RETURN NEW;
      END $$`);
        await test.sql(`CREATE TRIGGER forget_budget BEFORE INSERT OR UPDATE ON host
        FOR EACH ROW EXECUTE FUNCTION forget_budget()`);
        const { overlaps, shortestGapMs } = measure(await lookAtAll(test, 60));
        expect(overlaps).toBeGreaterThan(0);
        expect(shortestGapMs).toBeLessThan(GAP_MS - 1);
      } finally {
        await test.drop();
      }
    },
  );
});
