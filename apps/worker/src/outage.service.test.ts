import { closeDb, conservation, ensurePartitions, migrate, openDb, type Db } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, hasRedis, site, startPostgres, startRedis } from '@kaopu/testkit';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { planLooks } from './testing/planned.ts';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

const SHOPS = 5;
const PAGE = '<html><title>shop</title><body>open</body></html>';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-outage-'));
  // The embedded Postgres runs under an account of its own.
  await chmod(dataDir, 0o755);
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
});

/** A worker that looks at shops which never fail. */
async function watching(db: Db, env: Record<string, string>): Promise<WorkerProcess> {
  const shops = await site((_request, response) => response.end(PAGE));
  onTestFinished(() => shops.close());
  await planLooks(db, shops.port, SHOPS, 2);
  const worker = await startWorker({
    KAOPU_DATA_DIR: dataDir,
    KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
    KAOPU_BROWSER_CONCURRENCY: '0',
    KAOPU_HOST_GAP_SECONDS: '0.1',
    KAOPU_METRICS_PORT: '0',
    ...env,
  });
  onTestFinished(() => worker.kill());
  return worker;
}

const said = (worker: WorkerProcess, message: string) =>
  worker.logged().filter((line) => line['message'] === message);

/** A value that the worker shows Prometheus. */
async function metric(worker: WorkerProcess, name: string): Promise<number> {
  const port = Number(said(worker, 'metrics are served')[0]?.['port']);
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
}

async function looks(db: Db): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(`
    SELECT ((SELECT coalesce(sum(slots), 0) FROM observation WHERE status = 'observed')
      + (SELECT sum(run_looks) FROM probe))::int AS n`);
  return rows[0]?.n ?? 0;
}

/** None of it was held against a shop, and no slot was lost or doubled. */
async function expectUnharmed(db: Db): Promise<void> {
  const wrong = await db.pool.query(`
    SELECT status, cause, detail, seen FROM observation
    WHERE status NOT IN ('observed', 'missed') OR (status = 'observed' AND NOT (seen->>'reachable')::boolean)`);
  expect(wrong.rows).toEqual([]);
  const { elapsed, accounted } = await conservation(db);
  expect(accounted).toBe(elapsed);
}

const AWAY = 'a store does not answer: work pauses';
const BACK = 'the store answers again: work goes on';
const patiently = { timeout: 60_000, interval: 100 };

/** Waits until an outage has been going on for some while, as the worker sees it. */
async function outageOf(worker: WorkerProcess, store: string): Promise<void> {
  await expect.poll(() => metric(worker, `kaopu_store_up{store="${store}"}`), patiently).toBe(0);
  await expect
    .poll(() => metric(worker, 'kaopu_heartbeat_age_seconds'), patiently)
    .toBeGreaterThan(20);
}

/** Once each, however much was under way: nobody reads a flood. */
function expectSaidOnce(worker: WorkerProcess, stores: string[]): void {
  const of = (message: string) =>
    said(worker, message)
      .map(({ store }) => String(store))
      .toSorted((a, b) => a.localeCompare(b));
  expect(of(AWAY)).toEqual(stores);
  expect(of(BACK)).toEqual(stores);
  expect(worker.logged().filter(({ level }) => level === 'error').length).toBeLessThan(8);
}

describe('a worker whose store goes away', () => {
  it('pauses, says so once, and goes on when Postgres is back', { timeout: 180_000 }, async () => {
    const options = { settings: ['fsync=off'] };
    let server = await startPostgres(dataDir, options);
    onTestFinished(() => server.stop());
    const { url, port } = server;
    await migrate(url);
    await migrateQueue(url);
    const db = openDb(url, { max: 2 });
    onTestFinished(() => closeDb(db));
    await ensurePartitions(db, new Date());
    const worker = await watching(db, { DATABASE_URL: url });
    await expect.poll(() => looks(db), patiently).toBeGreaterThanOrEqual(2 * SHOPS);

    await server.stop();
    await outageOf(worker, 'database');
    server = await startPostgres(dataDir, { ...options, port });
    await expect.poll(() => said(worker, BACK).length, patiently).toBe(2);
    const before = await looks(db);
    await expect.poll(() => looks(db), patiently).toBeGreaterThanOrEqual(before + 2 * SHOPS);

    expect(await metric(worker, 'kaopu_store_outages_total{store="database"}')).toBe(1);
    expectSaidOnce(worker, ['database', 'queue']);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    await expectUnharmed(db);
  });

  // In CI a missing Redis fails: only a machine of a person's own may do without.
  it.skipIf((!hasRedis() && !process.env['CI']) || process.env['REDIS_URL'])(
    'pauses, says so once, and goes on when Redis is back (needs a Redis or Valkey of its own)',
    { timeout: 180_000 },
    async () => {
      const [test, redis] = [await createDatabase(inject('postgresUrl')), await startRedis()];
      onTestFinished(() => test.drop());
      onTestFinished(() => redis.stop());
      const env = { DATABASE_URL: test.url, REDIS_URL: redis.url };
      const worker = await watching(test.db, env);
      await expect.poll(() => looks(test.db), patiently).toBeGreaterThanOrEqual(2 * SHOPS);

      await redis.kill();
      await outageOf(worker, 'queue');
      await redis.start();
      await expect.poll(() => said(worker, BACK).length, patiently).toBe(1);
      const before = await looks(test.db);
      await expect.poll(() => looks(test.db), patiently).toBeGreaterThanOrEqual(before + 2 * SHOPS);

      expectSaidOnce(worker, ['queue']);
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
      await expectUnharmed(test.db);
    },
  );
});
