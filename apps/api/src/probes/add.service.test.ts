import { PlatformDetail, ProbeView } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const SITE = 'https://shop.example/';
const CHAT = { channel: 'live-helper-chat', chatUrl: 'https://shop.example/lhc/' };
const support = { kind: 'support-response', config: CHAT, intervalSeconds: 302_400 };

async function registered(name: string): Promise<string> {
  const siteUrl = `https://${name}.example/`;
  const made = await api.call('/platforms', { body: { name, siteUrl } });
  return PlatformDetail.parse(made.body).id;
}

it('a platform is given one more probe, which looks at once and asks nobody', async () => {
  const id = await registered('one-more');
  const made = await api.call(`/platforms/${id}/probes`, { body: support });
  expect(made.status).toBe(201);
  const probe = ProbeView.parse(made.body);
  expect(probe).toMatchObject({ platformId: id, kind: 'support-response', enabled: true });
  expect(probe.config).toMatchObject({ ...CHAT, sending: false });
  const read = PlatformDetail.parse((await api.call(`/platforms/${id}`)).body);
  expect(read.probes).toEqual([probe]);
  const due = await api.test.sql(
    'SELECT 1 FROM probe WHERE id = $1 AND request_at <= now() AND next_due > now()',
    [probe.id],
  );
  expect(due).toHaveLength(1);
});

it('may have a quorum of its own, which is taken back by none', async () => {
  const id = await registered('own-quorum');
  const config = { url: 'https://own-quorum.example/' };
  const body = { kind: 'availability', config, intervalSeconds: 600, quorum: 3 };
  const made = ProbeView.parse((await api.call(`/platforms/${id}/probes`, { body })).body);
  expect(made.quorum).toBe(3);
  const change = (changed: object) =>
    api.call(`/probes/${made.id}`, { method: 'PATCH', body: changed });
  expect((await change({ enabled: false })).body).toMatchObject({ quorum: 3, enabled: false });
  expect(faults(expectProblem(await change({ quorum: 12 }), 400, 'invalid-input'))).toMatchObject([
    ['/quorum', expect.any(String)],
  ]);
  expect((await change({ quorum: null })).body).toMatchObject({ quorum: null });
});

it('what it lacks is said field by field', async () => {
  const id = await registered('incomplete');
  const config = { channel: 'mail', address: 'kf@shop.example' };
  const made = await api.call(`/platforms/${id}/probes`, { body: { ...support, config } });
  expect(faults(expectProblem(made, 400, 'invalid-input'))).toEqual([
    ['/config/account', 'required'],
  ]);
  const hasty = await api.call(`/platforms/${id}/probes`, {
    body: { ...support, intervalSeconds: 60 },
  });
  expect(faults(expectProblem(hasty, 400, 'invalid-input'))).toEqual([
    ['/intervalSeconds', 'interval-too-short'],
  ]);
});

it('is refused where there is no platform, and where there are forty', async () => {
  expectProblem(
    await api.call(`/platforms/${randomUUID()}/probes`, { body: support }),
    404,
    'not-found',
  );
  const id = await registered('many');
  await api.test.sql(
    `INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due)
     SELECT $1::uuid, 'availability', 'http', jsonb_build_object('url', $2::text), 600, now(), now()
     FROM generate_series(1, 39)`,
    [id, SITE],
  );
  const last = await api.call(`/platforms/${id}/probes`, { body: support });
  expect(last.status).toBe(201);
  const body = { ...support, config: { ...CHAT, department: 2 } };
  expectProblem(await api.call(`/platforms/${id}/probes`, { body }), 409, 'too-many-probes');
});
