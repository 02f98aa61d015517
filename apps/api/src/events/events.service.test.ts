import type { LiveEvent } from '@kaopu/contracts';
import { publish } from '@kaopu/db';
import { afterEach, beforeAll, afterAll, expect, inject, it } from 'vitest';
import { startApi, type RunningApi } from '../testing/running-api.ts';

const ID = '7d3a3e0e-9f1b-4c53-8f0d-0a4f1b2c3d4e';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const open = new Set<AbortController>();
afterEach(() => {
  for (const stream of open) stream.abort();
  open.clear();
});

interface Stream {
  headers: Headers;
  events: unknown[];
  ended: Promise<void>;
}

/** Listens as a browser's EventSource would, and waits until a hint of its own has come through. */
async function listen(url = api.url): Promise<Stream> {
  const controller = new AbortController();
  open.add(controller);
  const response = await fetch(`${url}/api/v1/events`, { signal: controller.signal });
  const events: unknown[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = message.split('\n').find((line) => line.startsWith('data: '));
        if (data !== undefined) events.push(JSON.parse(data.slice(6)));
      }
    }
  };
  const ended = read().catch(() => undefined);
  await expect
    .poll(
      async () => {
        await publish(api.test.db, [{ type: 'trial', trialId: 'ready' }]);
        return events.length;
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  return { headers: response.headers, events, ended };
}

const isReady = (event: unknown) => JSON.stringify(event).includes('ready');
const heard = (stream: Stream) => stream.events.filter((event) => !isReady(event));

it('passes on what is published, to everybody who listens, in order', async () => {
  const [a, b] = [await listen(), await listen()];
  expect(a.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events: LiveEvent[] = [
    { type: 'judged', platformId: ID },
    { type: 'looked', platformId: ID, probeId: ID },
    { type: 'alert', alertId: ID, platformId: ID },
  ];
  await publish(api.test.db, events);
  for (const stream of [a, b]) await expect.poll(() => heard(stream)).toEqual(events);
});

it('passes on nothing that is no event of ours, and lives', async () => {
  const stream = await listen();
  await api.test.sql(`SELECT pg_notify('kaopu_events', 'no json')`);
  await api.test.sql(`SELECT pg_notify('kaopu_events', '')`);
  await publish(api.test.db, [{ type: 'rumour' }, { type: 'judged' }]);
  await publish(api.test.db, [{ type: 'platform', platformId: ID }]);
  await expect.poll(() => heard(stream)).toEqual([{ type: 'platform', platformId: ID }]);
});

it('hints at a platform that was registered, changed and removed', async () => {
  const stream = await listen();
  const made = await api.call('/platforms', { body: { name: 'a', siteUrl: 'https://a.example/' } });
  const { id: platformId } = made.body as { id: string };
  await api.call(`/platforms/${platformId}`, { method: 'PATCH', body: { name: 'b' } });
  await api.call(`/platforms/${platformId}`, { method: 'DELETE' });
  const hint = { type: 'platform', platformId };
  await expect.poll(() => heard(stream)).toEqual([hint, hint, hint]);
});

it('goes on after its connection to the database was cut', async () => {
  const stream = await listen();
  await api.test.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  );
  await expect
    .poll(
      async () => {
        await publish(api.test.db, [{ type: 'judged', platformId: ID }]);
        return heard(stream).length;
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
});

it('ends its streams when the API ends', async () => {
  const own = await startApi(inject('postgresUrl'));
  const response = await fetch(`${own.url}/api/v1/events`);
  const ended = response.text().then(
    () => 'ended',
    () => 'cut',
  );
  await own.stop();
  expect(await ended).toMatch(/ended|cut/);
});
