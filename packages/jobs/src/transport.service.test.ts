import { createDatabase, freePort, hasRedis, startRedis, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { JOB_NAMES } from './catalogue.ts';
import { migrateQueue } from './store-postgres.ts';
import {
  openTransport,
  QueueUnreachable,
  type Transport,
  type TransportOptions,
} from './transport.ts';

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

    contract(() => ({ databaseUrl: '', redisUrl: redis.url, onError: quiet }));

    it('does not keep whoever sends a hint waiting for a store that is away', async () => {
      const transport = openTransport({
        databaseUrl: '',
        redisUrl: `redis://127.0.0.1:${await freePort()}`,
        onError: quiet,
      });
      const hint = { payload: { platformIds: [randomUUID()] } };
      await Promise.all([
        expect(transport.send('judge', [hint])).rejects.toThrow(QueueUnreachable),
        expect(transport.ping()).rejects.toThrow(QueueUnreachable),
      ]);
      await transport.close();
    });

    // Never on a server that was given: what lies there is not ours to erase.
    it.skipIf(process.env['REDIS_URL'])('goes on after the store was erased', async () => {
      const transport = openTransport({ databaseUrl: '', redisUrl: redis.url, onError: quiet });
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
