// How quickly the API answers over a long history: 50 million looks, a minute apart, at as many platforms
// as make 90 days of that, with their scores by the hour, changes and roll-ups.
// Argument: how many million looks.
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, freePort, startPostgres } from '@kaopu/testkit';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentile } from '../engine/lag.ts';
import { DAYS, loadHistory, LOOKS_AN_HOUR, type Sql } from './load.ts';

const REQUESTS = 300;
const WARM_UP = 30;
const MOST_MS = 50;
const API = fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url));
/** Looks are read, not lost: nothing here has to survive a crash. */
const SETTINGS = ['fsync=off', 'max_wal_size=4GB', 'maintenance_work_mem=512MB'];

/** Answers in ms, after some that do not count. */
async function answersOf(pathOf: (i: number) => string, base: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + REQUESTS; i += 1) {
    const began = performance.now();
    const answer = await fetch(base + pathOf(i));
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${pathOf(i)}: ${answer.status} ${body}`);
    if (i >= WARM_UP) times.push(performance.now() - began);
  }
  return times;
}

async function untilReady(base: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const answer = await fetch(`${base}/platforms?limit=1`).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error('the API does not answer');
}

async function numberOf(sql: Sql, text: string): Promise<number> {
  const [found] = await sql(text);
  return Number(Object.values(found ?? {})[0]);
}

async function measureApi(url: string, sql: Sql, dir: string) {
  const port = await freePort();
  const env = {
    DATABASE_URL: url,
    KAOPU_DATA_DIR: dir,
    PORT: String(port),
    NODE_ENV: 'production',
  };
  const api = fork(API, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const base = `http://127.0.0.1:${port}/api/v1`;
    await untilReady(base);
    const ids = (await sql('SELECT id FROM platform ORDER BY md5(id::text)')).map(({ id }) =>
      String(id),
    );
    const some = (i: number) => `/platforms/${ids[i % ids.length] ?? ''}`;
    const cursors = [''];
    for (let i = 0; i < ids.length / 50 - 1; i += 1) {
      const page = await fetch(
        `${base}/platforms?cursor=${cursors.at(-1) ?? ''}`.replace(/\?cursor=$/, ''),
      );
      const { nextCursor } = (await page.json()) as { nextCursor: string | null };
      if (nextCursor !== null) cursors.push(nextCursor);
    }
    const pages = cursors.map((cursor) => `/platforms${cursor && `?cursor=${cursor}`}`);
    const hours = DAYS * 24;
    return {
      platforms: await answersOf((i) => pages[i % pages.length] ?? '', base),
      trend: await answersOf((i) => `${some(i)}/trend?hours=${hours}`, base),
      series: await answersOf((i) => `${some(i)}/series/latency?hours=${hours}`, base),
      seriesByHour: await answersOf((i) => `${some(i)}/series/latency?hours=168`, base),
    };
  } finally {
    api.kill('SIGTERM');
    await once(api, 'exit');
  }
}

async function measure(looksWanted: number, dir: string) {
  const server = await startPostgres(dir, { settings: SETTINGS });
  const test = await createDatabase(server.url);
  try {
    await migrateQueue(test.url);
    const platforms = Math.max(1, Math.ceil(looksWanted / (DAYS * 24 * LOOKS_AN_HOUR)));
    const began = performance.now();
    await loadHistory(test.db, test.sql, platforms);
    const loadSeconds = (performance.now() - began) / 1_000;
    const looks = await numberOf(test.sql, 'SELECT sum(slots) FROM observation');
    const raw = await numberOf(
      test.sql,
      `SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits
       WHERE inhparent = 'observation'::regclass`,
    );
    const rolledUp = await numberOf(test.sql, `SELECT pg_total_relation_size('series_day')`);
    const whole = await numberOf(test.sql, 'SELECT pg_database_size(current_database())');
    return {
      platforms,
      looks,
      rows: await numberOf(test.sql, 'SELECT count(*) FROM observation'),
      snapshots: await numberOf(test.sql, 'SELECT count(*) FROM score_snapshot'),
      loadSeconds,
      bytesPerLook: raw / looks,
      bytesPerLookRolledUp: rolledUp / looks,
      databaseGb: whole / 1e9,
      answers: await measureApi(test.url, test.sql, dir),
    };
  } finally {
    await test.drop();
    await server.stop();
  }
}

const [millions = '50'] = process.argv.slice(2);
const dir = await mkdtemp(join(tmpdir(), 'kaopu-bench-'));
await chmod(dir, 0o755);
try {
  const { answers, ...found } = await measure(Number(millions) * 1e6, dir);
  const rounded = (value: number, places = 1) => Number(value.toFixed(places));
  const load = rounded(loadavg()[0] ?? 0);
  console.table({ ...found, 'load of the machine, 1 min': load });
  console.table(
    Object.fromEntries(
      Object.entries(answers).map(([name, times]) => [
        name,
        {
          p50: rounded(percentile(times, 0.5)),
          p95: rounded(percentile(times, 0.95)),
          max: rounded(percentile(times, 1)),
        },
      ]),
    ),
  );
  const p95 = Object.fromEntries(
    Object.entries(answers).map(([name, times]) => [name, rounded(percentile(times, 0.95))]),
  );
  console.log(
    JSON.stringify({
      bench: 'history',
      looks: found.looks,
      rows: found.rows,
      platforms: found.platforms,
      snapshots: found.snapshots,
      loadSeconds: rounded(found.loadSeconds, 0),
      bytesPerLook: rounded(found.bytesPerLook),
      bytesPerLookRolledUp: rounded(found.bytesPerLookRolledUp),
      p95Ms: p95,
      mostMs: MOST_MS,
    }),
  );
  if (Object.values(p95).some((ms) => ms > MOST_MS)) process.exitCode = 1;
} finally {
  await rm(dir, { recursive: true, force: true });
}
