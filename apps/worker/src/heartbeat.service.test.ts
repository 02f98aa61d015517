import { vitals } from '@kaopu/db';
import { migrateQueue, openTransport, readRedis } from '@kaopu/jobs';
import { createDatabase, hasRedis, startRedis, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
} from 'vitest';
import { startHeartbeat, type HeartbeatOptions } from './heartbeat.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  await migrateQueue(test.url);
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE worker'));

/** A way to a server that can be frozen: connections stay open, and nothing goes through any more. */
async function freezable(target: URL) {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      if (isFrozen) socket.pause();
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function beating(redisUrl: string | undefined, change: Partial<HeartbeatOptions> = {}) {
  const faults: unknown[] = [];
  let isDeaf = false;
  const transport = openTransport({
    databaseUrl: test.url,
    redis: readRedis({ REDIS_URL: redisUrl }),
    maxConnections: 3,
    onError: () => undefined,
  });
  const workerId = randomUUID();
  const heartbeat = await startHeartbeat(test.db, transport, {
    workerId,
    self: () => ({ queues: ['http'], troubles: ['browser-unavailable'] }),
    onDeaf: () => {
      isDeaf = true;
    },
    isAway: () => false,
    onFault: (error) => faults.push(error),
    periodMs: 200,
    patienceMs: 3_000,
    ...change,
  });
  onTestFinished(async () => {
    heartbeat.stop();
    await Promise.race([transport.close(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  });
  return { workerId, heartbeat, faults, isDeaf: () => isDeaf };
}

it('goes through queue and database, and carries what the worker says of itself', async () => {
  const { workerId, heartbeat, faults, isDeaf } = await beating(undefined);
  await test.sql(`UPDATE worker SET beat_at = now() - interval '1 hour' WHERE id = $1`, [workerId]);
  await expect
    .poll(() => vitals(test.db), { timeout: 20_000 })
    .toMatchObject({
      workersAlive: 1,
      unserved: ['judge', 'tell'],
      troubles: ['browser-unavailable'],
    });
  await expect.poll(() => heartbeat.roundTripSeconds(), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(heartbeat.ageSeconds()).toBeLessThan(3);
  expect(faults).toEqual([]);
  expect(isDeaf()).toBe(false);
});

it('is not deaf while a store is known to be away, and has its patience once it is back', async () => {
  let isAway = true;
  let pulses = 0;
  const deafAt: number[] = [];
  const { heartbeat } = await beating(undefined, {
    patienceMs: 3_000,
    isAway: () => {
      pulses += 1;
      return isAway;
    },
    onDeaf: () => deafAt.push(pulses),
  });
  await expect.poll(() => heartbeat.roundTripSeconds(), { timeout: 20_000 }).toBeGreaterThan(0);
  // Whatever beats from here on gets lost.
  await test.sql('ALTER TABLE worker RENAME TO worker_away');
  onTestFinished(async () => {
    await test.sql('ALTER TABLE worker_away RENAME TO worker');
  });
  await expect.poll(() => heartbeat.ageSeconds(), { timeout: 20_000 }).toBeGreaterThan(4);
  const seen = pulses;
  await expect.poll(() => pulses, { timeout: 20_000 }).toBeGreaterThan(seen);
  expect(deafAt).toEqual([]);
  const backAt = pulses;
  isAway = false;
  await expect.poll(() => deafAt.length, { timeout: 20_000 }).toBeGreaterThan(0);
  // Not at the first pulse.
  expect((deafAt[0] ?? 0) - backAt).toBeGreaterThan(1);
});

// In CI a missing Redis fails: only a machine of a person's own may do without.
describe.skipIf(!hasRedis() && !process.env['CI'])('over Redis (needs a Redis or Valkey)', () => {
  it('is deaf when the way to the queue freezes, though every connection stays open', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const way = await freezable(new URL(redis.url));
    onTestFinished(() => way.close());
    const { heartbeat, faults, isDeaf } = await beating(`redis://127.0.0.1:${way.port}`);
    await expect.poll(() => heartbeat.roundTripSeconds(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(isDeaf()).toBe(false);
    way.freeze();
    await expect.poll(isDeaf, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => faults.length, { timeout: 20_000 }).toBeGreaterThan(0);
  });
});
