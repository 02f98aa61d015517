import { openTransport } from '@kaopu/jobs';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

it('wakes the planners when something was done, and not when something was read or refused', async () => {
  const transport = openTransport({ databaseUrl: api.test.url, onError: () => undefined });
  onTestFinished(() => transport.close());
  await api.call('/channels');
  expect((await api.call('/channels', { body: {} })).status).toBe(400);
  expect(await transport.waiting('wake')).toBe(0);
  const channel = { name: '群', kind: 'webhook', settings: { url: 'https://hook.example/' } };
  for (const name of ['one', 'two']) await api.call('/channels', { body: { ...channel, name } });
  await expect.poll(() => transport.waiting('wake')).toBe(1);
});
