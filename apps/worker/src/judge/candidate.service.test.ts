import {
  activateMethod,
  candidateWork,
  createProfile,
  methodState,
  platformsToJudge,
  proposedMethods,
  proposeMethod,
  retractObservation,
  type Db,
} from '@kaopu/db';
import {
  CURRENT_METHOD,
  methodText,
  methodVersion,
  PROFILE_WEIGHTS,
  type Method,
} from '@kaopu/scoring';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { replayPlatform } from '../replay/replay.ts';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  sha256,
  storeObservations,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { scoreByCandidate } from './candidate.ts';
import { judgePlatform } from './judge.ts';
import { openMethods, type Methods } from './methods.ts';

let test: Parts;
let db: Db;
let methods: Methods;
const installed = methodVersion(sha256);

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.forget('platform, product, price_point, method, method_trial, profile');
  methods = openMethods(db, sha256);
});

const judge = (id: string) =>
  judgePlatform({ db, transport: test.transport, methods, hash: sha256 }, id);
const replay = (id: string) => replayPlatform(db, id, { methods, hash: sha256 });

async function judgedPlatform(seed: number): Promise<string> {
  const random = generator(seed);
  const id = await quietPlatform(db, `shop-${seed}`);
  const observations = history(random, Date.now(), { days: 15, everyHours: 6 });
  for (const batch of pieces(observations, 12, random)) {
    await storeObservations(test, id, batch);
    await judge(id);
  }
  const key = 'entry/00000000-0000-4000-8000-000000000001';
  const target = observations[5]?.key ?? '';
  await retractObservation(db, { key, platformId: id, target, reason: 'x' });
  await judge(id);
  return id;
}

async function propose(semver: string, change: (method: Method) => Partial<Method>) {
  const method: Method = { ...CURRENT_METHOD, ...change(CURRENT_METHOD) };
  const versioned = { ...method, constants: { ...method.constants, semver } };
  const id = methodVersion(sha256, versioned);
  await proposeMethod(db, { id, constants: JSON.parse(methodText(versioned)) });
  return id;
}

const strongerPrior = ({ constants }: Method) => ({ constants: { ...constants, kappa: 12 } });
const otherGrades = ({ constants }: Method) => ({
  constants: { ...constants, grades: { ...constants.grades, A: 99 } },
});
const shorterMemory = ({ indicators }: Method) => ({
  indicators: {
    ...indicators,
    availability: { ...indicators.availability, halfLifeDays: 2 },
    latency: { ...indicators.latency, halfLifeDays: 2 },
  },
});

const TRIAL = `SELECT profile, value, lo, hi, status FROM method_trial ORDER BY profile`;
const CURRENT = `SELECT profile, value, (score->>'lo')::float8 AS lo, (score->>'hi')::float8 AS hi,
  status FROM current_score ORDER BY profile`;

it('scores by a candidate exactly as the judge does when it counts', async () => {
  const id = await judgedPlatform(31);
  const same = await propose('90.1.0', otherGrades);
  const other = await propose('90.2.0', shorterMemory);
  const work = await candidateWork(db, [same, other], 10);
  expect(work).toHaveLength(2);

  await scoreByCandidate(db, methods, sha256, { platformId: id, method: same });
  const [trial, current] = [await test.sql(TRIAL), await test.sql(CURRENT)];
  expect(trial).toHaveLength(4);
  // Seconds have passed between the two scorings.
  for (const [i, row] of trial.entries()) {
    expect(row['status']).toBe(current[i]?.['status']);
    for (const figure of ['value', 'lo', 'hi']) {
      expect(Number(row[figure])).toBeCloseTo(Number(current[i]?.[figure]), 2);
    }
  }
  await test.sql('DELETE FROM method_trial');
  await scoreByCandidate(db, methods, sha256, { platformId: id, method: other });
  const [shorter] = await test.sql(TRIAL);
  expect(Math.abs(Number(shorter?.['value']) - Number(current[0]?.['value']))).toBeGreaterThan(0.1);

  await activateMethod(db, other);
  await judge(id);
  const [counts] = await test.sql(CURRENT);
  expect(Number(counts?.['value'])).toBeCloseTo(Number(shorter?.['value']), 2);
});

it('is due for platforms that a candidate has not scored within the hour', async () => {
  const id = await judgedPlatform(32);
  await quietPlatform(db, 'never-judged');
  const method = await propose('90.1.0', strongerPrior);
  const { weights } = PROFILE_WEIGHTS.small;
  await createProfile(db, { hash: '0'.repeat(64), name: '我的', weights, floors: null }, 10);
  expect(await candidateWork(db, [method], 10)).toEqual([{ platformId: id, method }]);
  await scoreByCandidate(db, methods, sha256, { platformId: id, method });
  expect(await candidateWork(db, [method], 10)).toEqual([]);
  await test.sql(`UPDATE method_trial SET at = at - interval '2 hours', value = 0`);
  expect(await candidateWork(db, [method], 10)).toHaveLength(1);
  await scoreByCandidate(db, methods, sha256, { platformId: id, method });
  expect(await test.sql('SELECT 1 FROM method_trial WHERE value > 0')).toHaveLength(5);
});

it('scores nothing by what it does not know, or for a platform that is gone', async () => {
  const id = await judgedPlatform(33);
  const method = await propose('90.1.0', strongerPrior);
  const nobody = '00000000-0000-4000-8000-000000000000';
  await scoreByCandidate(db, methods, sha256, { platformId: nobody, method });
  await scoreByCandidate(db, methods, sha256, { platformId: id, method: '90.3.0+0' });
  await test.sql(`UPDATE method SET constants = jsonb_set(constants, '{constants,kappa}', '5')`);
  const fresh = openMethods(db, sha256);
  await scoreByCandidate(db, fresh, sha256, { platformId: id, method });
  expect(await test.sql('SELECT 1 FROM method_trial')).toEqual([]);
});

it('switched on, every platform is judged anew by it; the past keeps its method and replays', async () => {
  const ids = [await judgedPlatform(34), await judgedPlatform(35)].toSorted();
  const before = await test.sql(
    'SELECT platform_id, profile, judge_seq, method, score FROM score_snapshot ORDER BY 1, 2, 3',
  );
  const told = await test.sql('SELECT count(*)::int AS n FROM score_change');
  const method = await propose('90.1.0', strongerPrior);
  await activateMethod(db, method);
  expect((await methods.active()).version).toBe(method);
  expect((await platformsToJudge(db, 10, method)).toSorted()).toEqual(ids);
  for (const id of ids) await judge(id);
  expect(await platformsToJudge(db, 10, method)).toEqual([]);

  expect(await test.sql('SELECT DISTINCT method FROM judge_state')).toEqual([{ method }]);
  const after = await test.sql(
    `SELECT platform_id, profile, judge_seq, method, score FROM score_snapshot
     WHERE method = $1 ORDER BY 1, 2, 3`,
    [installed],
  );
  expect(after).toEqual(before);
  const [newest] = await test.sql(
    `SELECT DISTINCT method, score->>'method' AS stamped FROM score_snapshot WHERE method <> $1`,
    [installed],
  );
  expect(newest).toEqual({ method, stamped: method });
  expect(await test.sql('SELECT count(*)::int AS n FROM score_change')).toEqual(told);

  for (const id of ids) expect(await replay(id)).toMatchObject({ skipped: 0, differences: 0 });
  await test.sql(
    `UPDATE method SET constants = jsonb_set(constants, '{constants,kappa}', '5') WHERE id = $1`,
    [method],
  );
  methods = openMethods(db, sha256);
  expect(await replay(ids[0] ?? '')).toMatchObject({
    differences: 1,
    skipped: 4,
    first: [{ path: `/methods/${method}` }],
  });
});

it('knows an indicator still that all evidence of was taken back', async () => {
  const id = await quietPlatform(db, 'shop');
  const [look] = history(generator(5), Date.now(), { days: 1, everyHours: 24 });
  await storeObservations(test, id, look ? [look] : []);
  await judge(id);
  const key = 'entry/00000000-0000-4000-8000-000000000002';
  await retractObservation(db, { key, platformId: id, target: look?.key ?? '', reason: 'x' });
  await judge(id);
  await activateMethod(db, await propose('90.1.0', strongerPrior));
  await judge(id);
  expect(await test.sql('SELECT judge_seq FROM platform')).toEqual([{ judge_seq: '3' }]);
  expect(await replay(id)).toMatchObject({ snapshots: 12, differences: 0 });
});

it('is on trial until it or a later one is switched on', async () => {
  const early = await propose('90.1.0', strongerPrior);
  const late = await propose('90.10.0', otherGrades);
  const states = async (current: string) =>
    (await proposedMethods(db)).map((row) => [row.id, methodState(row, current)]);
  expect(await states(installed)).toEqual([
    [early, 'trial'],
    [late, 'trial'],
  ]);
  await activateMethod(db, early);
  expect(await states(early)).toEqual([[late, 'trial']]);
  await activateMethod(db, late);
  expect(await activateMethod(db, late)).toBe(false);
  expect((await methods.active()).version).toBe(late);
  // The next version of the product brings a later one along.
  const newer = {
    ...CURRENT_METHOD,
    constants: { ...CURRENT_METHOD.constants, semver: '91.0.0' },
  };
  const version = methodVersion(sha256, newer);
  const upgraded = openMethods(db, sha256, { method: newer, version });
  expect((await upgraded.active()).version).toBe(version);
});
