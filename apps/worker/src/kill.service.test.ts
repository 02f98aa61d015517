import { conservation, createPlatform, openEvidence, verifyEvidence } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { hostKey } from '@kaopu/net/address';
import { createDatabase, hasRedis, startRedis, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

const LOOKS = 200;
const INTERVAL_SECONDS = 7_200;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-kill-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** A site that keeps every visitor waiting until it is opened. */
async function slowSite(): Promise<{
  port: number;
  waiting(): number;
  open(): void;
  server: Server;
}> {
  let waiting = 0;
  let isOpen = false;
  const pending = new Set<() => void>();
  const server = createServer((_request, response) => {
    const answer = (): void => {
      response.end('<html><title>shop</title><body>open</body></html>');
    };
    if (isOpen) {
      answer();
      return;
    }
    waiting += 1;
    pending.add(answer);
    response.once('close', () => {
      waiting -= 1;
      pending.delete(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    waiting: () => waiting,
    open() {
      isOpen = true;
      for (const answer of pending) answer();
    },
    server,
  };
}

/** Many loopback addresses, each a host of its own, each with one probe whose slot came just now. */
async function planLooks(test: TestDatabase, port: number): Promise<void> {
  for (let i = 1; i <= LOOKS; i += 1) {
    const siteUrl = `http://127.0.1.${i}:${port}/`;
    await createPlatform(test.db, {
      name: `shop ${i}`,
      siteUrl,
      hostKey: hostKey(siteUrl),
      storefront: null,
      legalName: null,
      uscc: null,
      probes: [
        {
          kind: 'availability',
          resource: 'http',
          config: { url: siteUrl },
          intervalSeconds: INTERVAL_SECONDS,
          enabled: true,
        },
      ],
    });
  }
  await test.sql(
    `UPDATE probe SET request_id = NULL, request_at = NULL, first_slot = now(), next_due = now()`,
  );
}

async function killInTheMiddle(test: TestDatabase, redisUrl?: string): Promise<void> {
  await migrateQueue(test.url);
  const site = await slowSite();
  await planLooks(test, site.port);
  const env = {
    DATABASE_URL: test.url,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    KAOPU_DATA_DIR: dataDir,
    KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
    KAOPU_HTTP_CONCURRENCY: String(LOOKS),
    KAOPU_LOOK_SECONDS: '8',
  };
  let worker: WorkerProcess | undefined;
  try {
    worker = await startWorker(env);
    await expect.poll(site.waiting, { timeout: 30_000, interval: 50 }).toBe(LOOKS);
    await worker.kill();
    expect(await test.sql('SELECT 1 FROM observation')).toHaveLength(0);

    site.open();
    worker = await startWorker(env);
    const done = () => test.sql('SELECT 1 FROM observation WHERE judge_seq IS NOT NULL');
    await expect.poll(async () => (await done()).length, { timeout: 90_000 }).toBe(LOOKS);
    await worker.stop();
    worker = undefined;
  } finally {
    await worker?.kill();
    site.server.closeAllConnections();
    await new Promise((resolve) => site.server.close(resolve));
  }

  const [looks] = await test.sql(
    `SELECT count(*)::int AS rows, count(DISTINCT probe_id)::int AS probes,
       count(*) FILTER (WHERE status = 'observed')::int AS observed,
       (SELECT count(*)::int FROM unjudged) AS unjudged
     FROM observation`,
  );
  expect(looks).toEqual({ rows: LOOKS, probes: LOOKS, observed: LOOKS, unjudged: 0 });
  // Judged once: each platform's evidence is exactly that of one look.
  const judged = await test.sql(
    `SELECT DISTINCT round((indicator->>'n')::numeric, 3) AS n FROM current_score c,
       jsonb_array_elements(c.score->'dimensions') AS dimension,
       jsonb_array_elements(dimension->'indicators') AS indicator
     WHERE c.profile = 'medium' AND indicator->>'indicator' = 'availability'`,
  );
  // A first look counts as one whole observation.
  expect(judged).toHaveLength(1);
  expect(Number(judged[0]?.['n'])).toBeCloseTo(1, 2);
  // Evidence too: every link and file is there, and the page once a look.
  const lost: unknown[] = [];
  const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
  const report = await verifyEvidence(test.db, files, null, (problem) => lost.push(problem));
  expect(lost).toEqual([]);
  expect(report.platforms.map(({ links }) => links)).toEqual(
    Array.from({ length: LOOKS }, () => 2),
  );
  expect(await conservation(test.db)).toEqual({ elapsed: LOOKS, accounted: LOOKS, overdue: 0 });
}

describe('kill -9 of the worker in the middle of 200 running looks', () => {
  it('loses none and doubles none, with the queue in Postgres', { timeout: 180_000 }, async () => {
    const test = await createDatabase(inject('postgresUrl'));
    try {
      await killInTheMiddle(test);
    } finally {
      await test.drop();
    }
  });

  // In CI a missing Redis fails: only a machine of a person's own may do without.
  it.skipIf(!hasRedis() && !process.env['CI'])(
    'loses none and doubles none, with the queue in Redis (needs a Redis or Valkey)',
    { timeout: 180_000 },
    async () => {
      const [test, redis] = [await createDatabase(inject('postgresUrl')), await startRedis()];
      try {
        await killInTheMiddle(test, redis.url);
      } finally {
        await redis.stop();
        await test.drop();
      }
    },
  );
});
