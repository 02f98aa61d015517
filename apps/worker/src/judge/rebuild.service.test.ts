import { platformsToJudge, type Db } from '@kaopu/db';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  storeObservations,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';

let test: Parts;
let db: Db;
let version: string;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  ({ version } = await test.methods.active());
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform'));

async function judgedPlatform(): Promise<string> {
  const random = generator(3);
  const id = await quietPlatform(db, 'shop');
  // More than one batch of stored observations.
  const observations = history(random, Date.now(), { days: 30, everyHours: 3 });
  for (const batch of pieces(observations, 30, random)) {
    await storeObservations(test, id, batch);
    await test.judge(id);
  }
  return id;
}

const STATE = `SELECT state::text AS state, method FROM judge_state`;
const TOLD = `SELECT (SELECT count(*)::int FROM score_change) AS changes,
  (SELECT count(*)::int FROM alert) AS alerts, (SELECT count(*)::int FROM notification) AS notifications`;

it.each([
  ['is gone', 'DELETE FROM judge_state'],
  ['is gone together with the scores', 'DELETE FROM judge_state; DELETE FROM current_score'],
  ['was made by another method', `UPDATE judge_state SET method = '0.9.0+x', state = '{}'`],
])('a state that %s is made anew, told memory included, and nobody hears of it', async (_, sql) => {
  const id = await judgedPlatform();
  const [before, told] = [await test.sql(STATE), await test.sql(TOLD)];
  expect(told[0]?.['changes']).toBeGreaterThan(2);
  expect(await platformsToJudge(db, 10, version)).toEqual([]);

  await test.sql(sql);
  expect(await platformsToJudge(db, 10, version)).toEqual([id]);
  await test.judge(id);
  expect(await test.sql(STATE)).toEqual(before);
  expect(await test.sql(TOLD)).toEqual(told);
  expect(await test.sql('SELECT profile FROM current_score')).toHaveLength(4);
  expect(await platformsToJudge(db, 10, version)).toEqual([]);
});

it('a state that cannot be read is made anew before anything is judged', async () => {
  const id = await judgedPlatform();
  const [before] = await test.sql(STATE);
  const told = await test.sql(TOLD);
  const damage = `UPDATE judge_state
    SET state = jsonb_set(state, '{indicators,availability}', '"?"')`;
  await test.sql(damage);
  await test.sql(`UPDATE platform SET score_due = now() - interval '1 second'`);
  await test.judge(id);
  expect(await test.sql(STATE)).toEqual([before]);
  expect(await test.sql(TOLD)).toEqual(told);
});

it('what was seen once before the loss is confirmed by the look after it', async () => {
  const id = await quietPlatform(db, 'shop');
  const from = Date.now() - 5 * 3_600_000;
  const seen = (price: number, hour: number) => {
    const at = from + hour * 3_600_000;
    return history(generator(5), at, { days: 1, everyHours: 24 }).map((look) => {
      const [offer] = (look.seen as { offers: object[] }).offers;
      return { ...look, seen: { offers: [{ ...offer, price }], failed: [] } };
    });
  };
  await storeObservations(test, id, [...seen(17_800, 0), ...seen(17_800, 1), ...seen(20_800, 2)]);
  await test.judge(id);
  expect(await test.sql('SELECT 1 FROM score_change')).toEqual([]);
  await test.sql('DELETE FROM judge_state');
  await storeObservations(test, id, seen(20_800, 3));
  await test.judge(id);
  expect(await test.sql('SELECT kind, from_value, to_value FROM score_change')).toEqual([
    { kind: 'price-changed', from_value: 17_800, to_value: 20_800 },
  ]);
});
