import { MaintenanceView, PlatformDetail } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
let platformId: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.test.sql('TRUNCATE platform CASCADE');
  const body = { name: 'x', siteUrl: 'https://shop.example/' };
  platformId = PlatformDetail.parse((await api.call('/platforms', { body })).body).id;
});

const HOUR = 3_600_000;
const timeZone = 'Asia/Shanghai';
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const plan = (of: object) =>
  api.call(`/platforms/${platformId}/maintenance`, { body: { plan: of } });
const underWay = async () =>
  PlatformDetail.parse((await api.call(`/platforms/${platformId}`)).body).maintenance;

async function list(): Promise<MaintenanceView[]> {
  const answer = await api.call(`/platforms/${platformId}/maintenance`);
  return z.object({ items: z.array(MaintenanceView) }).parse(answer.body).items;
}

it('is planned once, daily, weekly or by a cron line, and shown with its span', async () => {
  // An hour at most each: none that is under way as well began before the first.
  const from = inHours(-1);
  const plans = [
    { kind: 'once', from, until: inHours(1) },
    { kind: 'daily', at: '02:00', minutes: 60, timeZone },
    { kind: 'weekly', days: [1], at: '23:30', minutes: 60, timeZone },
    { kind: 'cron', cron: '0 4 1 * *', minutes: 60, timeZone },
  ];
  for (const each of plans) expect((await plan(each)).status).toBe(201);
  const found = await list();
  expect(found[0]).toMatchObject({ plan: plans[0], from, state: 'active' });
  expect(found.map((each) => String(each.plan?.kind)).toSorted(undefined)).toEqual([
    'cron',
    'daily',
    'once',
    'weekly',
  ]);
  expect(await underWay()).toMatchObject({ id: found[0]?.id });
  const ended = await api.call(`/maintenance/${found[0]?.id}`, { method: 'DELETE' });
  expect(ended.status).toBe(204);
  expect((await list()).map((each) => each.plan?.kind)).not.toContain('once');
});

it('a notice of the site is shown, and refused it is over', async () => {
  await api.test.sql(
    `INSERT INTO maintenance (platform_id, from_at, until_at)
     VALUES ($1, now() - interval '1 hour', now() + interval '1 hour')`,
    [platformId],
  );
  expect(await underWay()).toMatchObject({ plan: null, state: 'active' });
  const [notice] = await list();
  await api.call(`/maintenance/${notice?.id}`, { method: 'DELETE' });
  expect(await underWay()).toBeNull();
  expect(await list()).toMatchObject([{ plan: null, state: 'over' }]);
});

it.each([
  [{ kind: 'once', from: inHours(-2), until: inHours(-1) }, '/plan/until', 'in-the-past'],
  [{ kind: 'once', from: inHours(2), until: inHours(1) }, '/plan/until', 'too-early'],
  [{ kind: 'once', from: inHours(1), until: inHours(24 * 40) }, '/plan/until', 'too-big'],
  [{ kind: 'daily', at: '2 Uhr', minutes: 60 }, '/plan/at', 'time-invalid'],
  [{ kind: 'daily', at: '02:00', minutes: 0 }, '/plan/minutes', 'too-small'],
  [{ kind: 'weekly', days: [], at: '02:00', minutes: 9 }, '/plan/days', 'too-small'],
  [{ kind: 'cron', cron: '0 0 30 2 *', minutes: 9 }, '/plan/cron', 'cron-never'],
])('%j is refused', async (of, path, code) => {
  expect(faults(expectProblem(await plan(of), 400, 'invalid-input'))).toEqual([[path, code]]);
});

it('is refused where there is no platform, and where there is enough', async () => {
  const daily = { kind: 'daily', at: '02:00', minutes: 60 };
  const body = { plan: daily };
  const nowhere = await api.call(`/platforms/${randomUUID()}/maintenance`, { body });
  expectProblem(nowhere, 404, 'not-found');
  const unknown = await api.call(`/maintenance/${randomUUID()}`, { method: 'DELETE' });
  expectProblem(unknown, 404, 'not-found');
  await api.test.sql(
    `INSERT INTO maintenance (platform_id, plan, from_at, until_at)
     SELECT $1, '{"kind": "once", "from": "2026-01-01T00:00:00Z", "until": "2026-01-02T00:00:00Z"}', now(), now()
     FROM generate_series(1, 50)`,
    [platformId],
  );
  expectProblem(await plan(daily), 409, 'too-much-maintenance');
});
