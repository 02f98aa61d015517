// How soon an alert is told: shops go down right after a look that found them well, and a webhook's receiver
// writes down when it learns of it. What is measured is that time without the interval and the pause before
// the second try, which nobody can do anything about: what worker, queue and database add.
// Arguments: how many flips, postgres or redis.
import { createChannel, createPlatform, type Db } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, startPostgres, startRedis } from '@kaopu/testkit';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openReceiver } from '../../chaos/receiver.ts';
import { availabilityShop } from '../../src/testing/availability-shop.ts';
import { BUILT_WORKER, startWorker } from '../../src/testing/worker-process.ts';
import { addressOf } from '../engine/address.ts';
import { percentile } from '../engine/lag.ts';
import { openFlippingShops } from './flipping-shops.ts';
import { stagesOf, timesOf, type Stages } from './stages.ts';

const INTERVAL_MS = 20_000;
const CONFIRM_MS = 3_000;
/** Looks before the first shops go down, and over how many the others follow. */
const WARM_LOOKS = 3;
const ROUNDS = 5;
const AT_MOST_MS = 1_000;

interface Terms {
  flips: number;
  backend: 'postgres' | 'redis';
}

async function register(db: Db, port: number, flips: number): Promise<void> {
  for (let number = 0; number < flips; number += 1) {
    const siteUrl = `http://${addressOf(number)}:${port}/p/${number}`;
    await createPlatform(
      db,
      availabilityShop(number, siteUrl, INTERVAL_MS / 1_000, { confirmAfterMs: CONFIRM_MS }),
    );
  }
}

async function measure({ flips, backend }: Terms, dir: string) {
  const server = await startPostgres(dir);
  const test = await createDatabase(server.url);
  const redis = backend === 'redis' ? await startRedis() : null;
  const shops = await openFlippingShops((number) => WARM_LOOKS + (number % ROUNDS));
  const receiver = await openReceiver();
  try {
    await migrateQueue(test.url);
    await register(test.db, shops.port, flips);
    await createChannel(test.db, {
      name: 'receiver',
      kind: 'webhook',
      settings: { url: receiver.url, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
      perMinute: 6_000,
    });
    const worker = await startWorker(
      {
        DATABASE_URL: test.url,
        ...(redis !== null && { REDIS_URL: redis.url }),
        KAOPU_DATA_DIR: dir,
        NODE_COMPILE_CACHE: join(dir, 'compiled'),
        KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
        KAOPU_BROWSER_CONCURRENCY: '0',
      },
      [],
      BUILT_WORKER,
    );
    const isOut = () => receiver.taken.filter(({ kinds }) => kinds.includes('became-unreachable'));
    const patience = Date.now() + (WARM_LOOKS + ROUNDS + 4) * INTERVAL_MS + 60_000;
    while (isOut().length < flips && Date.now() < patience) await sleep(250);
    await worker.stop();

    const times = await timesOf(test.sql);
    const over: number[] = [];
    const stages: Stages[] = [];
    for (const { siteUrl, at } of isOut()) {
      const number = Number(siteUrl?.split('/').at(-1));
      const flip = shops.flips.get(number);
      const foundDown = shops.foundDown.get(number);
      const known = times.get(number);
      if (flip === undefined || foundDown === undefined || known === undefined) continue;
      const due = flip + INTERVAL_MS;
      over.push(at - due - CONFIRM_MS);
      stages.push(stagesOf(known, { due, foundDown, arrived: at }, CONFIRM_MS));
    }
    return { over, stages, lost: flips - over.length };
  } finally {
    await receiver.close();
    await shops.close();
    await test.drop();
    await redis?.stop();
    await server.stop();
  }
}

function spread(values: readonly number[]) {
  const at = (share: number) => Math.round(percentile(values, share));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function termsOf([flips = '200', backend = 'postgres']: string[]): Terms {
  if (backend !== 'postgres' && backend !== 'redis') throw new Error(`no such backend: ${backend}`);
  return { flips: Number(flips), backend };
}

const terms = termsOf(process.argv.slice(2));
const dir = await mkdtemp(join(tmpdir(), 'kaopu-bench-'));
await chmod(dir, 0o755);
try {
  const { over, stages, lost } = await measure(terms, dir);
  const parts = ['beginning', 'looking', 'judging', 'dispatching', 'telling'] as const;
  console.table(
    Object.fromEntries(parts.map((part) => [part, spread(stages.map((each) => each[part]))])),
  );
  console.table({ 'load of the machine, 1 min': Number((loadavg()[0] ?? 0).toFixed(1)) });
  const overMs = spread(over);
  const figures = { intervalMs: INTERVAL_MS, confirmMs: CONFIRM_MS, overMs, lost };
  console.log(JSON.stringify({ bench: 'alerts', ...terms, ...figures }));
  process.exitCode = lost === 0 && overMs.p99 <= AT_MOST_MS ? 0 : 1;
} finally {
  await rm(dir, { recursive: true, force: true });
}
