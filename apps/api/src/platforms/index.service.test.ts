import { MarketMedians, PlatformIndex, PlatformIndexMore, PlatformRowMore } from '@kaopu/contracts';
import { DIMENSIONS } from '@kaopu/scoring';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  for (const [name, value] of [
    ['low', 60],
    ['high', 90],
  ] as const) {
    await register(name, value);
  }
});
afterAll(() => api.stop());

/** A platform that scores so now, and scored ten points less eight days ago. */
async function register(name: string, value: number): Promise<void> {
  const dimensions = DIMENSIONS.map((dimension) => ({
    dimension,
    value,
    lo: value - 2,
    hi: value + 2,
    sd: 1,
    insufficient: dimension === 'service',
    indicators: [],
  }));
  const score = {
    profile: 'medium',
    method: 'm',
    asOf: Date.now(),
    status: 'ok',
    value,
    // What the snapshot says is asked first.
    lo: 0,
    hi: 100,
    grade: 'B',
    provisional: false,
    coverage: 0.1,
    observability: 1,
    blocked: false,
    dimensions,
  };
  await api.test.sql(
    `WITH made AS (
       INSERT INTO platform (name, site_url, host_key)
       VALUES ($1, 'https://' || $1 || '.example/x', 'seed') RETURNING id
     ), snapshots AS (
       INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
         grade, coverage, score)
       SELECT id, 'medium', seq, now() - days * interval '1 day', 'm', 'ok', value, value - 4, value + 4,
         'B', 0.625, '{}'
       FROM made, (VALUES (1, 8, $2::float8 - 10), (2, 0, $2::float8)) AS s(seq, days, value)
     ), probes AS (
       INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due, last_at)
       SELECT id, 'availability', 'r', '{}', 600, now(), now(), now() - interval '3 minutes' FROM made
     ), insight AS (
       INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
       SELECT id, 1, now(), '{"floors": [{"id": "authorisation", "result": "pass"}], "checklists":
         {"small": [{"topic": "moq", "state": "met"}, {"topic": "mixed-batch", "state": "unknown"}]}}' FROM made
     ), entered AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       SELECT 'entry/' || id, now(), id, 'exposure', 'observed', 0, '{"fields": {"balance": 5}}'
       FROM made WHERE $1 = 'low'
     ), alert AS (
       INSERT INTO alert (platform_id, dimension, severity, state, children, opened_at)
       SELECT id, 'price', 'warning', 'open', '[]', now() FROM made WHERE $1 = 'low'
     )
     INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
     SELECT id, 'medium', 2, now(), 'ok', $2, $3 FROM made`,
    [name, value, JSON.stringify(score)],
  );
}

async function index() {
  return PlatformIndex.parse((await api.call('/platforms/index')).body);
}

describe('the index', () => {
  it('has every platform with its place, its interval as the snapshot has it, facts and alerts', async () => {
    const found = await index();
    expect(found).toMatchObject({
      names: ['high', 'low'],
      points: DIMENSIONS.map((id) => (id === 'service' ? '  ' : '}_')),
      facts: [17, 49],
      alerts: [[1, 1]],
      profiles: {
        medium: { ranked: 2, values: [90, 60], below: [4, 4], above: [4, 4], grades: 'BB' },
        small: { ranked: 0, unscored: 2, values: [null, null] },
      },
    });
    expect(found.keys).toHaveLength(2 * found.keyLength);
  });

  it('leads by its keys to what else a row shows', async () => {
    const { keys, keyLength } = await index();
    const [high, low] = [keys.slice(0, keyLength), keys.slice(keyLength)];
    const answer = await api.call(`/platforms/rows?keys=${low},${'f'.repeat(32)}`);
    const { items } = answer.body as { items: unknown[] };
    const [row, ...others] = items.map((item) => PlatformRowMore.parse(item));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      name: 'low',
      siteUrl: 'https://low.example/x',
      coverage: 0.1,
      openAlerts: 1,
      change: { points: 10, sure: true },
    });
    expect(row?.id.startsWith(low)).toBe(true);
    expect(row?.id.startsWith(high)).toBe(false);
    expect(row?.spark.at(-1)).toBe(60);
  });

  it('has what only some sorts and searches need in an answer of its own', async () => {
    const answer = await api.call('/platforms/index/more?profile=medium');
    const more = PlatformIndexMore.parse(answer.body);
    expect(more.sites.toSorted()).toEqual(['high.example/x', 'low.example/x']);
    expect(more.ages).toEqual([3, 3]);
    expect(more.coverages).toEqual([625, 625]);
    expect(more.changes).toEqual([100, 100]);
  });

  it.each(['', 'zzzzzzzz', '12345678; DROP', `${'a'.repeat(33)}`, '1234567'])(
    'refuses %j as a key',
    async (keys) => {
      const answer = await api.call(`/platforms/rows?keys=${encodeURIComponent(keys)}`);
      expectProblem(answer, 400, 'invalid-input');
    },
  );

  it('has the middle of the market by itself, of those about which enough is known', async () => {
    const answer = await api.call('/platforms/medians');
    expect(MarketMedians.parse(answer.body).items).toEqual(
      DIMENSIONS.filter((dimension) => dimension !== 'service')
        .toSorted()
        .map((dimension) => ({ dimension, median: 75, count: 2 })),
    );
  });

  it('refuses more rows than a screen can show', async () => {
    const keys = Array.from({ length: 61 }, () => 'abcdefab').join(',');
    expectProblem(await api.call(`/platforms/rows?keys=${keys}`), 400, 'invalid-input');
  });
});
