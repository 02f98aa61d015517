import { Health } from '@kaopu/contracts';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const health = async () => {
  const answer = await api.call('/health');
  return { status: answer.status, headers: answer.headers, report: Health.parse(answer.body) };
};

it('is degraded while no worker watches, and well as soon as one does', async () => {
  const without = await health();
  expect(without).toMatchObject({
    status: 200,
    report: {
      status: 'degraded',
      ready: true,
      reasons: ['no-worker'],
      database: { ok: true },
      queue: { backend: 'postgres', ok: true, waiting: 0 },
    },
  });
  expect(without.headers.get('cache-control')).toBe('no-store');
  await api.test.sql('INSERT INTO worker (id) VALUES (gen_random_uuid())');
  expect(await health()).toMatchObject({
    status: 200,
    report: { status: 'ok', reasons: [], workers: { alive: 1 } },
  });
});

it('counts what waits', async () => {
  const made = await api.call('/channels', {
    body: { name: 'x', kind: 'webhook', url: 'https://hook.example/' },
  });
  await api.call(`/channels/${(made.body as { id: string }).id}/test`, { method: 'POST' });
  await api.test.sql(`UPDATE delivery SET next_attempt = now() - interval '1 minute'`);
  expect(await health()).toMatchObject({
    report: {
      status: 'degraded',
      undelivered: 1,
      queue: { waiting: 1 },
      reasons: ['deliveries-behind'],
    },
  });
});

it('is down with 503 when the database is gone, and says 500 as a problem elsewhere', async () => {
  const name = new URL(api.test.url).pathname.slice(1);
  const admin = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => admin.drop());
  // Nobody may connect any more, and the API's connections are cut.
  await admin.sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = $1 AND application_name IN ('kaopu-api', 'kaopu-queue')`,
    [name],
  );
  const found = await health();
  expect(found).toMatchObject({
    status: 503,
    report: {
      status: 'down',
      ready: false,
      database: { ok: false, latencyMs: null },
      reasons: expect.arrayContaining(['database-unreachable']),
    },
  });
  const list = await api.call('/platforms');
  expect(list).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify(list.body)).not.toMatch(/postgres|test_|prisma/i);

  await admin.sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await expect
    .poll(async () => (await health()).report.database.ok, { timeout: 10_000 })
    .toBe(true);
});
