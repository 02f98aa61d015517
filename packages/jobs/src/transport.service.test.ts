import {
  createDatabase,
  findRedis,
  freePort,
  hasRedis,
  startOwnRedis,
  startRedis,
  startSentinel,
  type TestDatabase,
  type TestRedis,
  type TestSentinel,
} from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { JOB_NAMES } from './catalogue.ts';
import { QueueUnreachable } from './nodes.ts';
import { readRedis, type RedisSettings } from './redis-layout.ts';
import { migrateQueue } from './store-postgres.ts';
import { openTransport, type Transport, type TransportOptions } from './transport.ts';

/** What must hold on either backend. */
function contract(options: () => TransportOptions): void {
  const opened: Transport[] = [];
  function open(): Transport {
    const transport = openTransport(options());
    opened.push(transport);
    return transport;
  }
  afterAll(() => Promise.all(opened.map((transport) => transport.close())));

  it('hands every hint to a handler, parsed', async () => {
    const transport = open();
    const sent = Array.from({ length: 100 }, () => ({
      payload: { platformIds: [randomUUID()] },
    }));
    const got = new Set<string>();
    await new Promise<void>((resolve, reject) => {
      transport.receive('judge', 8, ({ platformIds }) => {
        for (const id of platformIds) got.add(id);
        if (got.size === sent.length) resolve();
        return Promise.resolve();
      });
      transport.send('judge', sent).catch(reject);
    });
    expect(got).toEqual(new Set(sent.flatMap(({ payload }) => payload.platformIds)));
  });

  it('keeps hints of one id as one while they wait', async () => {
    const transport = open();
    const hint = { payload: { trialId: randomUUID() }, id: 'same' };
    await transport.send('trial-http', [hint, hint]);
    await transport.send('trial-http', [hint]);
    expect(await transport.waiting()).toBe(1);
  });

  it('knows how much waits in each queue, and since when', async () => {
    const transport = open();
    await transport.send('candidate', [
      { payload: { platformId: randomUUID(), method: 'first' } },
      { payload: { platformId: randomUUID(), method: 'second' } },
    ]);
    const sent = Date.now();
    const depths = await transport.depths();
    expect(depths.get('candidate')?.waiting).toBe(2);
    expect(depths.get('candidate')?.oldestAt?.getTime()).toBeLessThanOrEqual(sent);
    expect(depths.get('look-browser')).toEqual({ waiting: 0, oldestAt: null });
    expect([...depths.keys()]).not.toContain('heartbeat');
    await transport.ping();
  });

  it('refuses a payload that is not what the catalogue says', async () => {
    await expect(
      open().send('look-http', [{ payload: { probeIds: ['no uuid'] } }]),
    ).rejects.toThrow();
  });

  it('ends a job whose handler throws, and goes on with the next', async () => {
    const complaints: string[] = [];
    const transport = openTransport({
      ...options(),
      onError: (error, source) => complaints.push(`${source}: ${error.message}`),
    });
    opened.push(transport);
    const good = randomUUID();
    await new Promise<void>((resolve, reject) => {
      transport.receive('heartbeat', 1, async ({ workerId }) => {
        if (workerId !== good) throw new Error('handler broke');
        resolve();
      });
      transport
        .send('heartbeat', [
          { payload: { workerId: randomUUID() } },
          { payload: { workerId: good } },
        ])
        .catch(reject);
    });
    expect(complaints).toEqual(['job: handler broke']);
  });

  it('is not taken for a leak with every queue and receiver open', async () => {
    const warnings: string[] = [];
    const hear = ({ name }: Error) => void warnings.push(name);
    process.on('warning', hear);
    const transport = open();
    for (const name of JOB_NAMES) transport.receive(name, 1, () => Promise.resolve(), 'warned');
    await transport.waiting();
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });
}

const quiet = (): void => undefined;

const onRedis = (settings: RedisSettings): TransportOptions => ({
  databaseUrl: '',
  redis: readRedis(settings),
  onError: quiet,
});

describe('hints over Postgres', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createDatabase(inject('postgresUrl'));
    await migrateQueue(test.url);
  });
  afterAll(() => test.drop());

  contract(() => ({ databaseUrl: test.url, onError: quiet }));
});

// In CI a missing Redis fails: only a machine of a person's own may do without.
const without = !hasRedis() && !process.env['CI'];
describe.skipIf(without)(
  'hints over Redis (needs REDIS_URL, redis-server or valkey-server)',
  () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());

    contract(() => onRedis({ REDIS_URL: redis.url }));

    it('does not keep whoever sends a hint waiting for a store that is away', async () => {
      const transport = openTransport(
        onRedis({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
      );
      const hint = { payload: { platformIds: [randomUUID()] } };
      await Promise.all([
        expect(transport.send('judge', [hint])).rejects.toThrow(QueueUnreachable),
        expect(transport.ping()).rejects.toThrow(QueueUnreachable),
      ]);
      await transport.close();
    });

    // Never on a server that was given: what lies there is not ours to erase.
    it.skipIf(process.env['REDIS_URL'])('goes on after the store was erased', async () => {
      const transport = openTransport(onRedis({ REDIS_URL: redis.url }));
      const seen: string[] = [];
      transport.receive('tell', 1, () => {
        seen.push('told');
        return Promise.resolve();
      });
      await redis.flush();
      await transport.send('tell', [{ payload: {} }]);
      await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(1);
      await transport.close();
    });
  },
);

/** Sends hints again and again, as the planner does, until one comes through. */
async function untilHeard(
  transport: Transport,
  name: 'judge' | 'candidate',
  heard: Set<string>,
): Promise<void> {
  const id = randomUUID();
  const hint =
    name === 'judge'
      ? () => transport.send('judge', [{ payload: { platformIds: [id] } }])
      : () => transport.send('candidate', [{ payload: { platformId: id, method: 'any' } }]);
  await expect
    .poll(
      async () => {
        await hint().catch(quiet);
        return heard.has(id);
      },
      { timeout: 45_000, interval: 500 },
    )
    .toBe(true);
}

function hearing(transport: Transport): Set<string> {
  const heard = new Set<string>();
  transport.receive('judge', 1, ({ platformIds }) => {
    for (const id of platformIds) heard.add(id);
    return Promise.resolve();
  });
  transport.receive('candidate', 1, ({ platformId }) => {
    heard.add(platformId);
    return Promise.resolve();
  });
  return heard;
}

const withoutOwn = findRedis() === null && !process.env['CI'];
describe.skipIf(withoutOwn)('hints over Sentinel (needs redis-server or valkey-server)', () => {
  const password = 'hush-hush';
  let sentinel: TestSentinel;
  let options: TransportOptions;
  beforeAll(async () => {
    sentinel = await startSentinel(password);
    options = onRedis({
      REDIS_URL: `redis://:${password}@${sentinel.master}/1`,
      REDIS_SENTINELS: `127.0.0.1:${await freePort()},${sentinel.address}`,
      REDIS_SENTINEL_PASSWORD: password,
    });
  });
  afterAll(() => sentinel.stop());

  contract(() => options);

  it('flow again when the master was killed', { timeout: 60_000 }, async () => {
    const transport = openTransport(options);
    const heard = hearing(transport);
    await untilHeard(transport, 'judge', heard);
    expect(await transport.nodes()).toEqual([{ name: sentinel.master, ok: true }]);
    await sentinel.killMaster();
    await untilHeard(transport, 'judge', heard);
    expect(await transport.nodes()).toEqual([{ name: sentinel.master, ok: true }]);
    await transport.close();
  });
});

describe.skipIf(withoutOwn)(
  'hints over several nodes (needs redis-server or valkey-server)',
  () => {
    let first: TestRedis;
    let second: TestRedis;
    let options: TransportOptions;
    beforeAll(async () => {
      [first, second] = await Promise.all([startOwnRedis(), startOwnRedis()]);
      options = onRedis({
        REDIS_URL: first.url,
        REDIS_QUEUES: `judge=${second.url},trial-browser=${second.url},heartbeat=${second.url}`,
      });
    });
    afterAll(() => Promise.all([first.stop(), second.stop()]));

    contract(() => options);

    it('lie where the settings say, lanes of a queue too', async () => {
      const all = openTransport(options);
      const one = openTransport(onRedis({ REDIS_URL: second.url }));
      const hint = { payload: { platformId: randomUUID(), method: 'elsewhere' } };
      await all.send('trial-browser', [{ payload: { trialId: randomUUID() } }]);
      await all.send('candidate', [hint]);
      const workerId = randomUUID();
      const beat = new Promise<void>((resolve) => {
        one.receive('heartbeat', 1, () => Promise.resolve(resolve()), workerId);
      });
      await all.send('heartbeat', [{ payload: { workerId } }], workerId);
      await beat;
      expect(await one.waiting('trial-browser')).toBe(1);
      expect(await one.waiting('candidate')).toBe(0);
      expect(await all.waiting('candidate')).toBeGreaterThan(0);
      await Promise.all([all.close(), one.close()]);
    });

    it(
      'say which node is away, and flow over the others meanwhile',
      { timeout: 60_000 },
      async () => {
        const transport = openTransport(options);
        const heard = hearing(transport);
        await untilHeard(transport, 'judge', heard);
        const [main, own] = [new URL(first.url).host, new URL(second.url).host];
        await second.kill();
        expect(await transport.nodes(1_000)).toEqual([
          { name: main, ok: true },
          { name: own, ok: false },
        ]);
        await expect(transport.ping()).rejects.toThrow(own);
        await untilHeard(transport, 'candidate', heard);
        await second.start();
        await untilHeard(transport, 'judge', heard);
        await transport.ping();
        await transport.close();
      },
    );
  },
);
