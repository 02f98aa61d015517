import { conservation } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, site, startBucket, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { planLooks } from './testing/planned.ts';
import { startWorker, type WorkerProcess } from './testing/worker-process.ts';

const PAGE = '<html><title>shop</title><body>open</body></html>';
const patiently = { timeout: 60_000, interval: 100 };

let test: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  test = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => test.drop());
  await migrateQueue(test.url);
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-retries-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
});

/** A worker that looks and does not judge: a judge may ask for more, which is no repetition. */
async function started(env: Record<string, string> = {}): Promise<WorkerProcess> {
  const worker = await startWorker(
    {
      DATABASE_URL: test.url,
      KAOPU_DATA_DIR: dataDir,
      KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
      KAOPU_HOST_GAP_SECONDS: '0.1',
      KAOPU_METRICS_PORT: '0',
      ...env,
    },
    ['--queues', 'http'],
  );
  onTestFinished(() => worker.kill());
  return worker;
}

type Answer = (response: ServerResponse) => void;
const well: Answer = (response) => response.end(PAGE);
const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code).end('no');

/** Shops one after the other at addresses of their own, which answer so; each with a probe that is due. */
async function shops(answers: Answer[], intervalSeconds: number) {
  const visits = answers.map(() => 0);
  const server = await site((request, response) => {
    const place = Number(request.headers.host?.split(':')[0]?.split('.')[3]) - 1;
    if (request.url === '/robots.txt') {
      response.writeHead(404).end();
      return;
    }
    visits[place] = (visits[place] ?? 0) + 1;
    answers[place]?.(response);
  });
  onTestFinished(() => server.close());
  await planLooks(test.db, server.port, answers.length, intervalSeconds);
  return visits;
}

/** What came of the looks so far, in the shops' order; `inSlot`: in the slot they were first planned for. */
const outcomes = () =>
  test.sql(
    `SELECT o.status, o.cause, (o.seen->'reachable')::boolean AS reachable, o.slot_at = r.first_slot AS "inSlot"
     FROM observation o JOIN platform p ON p.id = o.platform_id JOIN probe r ON r.id = o.probe_id
     WHERE r.interval_seconds > 2 ORDER BY p.name, o.slot_at`,
  );

const SEEN = { status: 'observed', cause: null, reachable: true, inSlot: true };
const DOWN = { ...SEEN, reachable: false };
const BLOCKED = { ...SEEN, status: 'unknown', cause: 'blocked', reachable: null };

/** Nobody has been told to look at them, is looking, or will before the next slot. */
const expectPeace = async (): Promise<void> => {
  const stirred = await test.sql(
    `SELECT 1 FROM probe WHERE interval_seconds > 2 AND (hinted_until IS NOT NULL OR lease_until IS NOT NULL
       OR request_at IS NOT NULL OR wake_at IS NOT NULL
       OR next_due <> first_slot + interval_seconds * interval '1 second')`,
  );
  expect(stirred).toEqual([]);
};

const slow = { timeout: 120_000 };

describe('a look that a supplier', () => {
  it(
    'refuses, breaks or lets time out ends with a reading, and is not repeated',
    slow,
    async () => {
      const hangUp: Answer = (response) => response.destroy();
      const silent: Answer = () => undefined;
      const faults = [status(403), status(429), status(500), hangUp, silent];
      const visits = await shops([...faults, well], 7_200);
      // A neighbour that is looked at again and again shows that planner and queue are at work.
      await test.sql(
        `UPDATE probe SET interval_seconds = 2 WHERE platform_id = (SELECT id FROM platform WHERE name = $1)`,
        [`shop ${faults.length + 1}`],
      );
      await started();
      await expect.poll(async () => (await outcomes()).length, patiently).toBe(faults.length);
      const [...before] = visits;
      // Before a shop is called unreachable it is visited twice, within the one look.
      expect(before.slice(0, faults.length)).toEqual([1, 1, 2, 2, 2]);
      const turns = () => visits[faults.length];
      await expect.poll(turns, patiently).toBeGreaterThan((before[faults.length] ?? 0) + 4);
      expect(visits.slice(0, faults.length)).toEqual(before.slice(0, faults.length));
      expect(await outcomes()).toEqual([BLOCKED, BLOCKED, DOWN, DOWN, DOWN]);
      await expectPeace();
    },
  );
});

describe('a look that we', () => {
  it('break off by a kill of the worker is made again in its slot', slow, async () => {
    let isOpen = false;
    const visits = await shops([(response) => isOpen && response.end(PAGE)], 7_200);
    const env = { KAOPU_LOOK_SECONDS: '6' };
    const killed = await started(env);
    await expect.poll(() => visits, patiently).toEqual([1]);
    await killed.kill();
    isOpen = true;
    await started(env);
    await expect.poll(outcomes, patiently).toEqual([SEEN]);
    expect(visits).toEqual([2]);
    expect(await conservation(test.db)).toEqual({ elapsed: 1, accounted: 1, overdue: 0 });
  });

  it('cannot keep evidence of is put off, and made in its slot', slow, async () => {
    const bucket = await startBucket();
    onTestFinished(() => bucket.stop());
    const worker = await started({
      KAOPU_S3_URL: bucket.url,
      KAOPU_S3_BUCKET: bucket.bucket,
      KAOPU_S3_KEY: bucket.key,
      KAOPU_S3_SECRET: bucket.secret,
      KAOPU_S3_REGION: bucket.region,
    });
    bucket.fail.times = Infinity;
    const pauses = () =>
      worker
        .logged()
        .some(({ message, store }) => /pauses/.test(String(message)) && store === 'evidence');
    await expect.poll(pauses, patiently).toBe(true);
    const visits = await shops([well, well], 7_200);
    const told = () => test.sql('SELECT 1 FROM probe WHERE hinted_until IS NOT NULL');
    await expect.poll(told, patiently).toHaveLength(2);
    await expect
      .poll(() => test.sql(`SELECT 1 FROM bullmq.job WHERE queue = 'look-http'`), patiently)
      .toEqual([]);
    expect(visits).toEqual([0, 0]);
    bucket.fail.times = 0;
    await expect.poll(outcomes, patiently).toEqual([SEEN, SEEN]);
    expect(visits).toEqual([1, 1]);
    expect(await conservation(test.db)).toEqual({ elapsed: 2, accounted: 2, overdue: 0 });
  });
});
