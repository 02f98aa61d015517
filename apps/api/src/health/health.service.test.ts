import { Health } from '@kaopu/contracts';
import { createDatabase, findRedis, startOwnRedis } from '@kaopu/testkit';
import { request } from 'node:http';
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

function askAs(url: string, host = new URL(url).host): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .once('error', reject)
      .end();
  });
}

it('is degraded while no worker watches, and well as soon as one does', async () => {
  const without = await health();
  expect(without).toMatchObject({
    status: 200,
    report: {
      status: 'degraded',
      ready: true,
      reasons: ['no-worker'],
      words: [{ zh: expect.stringContaining('工作进程'), en: expect.stringContaining('worker') }],
      database: { ok: true },
      slots: { elapsed: 0, overdue: 0 },
      queue: {
        backend: 'postgres',
        ok: true,
        waiting: 0,
        nodes: [{ name: 'postgres', ok: true }],
      },
    },
  });
  expect(without.headers.get('cache-control')).toBe('no-store');
  await api.test.sql(
    `INSERT INTO worker (id, queues) VALUES (gen_random_uuid(), '{http,browser,judge,tell}')`,
  );
  expect(await health()).toMatchObject({
    status: 200,
    report: { status: 'ok', reasons: [], workers: { alive: 1 } },
  });
});

it('names a vantage that was heard of and is not any more, and goes on watching', async () => {
  const { sql } = api.test;
  await sql(
    `INSERT INTO vantage (name, token_hash, seen_at, revoked_at) VALUES
       ('quiet', repeat('a', 64), now() - interval '6 minutes', NULL),
       ('lively', repeat('b', 64), now() - interval '1 minute', NULL),
       ('gone', repeat('c', 64), now() - interval '1 day', now()),
       ('new', repeat('d', 64), NULL, NULL)`,
  );
  const { status, report } = await health();
  expect(status).toBe(200);
  expect(report).toMatchObject({
    status: 'degraded',
    ready: true,
    reasons: ['vantage-silent'],
    vantages: { silent: [{ name: 'quiet', since: expect.any(String) }] },
    words: [{ zh: expect.stringContaining('quiet'), en: expect.stringContaining('quiet') }],
  });
  await sql('DELETE FROM vantage');
  expect((await health()).report).toMatchObject({ status: 'ok', vantages: { silent: [] } });
});

it('counts what waits', async () => {
  const made = await api.call('/channels', {
    body: { name: 'x', kind: 'webhook', settings: { url: 'https://hook.example/' } },
  });
  await api.call(`/channels/${(made.body as { id: string }).id}/test`, { method: 'POST' });
  await api.test.sql(`UPDATE delivery SET next_attempt = now() - interval '1 minute'`);
  // The message, and the word to the planners that something was done.
  await expect.poll(health).toMatchObject({
    report: {
      status: 'degraded',
      undelivered: 1,
      queue: { waiting: 2 },
      reasons: ['deliveries-behind'],
    },
  });
});

// In CI a missing Redis fails: only a machine of a person's own may do without.
it.skipIf(findRedis() === null && !process.env['CI'])(
  'names the node of the queue that is away (needs redis-server or valkey-server)',
  async () => {
    const [main, own] = await Promise.all([startOwnRedis(), startOwnRedis()]);
    onTestFinished(() => main.stop());
    onTestFinished(() => own.stop());
    const spread = await startApi(inject('postgresUrl'), {
      REDIS_URL: main.url,
      REDIS_QUEUES: `judge=${own.url}`,
    });
    onTestFinished(() => spread.stop());
    const nodes = [main, own].map(({ url }) => new URL(url).host);
    const report = async () => Health.parse((await spread.call('/health')).body);
    expect((await report()).queue.nodes).toEqual(nodes.map((name) => ({ name, ok: true })));
    await own.kill();
    const found = await report();
    expect(found).toMatchObject({
      ready: false,
      queue: {
        ok: false,
        nodes: [
          { name: nodes[0], ok: true },
          { name: nodes[1], ok: false },
        ],
      },
      reasons: ['queue-unreachable', 'no-worker'],
    });
    expect(found.words[0]?.zh).toContain(nodes[1]);
    const { text } = await askAs(`${spread.url}/metrics`);
    expect(text).toContain(`kaopu_queue_node_up{node="${nodes[0]}"} 1`);
    expect(text).toContain(`kaopu_queue_node_up{node="${nodes[1]}"} 0`);
  },
);

const VALUE = /^(kaopu_\w+(?:\{[^}]*\})?) (\S+)$/gm;

async function scrape(host?: string): Promise<{ status: number; values: Map<string, number> }> {
  const answer = await askAs(`${api.url}/metrics`, host);
  const found = [...answer.text.matchAll(VALUE)];
  return {
    status: answer.status,
    values: new Map(found.map(([, name = '', value]) => [name, Number(value)])),
  };
}

it('shows Prometheus what it measures', async () => {
  const { status, values } = await scrape();
  expect(status).toBe(200);
  expect(Object.fromEntries(values)).toMatchObject({
    kaopu_healthy: 0,
    'kaopu_health_reason{reason="deliveries-behind"}': 1,
    'kaopu_health_reason{reason="no-worker"}': 0,
    kaopu_workers_alive: 1,
    kaopu_overdue_probes: 0,
    kaopu_undelivered_messages: 1,
    kaopu_overdue_messages: 1,
    kaopu_unjudged_observations: 0,
    'kaopu_queue_waiting_jobs{queue="tell"}': 1,
    'kaopu_queue_waiting_jobs{queue="look-http"}': 0,
    'kaopu_recent_slots{state="elapsed"}': 0,
    kaopu_unaccounted_slots: 0,
    'kaopu_store_up{store="database"}': 1,
    'kaopu_store_up{store="queue"}': 1,
    'kaopu_store_up{store="evidence"}': 1,
    'kaopu_store_outages_total{store="evidence"}': 0,
  });
  expect(values.get('kaopu_oldest_undelivered_message_seconds')).toBeGreaterThan(0);
  expect(values.get('kaopu_queue_oldest_job_seconds{queue="tell"}')).toBeGreaterThan(0);
});

it('names neither platforms nor channels to Prometheus, and answers nobody from elsewhere', async () => {
  await api.test.sql(
    `INSERT INTO platform (name, site_url, host_key) VALUES ('SECRETSHOP', 'https://secretshop.example/', 'k')`,
  );
  const { text } = await askAs(`${api.url}/metrics`);
  expect(text).not.toMatch(/secretshop|hook\.example|postgres:/i);
  expect(await scrape('evil.example')).toMatchObject({ status: 403, values: new Map() });
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
