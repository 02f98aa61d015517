import { migrateQueue, openTransport, type Transport } from '@kaopu/jobs';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openProxy, type Proxy } from './proxy.ts';

let test: TestDatabase;
let proxy: Proxy;
let transport: Transport;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  await migrateQueue(test.url);
  const url = new URL(test.url);
  proxy = await openProxy(Number(url.port));
  url.port = String(proxy.port);
  transport = openTransport({ databaseUrl: url.href, onError: () => undefined });
});
afterAll(async () => {
  await transport.close();
  await proxy.close();
  await test.drop();
});

it(
  'hints go on after connections that stay open and carry nothing more',
  { timeout: 180_000 },
  async () => {
    const seen = new Set<string>();
    transport.receive('judge', 2, ({ platformIds }) => {
      for (const id of platformIds) seen.add(id);
      return Promise.resolve();
    });
    const send = async (): Promise<string> => {
      const id = randomUUID();
      await transport.send('judge', [{ payload: { platformIds: [id] } }]);
      return id;
    };
    const arrives = async (id: string) => {
      while (!seen.has(id)) await sleep(50);
    };
    // As many at once as the pool has connections: none is left that would be opened anew.
    for (const id of await Promise.all(Array.from({ length: 20 }, send))) await arrives(id);
    const sending = Array.from({ length: 20 }, send);
    expect(proxy.freeze()).toBeGreaterThan(0);
    await Promise.allSettled(sending);
    let sent: string | null = null;
    while (sent === null) sent = await send().catch(() => null);
    await arrives(sent);
  },
);
