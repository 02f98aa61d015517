import { ObservationView, PlatformDetail, pageOf } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

let count = 0;

/** A platform with one observation that was judged. */
async function observed(): Promise<{ id: string; key: string }> {
  const made = await api.call('/platforms', {
    body: { name: 'shop', siteUrl: `https://shop-${(count += 1)}.example/` },
  });
  const { id } = PlatformDetail.parse(made.body);
  const key = `${randomUUID()}/1`;
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, judge_seq)
     VALUES ($1, now() - interval '1 hour', $2, 'availability', 'observed', 60000, 1)`,
    [key, id],
  );
  return { id, key };
}

const retract = (id: string, body: unknown, headers = {}) =>
  api.call(`/platforms/${id}/retractions`, { body, headers });

it('takes an observation back once, with a reason, for the judge to see', async () => {
  const { id, key } = await observed();
  const answer = await retract(id, { key, reason: ' 抄错了价格 ' });
  expect(answer.status).toBe(201);
  const made = ObservationView.parse(answer.body);
  expect(made).toMatchObject({
    kind: 'retraction',
    status: 'observed',
    seen: { target: key, reason: ' 抄错了价格 ' },
    retractedBy: null,
  });
  expect(made.key).toMatch(/^entry\/[0-9a-f-]{36}$/);
  expect(await api.test.sql('SELECT key FROM unjudged WHERE platform_id = $1', [id])).toEqual([
    { key: made.key },
  ]);
  const list = await api.call(`/platforms/${id}/observations`);
  expect(
    pageOf(ObservationView)
      .parse(list.body)
      .items.map((item) => [item.key, item.retractedBy]),
  ).toEqual([
    [made.key, null],
    [key, made.key],
  ]);

  const again = expectProblem(await retract(id, { key, reason: 'x' }), 409, 'already-retracted');
  expect(again.title).toBe('已经撤回过');
  const english = { 'accept-language': 'en' };
  const final = await retract(id, { key: made.key, reason: 'x' }, english);
  expect(expectProblem(final, 409, 'retraction-final').title).toBe('A retraction is final');
});

it('refuses what is not of this platform, and what is no request', async () => {
  const [own, foreign] = [await observed(), await observed()];
  for (const key of [foreign.key, 'nothing/1']) {
    expectProblem(await retract(own.id, { key, reason: 'x' }), 422, 'observation-unknown');
  }
  expectProblem(await retract(randomUUID(), { key: own.key, reason: 'x' }), 404, 'not-found');
  const empty = expectProblem(
    await retract(own.id, { key: '', reason: ' ' }),
    400,
    'invalid-input',
  );
  expect(faults(empty)).toEqual([
    ['/key', 'too-small'],
    ['/reason', 'too-small'],
  ]);
  expect(
    await api.test.sql('SELECT 1 FROM observation WHERE retracted_by IS NOT NULL AND key = $1', [
      foreign.key,
    ]),
  ).toEqual([]);
});
