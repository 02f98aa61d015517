import { MethodComparison, MethodView } from '@kaopu/contracts';
import { recordMethod } from '@kaopu/db';
import { METHOD, methodText, METHOD_VERSION } from '@kaopu/scoring';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

const Methods = z.object({ items: z.array(MethodView) });

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.test.sql('TRUNCATE method, method_trial, current_score, platform CASCADE');
  // As a worker does when it starts.
  await recordMethod(api.test.db, { id: METHOD_VERSION, constants: JSON.parse(methodText()) }, []);
});

const propose = (semver: string, changes: unknown) =>
  api.call('/methods', { body: { semver, changes } });
const activate = (id: string) =>
  api.call(`/methods/${encodeURIComponent(id)}/activate`, { method: 'POST' });
const compared = (id: string, profile = 'medium') =>
  api.call(`/methods/${encodeURIComponent(id)}/comparison?profile=${profile}`);

async function states(): Promise<[string, string][]> {
  const { items } = Methods.parse((await api.call('/methods')).body);
  return items
    .map((method): [string, string] => [method.semver, method.state])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function candidate(semver: string, changes: unknown): Promise<MethodView> {
  const answer = await propose(semver, changes);
  expect(answer.status).toBe(201);
  return MethodView.parse(answer.body);
}

it('tries candidates beside the current method, and switches one on', async () => {
  const gentle = await candidate('90.1.0', { kappa: 5 });
  expect(gentle).toMatchObject({
    state: 'trial',
    activatedAt: null,
    changes: [{ path: '/constants/kappa', current: 4, own: 5 }],
  });
  expect(await candidate('90.1.0', { kappa: 5 })).toEqual(gentle);
  const strict = await candidate('90.2.0', { indicators: { tls: { halfLifeDays: 30 } } });
  expect(await states()).toEqual([
    [METHOD.semver, 'current'],
    ['90.1.0', 'trial'],
    ['90.2.0', 'trial'],
  ]);

  const switched = await activate(strict.id);
  expect(switched.status).toBe(200);
  expect(MethodView.parse(switched.body)).toMatchObject({
    state: 'current',
    activatedAt: expect.any(String),
    changes: [],
  });
  expect(await states()).toEqual([
    [METHOD.semver, 'retired'],
    ['90.1.0', 'retired'],
    ['90.2.0', 'current'],
  ]);
  for (const id of [strict.id, gentle.id, METHOD_VERSION]) {
    expectProblem(await activate(id), 409, 'method-not-on-trial');
  }
  // The next one starts from what is current now.
  const next = await candidate('91.0.0', { kappa: 5 });
  expect(next.changes).toEqual([{ path: '/constants/kappa', current: 4, own: 5 }]);
});

it('refuses what cannot be a method, at its place, in both languages', async () => {
  const wrong = {
    kappa: 1,
    grades: { A: 10 },
    indicators: { licence: { v: 1 } },
  };
  const problem = expectProblem(await propose(METHOD.semver, wrong), 400, 'invalid-input');
  expect(faults(problem)).toEqual([
    ['/changes/kappa', 'prior-too-weak'],
    ['/changes/grades', 'grades-disordered'],
    ['/changes/indicators', 'weights-sum'],
    ['/semver', 'version-not-later'],
  ]);
  expect(problem.errors?.[3]?.detail).toBe('版本号必须比当前方法的大');
  const same = expectProblem(await propose('90.1.0', { kappa: 4 }), 400, 'invalid-input');
  expect(faults(same)).toEqual([['/changes', 'nothing-changed']]);
  for (const [semver, changes] of [
    ['1.1', {}],
    ['01.1.0', {}],
    ['90.1.0', { z: 2 }],
    ['90.1.0', { kappa: '4' }],
  ] as const) {
    expectProblem(await propose(semver, changes), 400, 'invalid-input');
  }
  expect(await states()).toEqual([[METHOD.semver, 'current']]);
});

it('does not switch on what somebody changed behind its hash', async () => {
  const { id } = await candidate('90.1.0', { kappa: 5 });
  await api.test.sql(
    `UPDATE method SET constants = jsonb_set(constants, '{constants,kappa}', '6') WHERE id = $1`,
    [id],
  );
  expectProblem(await activate(id), 409, 'method-not-on-trial');
});

it('compares every platform under both, for one buyer', async () => {
  const { id } = await candidate('90.1.0', { kappa: 5 });
  await api.test.sql(
    `WITH shop AS (
       INSERT INTO platform (name, site_url, host_key)
       SELECT 'shop ' || i, 'https://s' || i || '.example/', 's' FROM generate_series(1, 3) i
       RETURNING id, right(name, 1)::int AS i
     ), now AS (
       INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
       SELECT id, 'medium', 1, now(), 'ok', 50 + i, jsonb_build_object('lo', 40, 'hi', 60) FROM shop
     )
     INSERT INTO method_trial (method, platform_id, profile, value, lo, hi, status, at)
     SELECT $1, id, 'medium', 80 - i, 40, 90, 'ok', now() FROM shop`,
    [id],
  );
  const { method, current, summary, items } = MethodComparison.parse((await compared(id)).body);
  expect({ method, current }).toEqual({ method: id, current: METHOD_VERSION });
  expect(summary).toMatchObject({ platforms: 3, ranked: 3, medianRankChange: 2 });
  expect(items.map(({ name, rankChange }) => [name, rankChange])).toEqual([
    ['shop 1', -2],
    ['shop 2', 0],
    ['shop 3', 2],
  ]);
  expect(items[0]).toMatchObject({ old: { value: 51, lo: 40, rank: 3 }, new: { value: 79 } });
  const other = MethodComparison.parse((await compared(id, 'small')).body);
  expect(other).toMatchObject({ summary: { platforms: 0, medianRankChange: null }, items: [] });
  expectProblem(await compared(`9.9.9+${'0'.repeat(64)}`), 404, 'not-found');
  expectProblem(await compared('latest'), 400, 'invalid-input');
});
