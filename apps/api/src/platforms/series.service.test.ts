import { PlatformDetail, SeriesView } from '@kaopu/contracts';
import { storeJudgements } from '@kaopu/db';
import { rollUp, type SeriesPoint } from '@kaopu/probes';
import { emptyState, judge } from '@kaopu/scoring';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

const HOUR = 3_600_000;
/** Half past an hour, two hours ago or more. */
const RECENT = Math.floor(Date.now() / HOUR - 2) * HOUR + HOUR / 2;

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

/** A platform that is told these values, hours back from `RECENT`, by one judge run. */
async function platformWith(
  name: string,
  pages: [hoursAgo: number, ms: number][],
): Promise<string> {
  const body = { name, siteUrl: `https://${name}.example/` };
  const { id } = PlatformDetail.parse((await api.call('/platforms', { body })).body);
  const points = pages.map(([hoursAgo, ms]): SeriesPoint => ({
    indicator: 'latency',
    subject: '',
    at: RECENT - hoursAgo * HOUR,
    value: ms * 1_000,
  }));
  const run = judge({
    now: Date.now(),
    state: emptyState(),
    observations: [],
    profiles: [],
    openAlerts: [],
    knownAt: '1',
    hash: () => '0'.repeat(64),
  });
  const series = rollUp(points).map((day) => ({
    ...day,
    hours: Buffer.from(day.hours).toString('base64'),
  }));
  const nothing = { taken: [], scores: [], alerts: [], changes: [], notifications: [] };
  const judgement = {
    ...nothing,
    products: [],
    confirm: [],
    insights: run.insights,
    series,
    seriesVersion: 1,
  };
  const at = { expectedSeq: 0n, scoreDue: null, at: new Date(), method: 'test', state: run.state };
  expect((await storeJudgements(api.test.db, [{ platformId: id, ...at, ...judgement }])).size).toBe(
    1,
  );
  return id;
}

async function seriesOf(id: string, query: string): Promise<SeriesView> {
  const answer = await api.call(`/platforms/${id}/series/latency${query}`);
  expect(answer.status).toBe(200);
  return SeriesView.parse(answer.body);
}

it('says by the hour what was seen this week, quantiles included', async () => {
  const id = await platformWith('by-hour', [
    [0, 300],
    [0, 500],
    [0, 400],
    [5, 900],
  ]);
  const start = (hoursAgo: number) => new Date(RECENT - HOUR / 2 - hoursAgo * HOUR).toISOString();
  const { unit, step, points } = await seriesOf(id, '?hours=24');
  expect([unit, step]).toEqual(['ms', 'hour']);
  expect(points).toMatchObject([
    { at: start(5), n: 1, min: 900, mean: 900, max: 900 },
    { at: start(0), n: 3, min: 300, mean: 400, max: 500 },
  ]);
  expect(Math.abs((points[1]?.p50 ?? 0) - 400)).toBeLessThanOrEqual(4);
  expect((await seriesOf(id, '?hours=4')).points).toHaveLength(1);
});

it('says by the Beijing day what was seen before, sealed or not', async () => {
  const id = await platformWith('by-day', [
    [24 * 80, 200],
    [24 * 80, 600],
    [24 * 10, 700],
    [24 * 95, 100],
  ]);
  const { step, points } = await seriesOf(id, `?hours=${24 * 90}`);
  expect(step).toBe('day');
  expect(points).toMatchObject([
    { n: 2, min: 200, mean: 400, max: 600 },
    { n: 1, mean: 700 },
  ]);
  for (const { at } of points) expect(at).toMatch(/T16:00:00\.000Z$/);
  // Bytes that say nothing leave a gap until they are made anew.
  await api.test.sql(`UPDATE series_day SET hours = '\\xff' WHERE day < current_date - 20`);
  expect((await seriesOf(id, `?hours=${24 * 90}`)).points).toHaveLength(1);
});

it('names the series there are', async () => {
  const id = await platformWith('known', [[0, 300]]);
  const day = new Date(RECENT + 8 * HOUR).toISOString().slice(0, 10);
  expect((await api.call(`/platforms/${id}/series`)).body).toEqual({
    items: [{ indicator: 'latency', subject: '', unit: 'ms', from: day, to: day }],
  });
  expect((await seriesOf(id, '?subject=nowhere')).points).toEqual([]);
  expectProblem(await api.call(`/platforms/${id}/series/licence`), 404, 'no-series');
  expect((await api.call(`/platforms/${id}/series/nonsense`)).status).toBe(400);
});
