import { Explanation, InsightsView, ScoreChangeView } from '@kaopu/contracts';
import { createProfile, ownProfileId } from '@kaopu/db';
import { profileText } from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { judgedPlatform } from '../testing/judged.ts';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

const DAY = 86_400_000;
const NOW = Date.now();

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const daysAgo = (days: number) => NOW - days * DAY;
const iso = (at: number) => new Date(at).toISOString();

function look(days: number, x: number, state: 'up' | 'down' = 'up') {
  return {
    key: `look/${days}`,
    at: daysAgo(days),
    spacingMs: DAY,
    readings: [{ indicator: 'availability' as const, subject: '', x }],
    facts: [{ kind: 'reachability' as const, subject: '', value: state, confirmed: true }],
  };
}

const RUNS = [
  { at: daysAgo(20), observations: [look(21, 1), look(20, 1)] },
  { at: daysAgo(10), observations: [look(11, 1)] },
  { at: daysAgo(1), observations: [look(2, 0, 'down'), look(1, 0, 'down')] },
];

async function changeOf(id: string, query: string): Promise<ScoreChangeView> {
  const answer = await api.call(`/platforms/${id}/change?${query}`);
  expect(answer.status).toBe(200);
  return ScoreChangeView.parse(answer.body);
}

const sum = (lines: readonly { points: number }[]) =>
  lines.reduce((total, { points }) => total + points, 0);

describe('what changed', () => {
  it('since an instant compares with the last score before it, in points that add up', async () => {
    const { id } = await judgedPlatform(api, 'shop-a', RUNS);
    const change = await changeOf(id, `since=${iso(daysAgo(5))}`);
    expect(change).toMatchObject({
      isFirst: false,
      before: { at: iso(daysAgo(10)) },
      after: { at: iso(daysAgo(1)) },
      capPoints: 0,
      methodPoints: 0,
    });
    expect(change.points).toBeLessThan(0);
    expect(sum(change.dimensions) + change.capPoints).toBeCloseTo(change.points, 9);
    expect(change.after.exact - change.before.exact).toBeCloseTo(change.points, 9);
    for (const { points, indicators } of change.dimensions) {
      expect(sum(indicators)).toBeCloseTo(points, 9);
    }
    expect(change.reasons).toContainEqual(
      expect.objectContaining({ code: 'availability', change: 'appeared', from: 0 }),
    );
    expect(change.changes.map(({ kind }) => kind)).toEqual(['became-unreachable']);

    const now = Explanation.parse((await api.call(`/platforms/${id}/explanation`)).body);
    expect(change.after.value).toBe(now.score.value);
    expect(100 - now.lossTotal).toBeCloseTo(change.after.exact, 9);
  });

  it('takes the week before unless told otherwise, and says when it is the first score', async () => {
    const { id } = await judgedPlatform(api, 'shop-b', RUNS);
    expect((await changeOf(id, '')).before.at).toBe(iso(daysAgo(10)));
    for (const since of ['0000-01-01T00:00:00Z', iso(daysAgo(30))]) {
      expect(await changeOf(id, `since=${since}`)).toMatchObject({
        isFirst: true,
        before: { at: iso(daysAgo(20)) },
      });
    }
  });

  it('is nothing when nothing was scored since', async () => {
    const { id } = await judgedPlatform(api, 'shop-c', RUNS);
    const change = await changeOf(id, `since=${iso(NOW)}`);
    expect(change).toMatchObject({ points: 0, reasons: [], changes: [] });
    expect(change.before).toEqual(change.after);
  });

  it('is told under an own profile, also after it was deleted', async () => {
    const weights = {
      qualification: 200_000,
      'supply-chain': 0,
      price: 0,
      service: 0,
      technology: 800_000,
      compliance: 0,
    };
    const hash = createHash('sha256')
      .update(profileText({ id: '', weights }))
      .digest('hex');
    await createProfile(api.test.db, { hash, name: 'own', weights, floors: null }, 20);
    const own = ownProfileId(hash);
    const { id } = await judgedPlatform(api, 'shop-d', RUNS, [{ id: own, weights }]);
    const medium = await changeOf(id, '');
    const change = await changeOf(id, `profile=${own}`);
    expect(change.points).toBeLessThan(4 * medium.points);
    expect(change.points).toBeCloseTo(change.after.exact - change.before.exact, 9);
    const why = Explanation.parse(
      (await api.call(`/platforms/${id}/explanation?profile=${own}`)).body,
    );
    expect(why.provenance.profileHash).toBe(hash);
    await api.call(`/profiles/${own}`, { method: 'DELETE' });
    expect((await changeOf(id, `profile=${own}`)).points).toBe(change.points);
  });

  it('is not told before the first score, nor for an unknown platform or profile', async () => {
    const { id } = await judgedPlatform(api, 'shop-e', []);
    expectProblem(await api.call(`/platforms/${id}/change`), 404, 'not-scored');
    expectProblem(await api.call(`/platforms/${id}/insights`), 404, 'not-scored');
    const unknown = '00000000-0000-4000-8000-000000000000';
    expectProblem(await api.call(`/platforms/${unknown}/change`), 404, 'not-found');
    expectProblem(await api.call(`/platforms/${unknown}/insights`), 404, 'not-found');
    const profile = 'own-0000000000000000';
    expectProblem(await api.call(`/platforms/${id}/change?profile=${profile}`), 404, 'not-scored');
  });
});

describe('insights', () => {
  it('are the floors and every profile’s checklist as the last judge run found them', async () => {
    const { id } = await judgedPlatform(api, 'shop-f', [
      {
        at: daysAgo(1),
        observations: [
          {
            key: 'entry/1',
            at: daysAgo(2),
            spacingMs: DAY,
            readings: [],
            facts: [],
            findings: [{ topic: 'moq', subject: '', value: 20, source: 'page', by: 'us' }],
          },
        ],
      },
    ]);
    const { body } = await api.call(`/platforms/${id}/insights`);
    const insights = InsightsView.parse(body);
    expect(insights.at).toBe(iso(daysAgo(1)));
    expect(insights.floors.map(({ id: floor }) => floor)).toContain('licence');
    const moq = {
      topic: 'moq',
      value: 20,
      source: 'page',
      at: iso(daysAgo(2)),
      evidence: 'entry/1',
    };
    expect(insights.checklists.small).toContainEqual({ ...moq, atMost: 10, state: 'not-met' });
    expect(insights.checklists.medium).toContainEqual({ ...moq, atMost: 100, state: 'met' });
  });
});
