import { conservation, openEvidence, verifyEvidence } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { startChat, watchChat, type Chat } from '../chaos/chat.ts';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

const SHIFTED_CLOCK = fileURLToPath(new URL('../chaos/shifted-clock.ts', import.meta.url));

// A look that waits for an answer, through kill -9 of real workers, against a chat of our own.

let test: TestDatabase;
let dataDir: string;
let chat: Chat;
let worker: WorkerProcess | undefined;
beforeEach(async () => {
  test = await createDatabase(inject('postgresUrl'));
  await migrateQueue(test.url);
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-waiting-'));
  chat = await startChat();
  await watchChat(test.db, chat.url);
});
afterEach(async () => {
  await worker?.kill();
  worker = undefined;
  await chat.close();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<void> {
  worker = await startWorker({
    DATABASE_URL: test.url,
    KAOPU_DATA_DIR: dataDir,
    KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
    KAOPU_LOOK_SECONDS: '20',
    ...env,
  });
}

/** Kill -9, and the leases that would have run out by themselves. */
async function kill(): Promise<void> {
  await worker?.kill();
  worker = undefined;
  await test.sql(`UPDATE probe SET lease_until = now(), hinted_until = NULL`);
  await test.sql(
    `UPDATE host SET lease_until = now() - interval '1 second', next_ok = now() - interval '1 second'`,
  );
}

async function waitsFor(path: string): Promise<void> {
  await expect
    .poll(() => chat.hanging().includes(path), { timeout: 40_000, interval: 50 })
    .toBe(true);
}

/** Until the open look waits for its next time. */
async function isAsleep(): Promise<void> {
  const asleep = () =>
    test.sql(
      `SELECT 1 FROM probe WHERE wake_at > now() AND lease_until IS NULL AND ticket->>'phase' = 'asked'`,
    );
  await expect
    .poll(async () => (await asleep()).length, { timeout: 40_000, interval: 100 })
    .toBe(1);
}

const wake = () =>
  test.sql(`UPDATE probe SET wake_at = now() - interval '1 second', hinted_until = NULL`);

async function ended(): Promise<Record<string, unknown>[]> {
  const judged = () =>
    test.sql('SELECT status, cause, seen FROM observation WHERE judge_seq IS NOT NULL');
  await expect
    .poll(async () => (await judged()).length, { timeout: 60_000, interval: 100 })
    .toBe(1);
  expect(await test.sql('SELECT ticket, ticket_key, wake_at FROM probe')).toEqual([
    { ticket: null, ticket_key: null, wake_at: null },
  ]);
  const problems: unknown[] = [];
  const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
  await verifyEvidence(test.db, files, null, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
  const { elapsed, accounted } = await conservation(test.db);
  expect(elapsed).toBe(accounted);
  return judged();
}

it(
  'a worker that is killed while it waits loses no ticket and asks nothing twice',
  { timeout: 180_000 },
  async () => {
    await start();
    await isAsleep();
    expect(await test.sql('SELECT status FROM observation')).toEqual([{ status: 'open' }]);
    chat.hangs.add('fetchmessages');
    await wake();
    await waitsFor('fetchmessages');
    await kill();

    chat.hangs.clear();
    chat.answers = true;
    await start();
    const [seen] = await ended();
    expect(seen).toMatchObject({ status: 'observed' });
    const said = JSON.stringify(seen?.['seen']);
    expect(said).toContain('年卡168一张');
    expect(said).toContain('"class": "human"'.replace(': ', ':'));
    expect(said).not.toContain('secret');
    expect(chat.asked()).toBe(1);
  },
);

it(
  'a worker that is killed while it asks leaves the look unknown, and nobody asks again',
  { timeout: 180_000 },
  async () => {
    chat.hangs.add('submitonline');
    await start();
    await waitsFor('submitonline');
    await kill();
    expect(await test.sql('SELECT status FROM observation')).toEqual([{ status: 'open' }]);

    chat.hangs.clear();
    chat.answers = true;
    await start();
    expect(await ended()).toMatchObject([{ status: 'unknown', cause: 'prober-fault' }]);
    expect(chat.asked()).toBe(1);
  },
);

it(
  'a look that breaks for a reason of ours stays open and is gone on with',
  { timeout: 180_000 },
  async () => {
    await start();
    await isAsleep();
    chat.hangs.add('fetchmessages');
    await wake();
    // The look runs out of time and goes back to sleep.
    await waitsFor('fetchmessages');
    await isAsleep();
    chat.hangs.clear();
    chat.answers = true;
    await wake();
    expect(await ended()).toMatchObject([{ status: 'observed' }]);
    expect(chat.asked()).toBe(1);
  },
);

it(
  'a worker whose clock is a day fast goes on waiting, and hears the answer',
  { timeout: 180_000 },
  async () => {
    await start();
    await isAsleep();
    await worker?.stop();
    await start({
      NODE_OPTIONS: `--import=${SHIFTED_CLOCK}`,
      KAOPU_CHAOS_CLOCK_MS: String(24 * 3_600_000),
    });
    await wake();
    await isAsleep();
    const soon = await test.sql(`SELECT id FROM probe WHERE wake_at < now() + interval '1 hour'`);
    expect(soon).toHaveLength(1);
    chat.answers = true;
    await wake();
    const [seen] = await ended();
    expect(seen).toMatchObject({ status: 'observed' });
    expect(JSON.stringify(seen?.['seen'])).toContain('年卡168一张');
    expect(chat.asked()).toBe(1);
  },
);
