// How the engine keeps its schedule, and what it costs: N probes, each at an address of its own, looked at
// through worker, queue and database as they run in earnest.
// Arguments: how many probes, their interval in seconds, postgres or redis, for how many seconds at least.
import { createPlatform, endStaleRuns, type Db } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import {
  createDatabase,
  freePort,
  startPostgres,
  startRedis,
  type TestDatabase,
} from '@kaopu/testkit';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { availabilityShop } from '../../src/testing/availability-shop.ts';
import { BUILT_WORKER, startWorker } from '../../src/testing/worker-process.ts';
import { addressOf } from './address.ts';
import type { Cost } from './cost.ts';
import { percentile, punctuality, unevenness, type Schedule } from './lag.ts';
import { cpuOfTree, rssOf } from './processes.ts';
import type { Arrivals } from './recorder.ts';

const HTTP_CONCURRENCY = 64;
const AT_ONCE = 8;
const IDLE_MS = 10_000;
const LOOP_MS = 6_000;
const PACED_MS = 15_000;

/** Scores that no ranking knows yet. */
const UNRANKED = `SELECT count(*) FROM current_score s WHERE s.at > coalesce(
  (SELECT max(r.newest) FROM ranking r WHERE r.profile = s.profile), '-infinity')`;

/** Platforms whose first looks still wait to be judged. */
const UNJUDGED = `SELECT count(*) FROM unjudged WHERE due <= now()`;
/** Looks that the first ones, which cost many times as much, still hold up. */
const HELD_UP = `SELECT count(*) FROM probe WHERE next_due < now() - interval '1 second' AND lease_until IS NULL`;
/** On a machine that cannot keep up, some always wait. */
const WARM_UP_MS = 300_000;

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

interface Terms {
  n: number;
  intervalMs: number;
  backend: 'postgres' | 'redis';
  leastWindowMs: number;
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function tellsOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

/** Everything that has arrived since it was asked before. */
async function arrivalsSince(recorder: ChildProcess): Promise<Arrivals> {
  recorder.send('arrivals');
  return tellsOf<Arrivals>(recorder);
}

async function register(db: Db, port: number, { n, intervalMs }: Terms): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < n) {
      const number = next++;
      const siteUrl = `http://${addressOf(number)}:${port}/p/${number}`;
      await createPlatform(db, availabilityShop(number, siteUrl, intervalMs / 1_000));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** By number of the probe. */
async function schedulesOf(sql: Sql, intervalMs: number): Promise<Schedule[]> {
  const found = await sql(
    `SELECT substring(config->>'url' FROM '[0-9]+$')::int AS number, extract(epoch FROM first_slot) * 1000 AS slot
     FROM probe ORDER BY 1`,
  );
  return found.map(({ slot }) => ({ slot: Number(slot), intervalMs }));
}

async function numberOf(sql: Sql, text: string): Promise<number> {
  const [found] = await sql(text);
  return Number(Object.values(found ?? {})[0]);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

async function bareLoop(
  port: number,
  { n }: Terms,
  connections: 'kept' | 'new',
  perSecond = 0,
): Promise<Cost> {
  const forMs = perSecond > 0 ? PACED_MS : LOOP_MS;
  const args = [port, n, HTTP_CONCURRENCY, forMs, connections, perSecond].map(String);
  const child = fork(path('bare-loop.ts'), args);
  const told = await tellsOf<Cost>(child);
  await once(child, 'exit');
  return told;
}

async function bareLoops(port: number, terms: Terms) {
  return { kept: await bareLoop(port, terms, 'kept'), new: await bareLoop(port, terms, 'new') };
}

/** Of probes that nobody else claims any more. */
async function lookLoop(test: TestDatabase, dir: string): Promise<Cost> {
  const child = fork(path('look-loop.ts'), [test.url, dir, HTTP_CONCURRENCY, LOOP_MS].map(String));
  const found = await test.sql('SELECT id FROM probe ORDER BY id LIMIT 1000');
  child.send(found.map(({ id }) => id));
  const told = await tellsOf<Cost>(child);
  await once(child, 'exit');
  return told;
}

/** As `npm start` sets them for both. */
const AS_LAUNCHED = { UV_THREADPOOL_SIZE: '32', MALLOC_ARENA_MAX: '1' };

async function measure(terms: Terms, dir: string) {
  const settings = ['shared_preload_libraries=pg_stat_statements', 'max_connections=200'];
  const server = await startPostgres(dir, { settings });
  const test = await createDatabase(server.url);
  const redis = terms.backend === 'redis' ? await startRedis() : null;
  const recorder = fork(path('recorder.ts'));
  const { port } = await tellsOf<{ port: number }>(recorder);
  const api = fork(fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url)), [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: test.url,
      KAOPU_DATA_DIR: dir,
      ...AS_LAUNCHED,
      NODE_COMPILE_CACHE: join(dir, 'compiled'),
      PORT: String(await freePort()),
      ...(redis !== null && { REDIS_URL: redis.url }),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--heap-growing-percent=50', '--no-parallel-scavenge', '--max-semi-space-size=2'],
  });
  const env = {
    DATABASE_URL: test.url,
    ...(redis !== null && { REDIS_URL: redis.url }),
    KAOPU_DATA_DIR: dir,
    NODE_COMPILE_CACHE: join(dir, 'compiled'),
    KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
    KAOPU_HTTP_CONCURRENCY: String(HTTP_CONCURRENCY),
    KAOPU_BROWSER_CONCURRENCY: '0',
    ...AS_LAUNCHED,
  };
  try {
    await test.sql('CREATE EXTENSION pg_stat_statements');
    await migrateQueue(test.url);
    const idle = await startWorker(env, [], BUILT_WORKER);
    await sleep(IDLE_MS);
    const rssIdle = { worker: rssOf(idle.child.pid ?? 0), api: rssOf(api.pid ?? 0) };
    await idle.stop();

    await register(test.db, port, terms);
    await test.sql('ANALYZE');
    const schedules = await schedulesOf(test.sql, terms.intervalMs);
    const arrivals: number[][] = schedules.map(() => []);
    const collect = async (): Promise<void> => {
      const { flat } = await arrivalsSince(recorder);
      for (let i = 0; i < flat.length; i += 2) arrivals[flat[i] ?? 0]?.push(flat[i + 1] ?? 0);
    };

    // Before and after: a shared machine may have become another one meanwhile.
    const bareBefore = await bareLoops(port, terms);
    await arrivalsSince(recorder);

    const startedAt = Date.now();
    const worker = await startWorker(env, [], BUILT_WORKER);
    const longest = startedAt + Math.max(10 * terms.intervalMs, WARM_UP_MS);
    while (arrivals.some((times) => times.length === 0) && Date.now() < longest) {
      await sleep(250);
      await collect();
    }
    const coldStartMs = Math.max(...arrivals.map(([first]) => first ?? Infinity)) - startedAt;

    // Warm: everything has been looked at twice, judged and ranked.
    await sleep(terms.intervalMs);
    const warmBy = Date.now() + WARM_UP_MS;
    for (const waiting of [UNJUDGED, UNRANKED, HELD_UP]) {
      while ((await numberOf(test.sql, waiting)) > 0 && Date.now() < warmBy) await sleep(1_000);
    }
    const observations = `SELECT (SELECT coalesce(sum(slots), 0) FROM observation WHERE status <> 'missed')
      + (SELECT sum(run_looks) FROM probe)`;
    await test.sql('SELECT pg_stat_statements_reset()');
    const countBefore = await numberOf(test.sql, observations);
    const roots = {
      worker: worker.child.pid,
      api: api.pid,
      postgres: server.pid,
      ...(redis !== null && { redis: redis.pid() ?? 0 }),
    };
    const cpuNow = () => Object.values(roots).map((pid) => cpuOfTree(pid ?? 0));
    const cpuBefore = cpuNow();
    const from = Date.now();
    await sleep(Math.max(terms.leastWindowMs, 2 * terms.intervalMs));
    const to = Date.now();
    const cpuMs = cpuNow().map((ms, i) => ms - (cpuBefore[i] ?? 0));
    const statements = await numberOf(test.sql, 'SELECT sum(calls) FROM pg_stat_statements');
    const checks = (await numberOf(test.sql, observations)) - countBefore;
    const rss = rssOf(worker.child.pid ?? 0);
    await sleep(1_000);
    await collect();
    await worker.stop();

    const found = punctuality(schedules, arrivals, from, to);
    await test.sql('VACUUM');
    // Looks still gathered in their probe's row become observations, as they will in half an hour.
    await test.sql(`UPDATE probe SET run_from = run_from - interval '1 hour' WHERE run_looks > 0`);
    await endStaleRuns(test.db);
    const kept = await numberOf(test.sql, 'SELECT sum(slots) FROM observation');
    const bytes = await numberOf(
      test.sql,
      `SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'observation'::regclass`,
    );
    const whole = await numberOf(test.sql, 'SELECT pg_database_size(current_database())');
    const slowest = await test.sql(
      `SELECT calls, round(total_exec_time::numeric, 1) AS ms, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) AS query
       FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 12`,
    );
    const largest = await test.sql(
      `SELECT coalesce(i.inhparent::regclass, c.oid::regclass)::text AS table,
         round(sum(pg_total_relation_size(c.oid)) / ${kept}) AS "bytes a check"
       FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
       WHERE c.relkind = 'r' AND c.relnamespace <> 'pg_catalog'::regnamespace
       GROUP BY 1 ORDER BY 2 DESC LIMIT 8`,
    );
    const bareAfter = await bareLoops(port, terms);
    // A process that wakes for each check pays for waking, however little it does.
    const barePaced = await bareLoop(port, terms, 'new', (1_000 * terms.n) / terms.intervalMs);
    const looking = await lookLoop(test, dir);
    return {
      found,
      coldStartMs,
      cpuMsPerCheck: sum(cpuMs) / checks,
      cpuOf: Object.fromEntries(
        Object.keys(roots).map((name, i) => [name, (cpuMs[i] ?? 0) / checks]),
      ),
      bareBefore,
      bareAfter,
      barePaced,
      looking,
      rssIdle,
      rss,
      bytesPerResult: bytes / kept,
      databaseBytesPerResult: whole / kept,
      sqlPerCheck: statements / checks,
      unevenness: unevenness(arrivals.flat(), from, to),
      checksPerSecond: (checks * 1_000) / (to - from),
      slowest,
      largest,
    };
  } finally {
    api.kill('SIGTERM');
    recorder.disconnect();
    await once(api, 'exit');
    await test.drop();
    await redis?.stop();
    await server.stop();
  }
}

const rounded = (value: number, places = 1) => Number(value.toFixed(places));

function loopRows(name: string, { perSecond, cpuMsPerCheck }: Cost) {
  return {
    [`${name}, a second`]: rounded(perSecond, 0),
    [`${name}, ms of CPU each`]: rounded(cpuMsPerCheck, 3),
  };
}

function termsOf([
  n = '1000',
  seconds = '20',
  backend = 'postgres',
  least = '60',
]: string[]): Terms {
  if (backend !== 'postgres' && backend !== 'redis') throw new Error(`no such backend: ${backend}`);
  return {
    n: Number(n),
    intervalMs: Number(seconds) * 1_000,
    backend,
    leastWindowMs: Number(least) * 1_000,
  };
}

const terms = termsOf(process.argv.slice(2));
const dir = await mkdtemp(join(tmpdir(), 'kaopu-bench-'));
await chmod(dir, 0o755);
try {
  const result = await measure(terms, dir);
  const { lags, missed, doubled } = result.found;
  console.table(result.slowest);
  console.table(result.largest);
  console.table({
    'load of the machine, 1 min': rounded(loadavg()[0] ?? 0),
    'checks a second': rounded(result.checksPerSecond),
    ...loopRows('before: a bare loop', result.bareBefore.kept),
    ...loopRows('before: a bare loop, a new connection each', result.bareBefore.new),
    ...loopRows('after: a bare loop', result.bareAfter.kept),
    ...loopRows('after: a bare loop, a new connection each', result.bareAfter.new),
    ...loopRows('after: a bare loop at the pace of the probes', result.barePaced),
    ...loopRows('the look stage', result.looking),
    'slots looked at': lags.length,
    'slots looked at twice': doubled,
    'unevenness of arrivals': rounded(result.unevenness, 3),
    'bytes of the whole database a check': rounded(result.databaseBytesPerResult, 0),
    ...Object.fromEntries(
      Object.entries(result.cpuOf).map(([name, ms]) => [
        `CPU of ${name}, ms a check`,
        rounded(ms, 3),
      ]),
    ),
    'RSS of the idle api, MB': rounded(result.rssIdle.api / 1e6),
  });
  console.log(
    JSON.stringify({
      bench: 'engine',
      n: terms.n,
      intervalMs: terms.intervalMs,
      backend: terms.backend,
      coldStartMs: rounded(result.coldStartMs, 0),
      lagMs: {
        p50: rounded(percentile(lags, 0.5)),
        p99: rounded(percentile(lags, 0.99)),
        max: rounded(percentile(lags, 1)),
      },
      missed,
      cpuMsPerCheck: rounded(result.cpuMsPerCheck, 3),
      limitCpuMsPerCheck: rounded(result.bareAfter.kept.cpuMsPerCheck, 3),
      rssIdleMb: rounded(result.rssIdle.worker / 1e6),
      rssKbPerProbe: rounded((result.rss - result.rssIdle.worker) / 1e3 / terms.n, 2),
      bytesPerResult: rounded(result.bytesPerResult, 0),
      sqlPerCheck: rounded(result.sqlPerCheck, 3),
    }),
  );
} finally {
  await rm(dir, { recursive: true, force: true });
}
