import { retractObservation, type Db } from '@kaopu/db';
import { createDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  storeObservations,
  type TestObservation,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform, product, price_point'));

async function retract(platformId: string, target: string): Promise<void> {
  const key = `entry/${randomUUID()}`;
  expect(await retractObservation(db, { key, platformId, target, reason: '录错了' })).toBeNull();
}

async function judgeAll(id: string, batches: TestObservation[][]): Promise<void> {
  for (const batch of batches) {
    await storeObservations(test, id, batch);
    await test.judge(id);
  }
}

/** What the state holds of observations, without indicators that nobody speaks of any more. */
async function results(): Promise<unknown> {
  const [row] = await test.sql(`SELECT state->'indicators' AS indicators,
      state->'findings' AS findings,
      (SELECT jsonb_object_agg(key, value->'ring') FROM jsonb_each(state->'series')) AS rings
    FROM judge_state`);
  const told = Object.entries(row?.['indicators'] ?? {}).filter(([, value]) => !isEmpty(value));
  return { ...row, indicators: Object.fromEntries(told) };
}

const isEmpty = (value: unknown) => !/[1-9]/.test(JSON.stringify(value));

it('what is taken back was never there; before that it counted', async () => {
  const random = generator(21);
  const id = await quietPlatform(db, 'shop');
  const observations = history(random, Date.now(), { days: 25, everyHours: 6 });
  const batches = pieces(observations, 20, random);
  const gone = observations.filter((_, i) => i % 17 === 3);
  await judgeAll(id, batches.slice(0, -1));
  for (const { key } of gone.slice(0, 2)) await retract(id, key);
  await test.judge(id);
  // Two more, one of them together with observations that nobody has judged yet.
  await storeObservations(test, id, batches.at(-1) ?? []);
  for (const { key } of gone.slice(2)) await retract(id, key);
  await test.judge(id);
  const after = await results();
  expect(await test.replay(id)).toMatchObject({
    differences: 0,
    observations: observations.length + gone.length,
  });

  const [state] = await test.sql('SELECT state::text AS text FROM judge_state');
  await test.sql('DELETE FROM judge_state');
  await test.judge(id);
  expect(await test.sql('SELECT state::text AS text FROM judge_state')).toEqual([state]);

  await test.forget('product');
  await test.sql('UPDATE platform SET judge_seq = 0');
  await judgeAll(id, [observations.filter((look) => !gone.includes(look))]);
  expect(after).toEqual(await results());
});

it('takes back what nobody has judged yet', async () => {
  const id = await quietPlatform(db, 'shop');
  const [first, ...others] = history(generator(22), Date.now(), { days: 2, everyHours: 6 });
  await storeObservations(test, id, [...others, ...(first ? [first] : [])]);
  await retract(id, first?.key ?? '');
  await test.judge(id);
  expect(await test.sql('SELECT judge_seq FROM platform')).toEqual([{ judge_seq: '1' }]);
  expect(await test.replay(id)).toMatchObject({ differences: 0, observations: others.length + 2 });
});

it('a price change that was a slip of ours is told as taken back', async () => {
  const id = await quietPlatform(db, 'shop');
  const priced = (price: number, hoursAgo: number): TestObservation[] =>
    history(generator(5), Date.now() - hoursAgo * 3_600_000, { days: 1, everyHours: 24 }).map(
      (look) => {
        const [offer] = (look.seen as { offers: object[] }).offers;
        return { ...look, seen: { offers: [{ ...offer, price }], failed: [] } };
      },
    );
  const slips = [...priced(20_800, 3), ...priced(20_800, 2)];
  await judgeAll(id, [priced(17_800, 5), slips]);
  for (const { key } of slips) await retract(id, key);
  await test.judge(id);
  expect(
    await test.sql('SELECT from_value, to_value, recovery FROM score_change ORDER BY judge_seq'),
  ).toEqual([
    { from_value: 17_800, to_value: 20_800, recovery: false },
    { from_value: 20_800, to_value: 17_800, recovery: true },
  ]);
  expect(await test.sql('SELECT state FROM alert')).toEqual([{ state: 'resolved' }]);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });
});

it('of many that take the same back, one succeeds', async () => {
  const id = await quietPlatform(db, 'shop');
  const [look] = history(generator(23), Date.now(), { days: 1, everyHours: 24 });
  await judgeAll(id, [look ? [look] : []]);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      retractObservation(db, {
        key: `entry/${randomUUID()}`,
        platformId: id,
        target: look?.key ?? '',
        reason: 'x',
      }),
    ),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'retracted')).toHaveLength(5);
  expect(await test.sql(`SELECT 1 FROM observation WHERE kind = 'retraction'`)).toHaveLength(1);
});
