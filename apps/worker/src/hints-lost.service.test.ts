import { conservation } from '@kaopu/db';
import { migrateQueue, openTransport, readRedis, type Transport } from '@kaopu/jobs';
import {
  createDatabase,
  findRedis,
  site,
  startOwnRedis,
  type TestDatabase,
  type TestRedis,
} from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { planLooks } from './testing/planned.ts';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

/** So few looks at once take some seconds for all. */
const SHOPS = 60;
const AT_ONCE = '8';
const ANSWER_MS = 150;
const ERASE_EVERY_MS = 5_000;
const patiently = { timeout: 90_000, interval: 100 };

let test: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  test = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => test.drop());
  await migrateQueue(test.url);
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-hints-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const shops = await site((_request, response) => {
    setTimeout(() => response.end('<html><title>shop</title><body>open</body></html>'), ANSWER_MS);
  });
  onTestFinished(() => shops.close());
  // Each is looked at once: what is lost does not come again by itself.
  await planLooks(test.db, shops.port, SHOPS, 7_200);
});

async function started(redisUrl?: string, args: string[] = []): Promise<WorkerProcess> {
  const worker = await startWorker(
    {
      DATABASE_URL: test.url,
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
      KAOPU_DATA_DIR: dataDir,
      KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
      KAOPU_HTTP_CONCURRENCY: AT_ONCE,
      KAOPU_BROWSER_CONCURRENCY: '0',
      KAOPU_HOST_GAP_SECONDS: '0.1',
    },
    args,
  );
  onTestFinished(() => worker.kill());
  return worker;
}

/** Plans, and looks at nothing: its hints lie in the queue's store until somebody takes them. */
const startedPlanning = (redisUrl?: string) => started(redisUrl, ['--queues', 'judge']);

function peek(redisUrl?: string): Transport {
  const transport = openTransport({
    databaseUrl: test.url,
    redis: readRedis({ REDIS_URL: redisUrl }),
    maxConnections: 2,
    onError: () => undefined,
  });
  onTestFinished(() => transport.close());
  return transport;
}

async function looked(): Promise<number> {
  const [found] = await test.sql('SELECT count(DISTINCT probe_id)::int AS n FROM observation');
  return Number(found?.['n']);
}

const hintsLie = (transport: Transport) =>
  expect.poll(() => transport.waiting('look-http'), patiently).toBeGreaterThan(0);

/** Exactly one row for each shop's slot, and none of them against it. */
async function expectAllLooked(): Promise<void> {
  await expect.poll(looked, patiently).toBe(SHOPS);
  const found = await test.sql(
    `SELECT count(*)::int AS rows, count(*) FILTER (WHERE status <> 'observed')::int AS other,
       count(*) FILTER (WHERE NOT (seen->>'reachable')::boolean)::int AS bad,
       count(*) FILTER (WHERE o.slot_at <> p.first_slot)::int AS elsewhere
     FROM observation o JOIN probe p ON p.id = o.probe_id`,
  );
  expect(found).toEqual([{ rows: SHOPS, other: 0, bad: 0, elsewhere: 0 }]);
  expect(await conservation(test.db)).toEqual({ elapsed: SHOPS, accounted: SHOPS, overdue: 0 });
}

/** Everything but the note of what was migrated. */
async function erasePostgres(): Promise<void> {
  const tables = await test.sql(`SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'bullmq' AND tablename NOT IN ('meta', 'migration')`);
  await test.sql(`TRUNCATE ${tables.map(({ name }) => `bullmq.${String(name)}`).join(', ')}`);
}

/** Erases the store when all hints lie in it, and then again until all is looked at; says how often. */
async function eraseWhileLooking(erase: () => Promise<void>, redisUrl?: string): Promise<number> {
  await startedPlanning(redisUrl);
  await hintsLie(peek(redisUrl));
  await erase();
  await started(redisUrl);
  let erased = 0;
  for (; (await looked()) < SHOPS; erased += 1) {
    await erase();
    await sleep(ERASE_EVERY_MS);
  }
  return erased;
}

const slow = { timeout: 120_000 };

describe('hints that are lost', () => {
  it('lose no planned look when Postgres’ queue is erased every 5 s', slow, async () => {
    expect(await eraseWhileLooking(erasePostgres)).toBeGreaterThan(1);
    await expectAllLooked();
  });

  // In CI a missing Redis fails: only a machine of a person's own may do without.
  describe.skipIf(findRedis() === null && !process.env['CI'])(
    'over Redis (needs redis-server or valkey-server)',
    () => {
      let redis: TestRedis;
      beforeEach(async () => {
        redis = await startOwnRedis();
        onTestFinished(() => redis.stop());
      });

      it('lose no planned look when Redis is erased every 5 s', slow, async () => {
        const erased = await eraseWhileLooking(() => redis.flush(), redis.url);
        expect(erased).toBeGreaterThan(1);
        await expectAllLooked();
      });

      it('lose no planned look when the backend changes between restarts', slow, async () => {
        const first = await startedPlanning();
        await hintsLie(peek());
        await first.stop();
        const second = await started(redis.url);
        await expect.poll(looked, patiently).toBeGreaterThan(0);
        await second.stop();
        expect(await looked()).toBeLessThan(SHOPS);
        await started();
        await expectAllLooked();
      });
    },
  );
});
