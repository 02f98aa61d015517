import { closeDb, createChannel, openDb, type Db } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, startRedis, type TestRedis } from '@kaopu/testkit';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT_WORKER } from '../src/testing/worker-process.ts';
import type { Cleanup } from './cleanup.ts';
import { openClock, type DatabaseClock } from './database-clock.ts';
import { mountDisk } from './disk.ts';
import { keep, type KeptProcess } from './keeper.ts';
import { registerShops, startPlan, type PlannedProbe, type PlanSize } from './plan.ts';
import { keepPostgres, type KeptPostgres } from './postgres.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import type { Scenario } from './scenario.ts';
import { openShop, type Shop } from './shop.ts';
import { patientSql, type Sql } from './store.ts';
import { sizeFor, type Terms } from './terms.ts';

/** A look gives up after this; its lease lasts ten seconds longer. */
const LOOK_SECONDS = 3;
export const LEASE_MS = (LOOK_SECONDS + 10) * 1_000;
/** One shop in so many is down for a while. */
const OUTAGE_EVERY = 10;
const SOON_MS = 1_500;

/** All that a scenario plays with. */
export interface Stage {
  terms: Terms;
  size: PlanSize;
  /** The product's data directory. */
  dataDir: string;
  /** Of a disk of its own, where the scenario has one. */
  diskDir: string | null;
  db: Db;
  sql: Sql;
  shop: Shop;
  receiver: Receiver;
  postgres: KeptPostgres;
  redis: TestRedis | null;
  proxy: Proxy | null;
  /** Of its Postgres, where the scenario sets it. */
  clock: DatabaseClock | null;
  /** Arguments of Node that start a worker. */
  worker: readonly string[];
  /** Environment of every process of the product. */
  env: Record<string, string>;
  workers: KeptProcess[];
  plan: PlannedProbe[];
  /** Numbers of the shops that are down for a while. */
  outages: ReadonlySet<number>;
  cleanup: Cleanup;
  /** Waits until so much of the planned time has passed. */
  passed(share: number): Promise<void>;
}

/** Sets everything up: stores, shops, receiver, workers, and in the end the plan. */
export async function openStage(
  scenario: Scenario,
  terms: Terms,
  shared: () => Promise<KeptPostgres>,
  cleanup: Cleanup,
): Promise<Stage> {
  const size = { ...sizeFor(terms), ...scenario.size?.(terms) };
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-chaos-'));
  cleanup.add(() => rm(dir, { recursive: true, force: true }));
  await chmod(dir, 0o755);
  const dataDir = join(dir, 'data');
  const storeDir = join(dir, 'store');
  for (const folder of [dataDir, storeDir]) await mkdir(folder);
  const disk = scenario.smallDisk;
  const diskDir = disk ? (disk.holds === 'evidence' ? dataDir : storeDir) : null;
  if (disk && diskDir !== null) mountDisk(diskDir, disk.megabytes, cleanup);

  const clock = scenario.ownClock ? await openClock(dir) : null;
  const hasOwn = scenario.ownPostgres === true || clock !== null;
  const postgres = hasOwn ? await ownPostgres(storeDir, scenario, clock, cleanup) : await shared();
  const test = await createDatabase(postgres.url);
  cleanup.add(() => test.drop());
  await migrateQueue(test.url);
  const db = openDb(test.url, { max: 6, name: 'kaopu-chaos' });
  cleanup.add(() => closeDb(db));
  const sql = patientSql(db);
  const redis = (scenario.backend ?? terms.backend) === 'redis' ? await startRedis() : null;
  if (redis !== null) cleanup.add(() => redis.stop());
  const shop = await openShop();
  cleanup.add(() => shop.close());
  const receiver = await openReceiver();
  cleanup.add(() => receiver.close());
  const stores = { postgres: new URL(test.url), redis: redis && new URL(redis.url) };
  const proxy = await proxyFor(scenario.proxied && stores[scenario.proxied], cleanup);

  await registerShops(db, sql, shop.port, size);
  await createChannel(db, {
    name: 'receiver',
    kind: 'webhook',
    settings: {
      url: receiver.url,
      secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    },
    perMinute: 6_000,
  });
  const every = scenario.outageEvery ?? OUTAGE_EVERY;
  const numbers = Array.from({ length: size.shops }, (_, number) => number);
  const stage: Stage = {
    terms,
    size,
    dataDir,
    diskDir,
    db,
    sql,
    shop,
    receiver,
    postgres,
    redis,
    proxy,
    clock,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: stores.postgres.href,
      ...(stores.redis && { REDIS_URL: stores.redis.href }),
      KAOPU_DATA_DIR: dataDir,
      KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
      KAOPU_BROWSER_CONCURRENCY: '0',
      KAOPU_LOOK_SECONDS: String(LOOK_SECONDS),
      KAOPU_HOST_GAP_SECONDS: '0.05',
      UV_THREADPOOL_SIZE: '16',
    },
    worker: BUILT_WORKER,
    workers: [],
    plan: [],
    outages: new Set(every === Infinity ? [] : numbers.filter((number) => number % every === 0)),
    cleanup,
    async passed(share) {
      const length = size.rounds * size.intervalSeconds * 1_000;
      await sleep(Math.max(0, startedAt + SOON_MS + share * length - performance.now()));
    },
  };
  await scenario.prepare?.(stage);
  await startWorkers(stage, scenario);
  stage.plan = await startPlan(sql, size, SOON_MS);
  const startedAt = performance.now();
  return stage;
}

/** Starts as many workers as the scenario has, and waits for them. */
export async function startWorkers(stage: Stage, scenario: Scenario): Promise<void> {
  stage.workers = Array.from({ length: scenario.workers ?? 2 }, (_, number) => {
    const worker = keep({
      args: [...stage.worker],
      env: { ...stage.env, ...scenario.workerEnv?.(number) },
      readyText: '"worker started"',
    });
    stage.cleanup.add(() => worker.stop());
    return worker;
  });
  await Promise.all(stage.workers.map((worker) => worker.ready()));
}

async function ownPostgres(
  dir: string,
  { smallDisk }: Scenario,
  clock: DatabaseClock | null,
  cleanup: Cleanup,
): Promise<KeptPostgres> {
  const settings =
    smallDisk?.holds === 'postgres' ? ['max_wal_size=48MB', 'min_wal_size=32MB'] : [];
  const postgres = await keepPostgres(dir, settings, clock?.env);
  cleanup.add(() => postgres.stop());
  return postgres;
}

/** Puts a proxy in front of a store, and its port into the store's address. */
async function proxyFor(store: URL | null | undefined, cleanup: Cleanup): Promise<Proxy | null> {
  if (!store) return null;
  const proxy = await openProxy(Number(store.port));
  cleanup.add(() => proxy.close());
  store.port = String(proxy.port);
  return proxy;
}
