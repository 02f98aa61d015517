import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, site, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { planLooks } from './testing/planned.ts';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

const SHOPS = 3;
let test: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  test = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => test.drop());
  await migrateQueue(test.url);
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-drain-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
});

/** A worker in the middle of looks at shops that keep it waiting until they are opened. */
async function busyWorker(env: Record<string, string>, args: string[] = []) {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const shops = await site((_request, response) => {
    const answer = () => response.end('<html><title>shop</title><body>open</body></html>');
    if (isOpen) answer();
    else waiting.push(answer);
  });
  onTestFinished(() => shops.close());
  await planLooks(test.db, shops.port, SHOPS, 3_600);
  const worker = await started(env, args);
  await expect.poll(() => waiting.length, { timeout: 30_000 }).toBe(SHOPS);
  const open = (): void => {
    isOpen = true;
    for (const answer of waiting) answer();
  };
  return { worker, open };
}

async function started(env: Record<string, string>, args: string[]): Promise<WorkerProcess> {
  const worker = await startWorker(
    {
      DATABASE_URL: test.url,
      KAOPU_DATA_DIR: dataDir,
      KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
      KAOPU_BROWSER_CONCURRENCY: '0',
      ...env,
    },
    args,
  );
  onTestFinished(() => worker.kill());
  return worker;
}

const count = async (where: string) =>
  Number((await test.sql(`SELECT count(*) AS n FROM ${where}`))[0]?.['n']);

describe('a worker that is told to stop', () => {
  it('lets its looks end, stores them, and is forgotten', async () => {
    const { worker, open } = await busyWorker({});
    worker.child.kill('SIGTERM');
    open();
    expect(await worker.ended).toBe(0);
    expect(await count(`observation WHERE status = 'observed'`)).toBe(SHOPS);
    expect(await count('probe WHERE lease_until IS NOT NULL')).toBe(0);
    expect(await count('worker')).toBe(0);
  });

  it('gives looks back that take too long, so that another worker makes them at once', async () => {
    const { worker } = await busyWorker({ KAOPU_DRAIN_SECONDS: '0.5' });
    expect(await count('probe WHERE lease_until > now()')).toBe(SHOPS);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(await count('observation')).toBe(0);
    expect(await count('probe WHERE lease_until IS NOT NULL')).toBe(0);
    expect(await count('host WHERE lease_until IS NOT NULL')).toBe(0);
  });

  it('goes at once when it is told twice', async () => {
    const { worker } = await busyWorker({ KAOPU_DRAIN_SECONDS: '600' });
    worker.child.kill('SIGTERM');
    const twice = setInterval(() => worker.child.kill('SIGTERM'), 100);
    expect(await worker.ended).toBe(1);
    clearInterval(twice);
  });
});

describe('a worker of some queues', () => {
  it('takes looks and does not judge them, and says what it takes', async () => {
    const { open } = await busyWorker({}, ['--queues', 'http,tell', '--concurrency', '7']);
    open();
    await expect.poll(() => count('unjudged'), { timeout: 30_000 }).toBe(SHOPS);
    expect(await test.sql('SELECT queues FROM worker')).toEqual([{ queues: ['http', 'tell'] }]);
    expect(await count('observation WHERE judge_seq IS NOT NULL')).toBe(0);
    await started({}, ['--queues', 'judge']);
    await expect.poll(() => count('unjudged'), { timeout: 30_000 }).toBe(0);
  });

  it('refuses a queue that there is not, in words', async () => {
    await expect(started({}, ['--queues', 'htpp'])).rejects.toThrow(/queues/);
  });
});
