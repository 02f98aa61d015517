import {
  createProfile,
  deleteProfile,
  ownProfileId,
  storeMarketReferences,
  type Db,
} from '@kaopu/db';
import { CURRENT_METHOD, methodVersion, PROFILE_WEIGHTS, profileText } from '@kaopu/scoring';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openMethods } from '../judge/methods.ts';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  sha256,
  shuffled,
  storeObservations,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { pick, replayTonight } from './nightly.ts';
import { replayPlatform } from './replay.ts';

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform, product, price_point, replay_run'));

/** Makes the newest score old, so that the judge scores again without anything new. */
async function rescore(id: string): Promise<void> {
  await test.sql(
    `UPDATE platform SET score_due = now() - interval '1 second' WHERE id = $1::uuid`,
    [id],
  );
  await test.judge(id);
}

/** A platform of many runs, judged by market references, scored now and then without anything new. */
async function judgedHistory(seed: number, name: string): Promise<string> {
  const random = generator(seed);
  const id = await quietPlatform(db, name);
  const observations = history(random, Date.now(), { days: 10, everyHours: 8 });
  for (const [i, batch] of pieces(observations, 6, random).entries()) {
    await storeObservations(test, id, batch);
    await test.judge(id);
    if (i % 4 === 0) await rescore(id);
  }
  return id;
}

/** Four shops, whose prices make a market; all but the last have been judged by then. */
async function market(): Promise<string> {
  for (let i = 0; i < 3; i += 1) await judgedHistory(100 + i, `peer-${i}`);
  expect(await storeMarketReferences(db)).toBeGreaterThan(0);
  return judgedHistory(7, 'shop');
}

describe('replayPlatform', () => {
  it("makes those of a buyer's own profile again, deleted or not, and rescorings", async () => {
    const id = await judgedHistory(16, 'shop');
    const weights = { ...PROFILE_WEIGHTS.small.weights, price: 0.9 };
    const hash = sha256(profileText({ id: 'x', weights, floors: [] }));
    await createProfile(db, { hash, name: '我的', weights, floors: [] }, 10);
    await test.judge(id);
    await rescore(id);
    const [stored] = await test.sql(
      `SELECT count(*)::int AS snapshots, count(DISTINCT judge_seq)::int AS runs,
         count(*) FILTER (WHERE profile LIKE 'own-%')::int AS own,
         (SELECT count(DISTINCT judge_seq)::int FROM observation) AS taking FROM score_snapshot`,
    );
    expect(stored?.['own']).toBe(2);
    expect(Number(stored?.['runs'])).toBeGreaterThan(Number(stored?.['taking']) + 3);
    await deleteProfile(db, ownProfileId(hash));
    expect(await test.replay(id)).toMatchObject({
      snapshots: stored?.['snapshots'],
      skipped: 0,
      differences: 0,
    });
  });

  it('makes every snapshot again, byte for byte', async () => {
    const id = await market();
    const [stored] = await test.sql(
      `SELECT (SELECT count(*)::int FROM score_snapshot WHERE platform_id = $1) AS snapshots,
         (SELECT judge_seq::int FROM platform WHERE id = $1) AS runs,
         (SELECT count(*)::int FROM observation WHERE platform_id = $1) AS observations,
         (SELECT count(*)::int FROM observation
          WHERE platform_id = $1 AND "references" IS NOT NULL) AS compared`,
      [id],
    );
    expect(stored).toMatchObject({ observations: 30 });
    expect(stored?.['compared']).toBeGreaterThan(8);
    const { compared: _, ...counts } = stored ?? {};
    expect(await test.replay(id)).toEqual({
      platformId: id,
      ...counts,
      skipped: 0,
      differences: 0,
      first: [],
    });
  });

  it.each([
    [
      'one observation',
      `UPDATE observation SET seen = jsonb_set(seen, '{phases,firstByte}', '29000')
       WHERE key = (SELECT key FROM observation WHERE kind = 'availability' AND status = 'observed'
         AND (seen->>'reachable')::boolean ORDER BY slot_at DESC LIMIT 1)`,
      /^\/snapshots\/\d+\/small\/(value|lo|hi|score)/,
    ],
    [
      'an observation that is gone',
      `DELETE FROM observation WHERE key = (SELECT key FROM observation
         WHERE kind = 'price-drift' ORDER BY slot_at LIMIT 1)`,
      /^\/snapshots\/1\/small\//,
    ],
    [
      'the score of one snapshot',
      `UPDATE score_snapshot SET score = jsonb_set(score, '{dimensions,4,value}', '99')
       WHERE profile = 'small' AND judge_seq = 5`,
      /^\/snapshots\/5\/small\/score\/dimensions\/4\/value$/,
    ],
    [
      'what lists read of one snapshot',
      `UPDATE score_snapshot SET value = value + 0.0001 WHERE profile = 'small' AND judge_seq = 5`,
      /^\/snapshots\/5\/small\/value$/,
    ],
    [
      'a snapshot that is gone',
      `DELETE FROM score_snapshot WHERE profile = 'channel' AND judge_seq = 5`,
      /^\/snapshots\/count\/channel$/,
    ],
    [
      'the state',
      `UPDATE judge_state SET state = jsonb_set(state, '{indicators,availability,looks,0}', '"1"')`,
      /^\/state\/indicators\/availability\/looks\/0$/,
    ],
  ])('finds that somebody changed %s', async (_what, sql, path) => {
    const id = await judgedHistory(8, 'shop');
    expect(await test.replay(id)).toMatchObject({ differences: 0 });
    await test.sql(sql);
    const report = await test.replay(id);
    expect(report?.differences).toBeGreaterThan(0);
    expect(report?.first[0]?.path).toMatch(path);
  });

  it('finds that a market reference is not what was judged by', async () => {
    const id = await market();
    await test.sql(
      `UPDATE observation SET seen = jsonb_set(seen, '{peers}', (
         SELECT jsonb_agg(peer || '{"price": 9900}') FROM jsonb_array_elements(seen->'peers') peer))
       WHERE kind = 'market-reference'`,
    );
    const report = await test.replay(id);
    expect(report?.differences).toBeGreaterThan(0);
  });

  it('finds that a constant of the method is another', async () => {
    const id = await judgedHistory(9, 'shop');
    const constants = { ...CURRENT_METHOD.constants, kappa: 4.000001 };
    const installed = { method: { ...CURRENT_METHOD, constants }, version: methodVersion(sha256) };
    const methods = openMethods(db, sha256, installed);
    const report = await replayPlatform(db, id, { methods, hash: sha256 });
    expect(report?.differences).toBeGreaterThan(0);
  });

  it('leaves out what no method it knows has made, and counts it', async () => {
    const id = await judgedHistory(10, 'shop');
    await test.sql(`UPDATE score_snapshot SET method = '0.9.0+old' WHERE judge_seq <= 2`);
    expect(await test.replay(id)).toMatchObject({ skipped: 8, differences: 0 });
  });

  it('says that a platform is gone', async () => {
    expect(await test.replay('00000000-0000-4000-8000-000000000000')).toBeNull();
  });
});

describe('observations that arrive in another order, in other batches', () => {
  /**
   * Facts and the memory of detectors are left out: they hold what has been told, once, at the
   * time it was known, and who is told a thing late is told something else.
   */
  const RESULTS = `SELECT state->>'digest' AS digest, (state->'indicators')::text AS indicators,
      (state->'findings')::text AS findings,
      (SELECT jsonb_object_agg(key, jsonb_build_object('sources', value->'sources',
         'ring', value->'ring'))::text FROM jsonb_each(state->'series')) AS rings
    FROM judge_state WHERE platform_id = $1`;

  it.each([11, 12, 13])('lead to the same bytes (seed %i)', async (seed) => {
    const random = generator(seed);
    const id = await quietPlatform(db, `order-${seed}`);
    const observations = history(random, Date.now(), { days: 30, everyHours: 6 });
    const orders = [
      [observations],
      pieces(observations, 40, random),
      pieces(shuffled(observations, random), 40, random),
      pieces(shuffled(observations, random), 9, random),
      pieces(observations.toReversed(), 25, random),
    ];
    const results: unknown[] = [];
    for (const batches of orders) {
      await test.sql(
        'DELETE FROM observation; DELETE FROM judge_state; DELETE FROM score_snapshot',
      );
      await test.sql('UPDATE platform SET judge_seq = 0');
      for (const batch of batches) {
        await storeObservations(test, id, batch);
        await test.judge(id);
      }
      const [result] = await test.sql(RESULTS, [id]);
      expect(String(result?.['rings'])).toContain('latency|');
      expect(String(result?.['findings'])).toContain('certificate');
      results.push(result);
    }
    for (const result of results) expect(result).toEqual(results[0]);
    expect(await test.replay(id)).toMatchObject({
      differences: 0,
      observations: observations.length,
    });
  });
});

describe('replayTonight', () => {
  const at = (time: string, random = () => 0) =>
    replayTonight(db, { methods: test.methods, hash: sha256 }, () => Date.parse(time), random);
  const RUNS = `SELECT day::text, platforms, snapshots, differences, details FROM replay_run
    WHERE finished_at IS NOT NULL ORDER BY day`;

  it('replays one platform of a few, once a Beijing day, after three', async () => {
    const ids = [await judgedHistory(14, 'a'), await judgedHistory(15, 'b')].toSorted();
    expect(await at('2026-03-01T18:59:00Z')).toBeNull();
    const first = await at('2026-03-01T19:00:00Z');
    expect(first).toMatchObject([{ platformId: ids[0], differences: 0 }]);
    expect(await at('2026-03-02T15:00:00Z')).toBeNull();

    await test.sql(`UPDATE score_snapshot SET lo = 0 WHERE profile = 'small' AND judge_seq = 2`);
    const second = await at('2026-03-02T19:00:00Z', () => 0.9);
    expect(second).toMatchObject([{ platformId: ids[1], differences: 1 }]);
    const runs = await test.sql(RUNS);
    expect(runs).toMatchObject([
      { day: '2026-03-02', platforms: 1, differences: 0, details: [] },
      {
        day: '2026-03-03',
        differences: 1,
        details: [{ platformId: ids[1], path: '/snapshots/2/small/lo', stored: 0 }],
      },
    ]);
    expect(runs[0]?.['snapshots']).toBe(first?.[0]?.snapshots);
  });

  it('takes on what a worker left unfinished, after two hours', async () => {
    await test.sql(`INSERT INTO replay_run (day, started_at)
      VALUES ('2026-03-02', '2026-03-01T19:00:00Z')`);
    expect(await at('2026-03-01T21:00:00Z')).toBeNull();
    expect(await at('2026-03-01T21:00:01Z')).toEqual([]);
  });
});

describe('pick', () => {
  it('takes each element at most once, and no more than there are', () => {
    expect(new Set(pick([1, 2, 3], 5, generator(1)))).toEqual(new Set([1, 2, 3]));
    expect(pick([1, 2, 3], 2, () => 0.999)).toEqual([3, 2]);
    expect(pick([], 1, () => 0)).toEqual([]);
  });
});
