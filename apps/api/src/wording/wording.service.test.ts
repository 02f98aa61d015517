import { PlatformDetail, WordingView } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const SHA = 'a'.repeat(64);
const HIT = {
  id: 'h1',
  term: '终身会员',
  category: 'false_perpetual',
  severity: 'severe',
  hook: 'advertising-28',
  goods: null,
  verdict: 'found',
  where: 'page',
  url: 'https://shop.example/',
  sha256: SHA,
  quote: '终身会员特惠',
  at: 0,
  length: 4,
  places: 1,
  brands: [],
  fen: null,
};

let count = 0;

async function platform(): Promise<string> {
  const body = { name: 'shop', siteUrl: `https://wording-${(count += 1)}.example/` };
  return PlatformDetail.parse((await api.call('/platforms', { body })).body).id;
}

/** A look that met the hits, as a worker stores it. */
async function looked(id: string, hits: object[], hoursAgo: number, dismissed: string[] = []) {
  const key = `${randomUUID()}/1`;
  const seen = { read: [{ url: HIT.url, sha256: SHA }], failed: [], hits, more: false, dismissed };
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, judge_seq, seen)
     VALUES ($1, now() - $3 * interval '1 hour', $2, 'compliance-wording', 'observed', 86400000, 1, $4)`,
    [key, id, hoursAgo, seen],
  );
  return key;
}

async function standing(id: string) {
  return api.test.sql(
    `SELECT key, spacing_ms::int AS spacing, seen->'dismissed' AS dismissed FROM observation
     WHERE platform_id = $1 AND kind = 'compliance-wording' AND retracted_by IS NULL
     ORDER BY slot_at`,
    [id],
  );
}

const dismiss = (id: string, body: unknown) =>
  api.call(`/platforms/${id}/wording/dismissals`, { body });

it('shows what the newest look met, with the provision it may touch', async () => {
  const id = await platform();
  expect((await api.call(`/platforms/${id}/wording`)).body).toEqual({
    look: null,
    hits: [],
    gone: [],
  });
  await looked(id, [HIT], 2);
  const { body } = await api.call(`/platforms/${id}/wording`);
  const view = WordingView.parse(body);
  // What the judge needs of a hit besides is not part of the answer.
  expect(body).toEqual(view);
  expect(view).toMatchObject({
    look: { pages: 1, failed: 0 },
    hits: [{ id: 'h1', quote: '终身会员特惠', dismissed: null }],
    gone: [],
  });
  expect(view.hits[0]?.hook.zh).toContain('广告法');
});

it('dismisses a hit in every look that met it, for the judge to see, and takes that back', async () => {
  const id = await platform();
  const other = { ...HIT, id: 'h2' };
  const first = await looked(id, [HIT], 30);
  const clean = await looked(id, [other], 20);
  await looked(id, [HIT, other], 6);

  const answer = await dismiss(id, { hit: 'h1', reason: ' 是书名 ' });
  expect(answer.status).toBe(201);
  expect(WordingView.parse(answer.body).hits).toMatchObject([
    { id: 'h1', dismissed: { reason: ' 是书名 ' } },
    { id: 'h2', dismissed: null },
  ]);
  const rows = await standing(id);
  expect(rows).toMatchObject([{ dismissed: ['h1'] }, { key: clean }, { dismissed: ['h1'] }]);
  expect(rows.map(({ spacing }) => spacing)).toEqual([86400000, 86400000, 86400000]);
  const retractions = await api.test.sql(
    `SELECT seen->>'target' AS target FROM observation WHERE platform_id = $1 AND kind = 'retraction'`,
    [id],
  );
  expect(retractions).toHaveLength(2);
  expect(retractions).toContainEqual({ target: first });
  expect(await api.test.sql('SELECT 1 FROM unjudged WHERE platform_id = $1', [id])).toHaveLength(4);

  const restored = await api.call(`/platforms/${id}/wording/dismissals/h1`, { method: 'DELETE' });
  expect(WordingView.parse(restored.body).hits[0]).toMatchObject({ id: 'h1', dismissed: null });
  expect((await standing(id)).map(({ dismissed }) => dismissed)).toEqual([[], [], []]);
  expectProblem(
    await api.call(`/platforms/${id}/wording/dismissals/h1`, { method: 'DELETE' }),
    404,
    'not-found',
  );
});

it('keeps a dismissal whose words are gone, to be taken back', async () => {
  const id = await platform();
  await looked(id, [HIT], 30);
  expect((await dismiss(id, { hit: 'h1', reason: '误报' })).status).toBe(201);
  await looked(id, [], 1);
  const view = WordingView.parse((await api.call(`/platforms/${id}/wording`)).body);
  expect(view).toMatchObject({ hits: [], gone: [{ id: 'h1', quote: '终身会员特惠' }] });
});

it('refuses hits nobody met, empty reasons and platforms that are not there', async () => {
  const id = await platform();
  expectProblem(await dismiss(id, { hit: 'h9', reason: 'x' }), 422, 'hit-unknown');
  expectProblem(await dismiss(id, { hit: 'h1', reason: ' ' }), 400, 'invalid-input');
  expectProblem(await dismiss(randomUUID(), { hit: 'h1', reason: 'x' }), 404, 'not-found');
});

it('leaves looks alone that it cannot read', async () => {
  const id = await platform();
  await looked(id, [HIT], 2);
  const odd = await looked(id, [{ id: 'h1' }], 3);
  expect((await dismiss(id, { hit: 'h1', reason: 'x' })).status).toBe(201);
  expect((await standing(id)).map(({ key }) => key)).toContain(odd);
});
