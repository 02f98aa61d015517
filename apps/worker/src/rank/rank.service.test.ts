import {
  createPlatform,
  createProfile,
  deleteProfile,
  dueRankings,
  rankingOf,
  type Db,
} from '@kaopu/db';
import {
  CURRENT_METHOD,
  foldObservations,
  INDICATORS,
  profileText,
  score,
  STANDARD_PROFILES,
  type Profile,
} from '@kaopu/scoring';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { namedShop } from '../testing/named-shop.ts';
import { rankDue } from './rank-due.ts';

const METHOD = 'test';
const METHODS = { active: async () => ({ method: CURRENT_METHOD, version: METHOD }) };
const DAY = 86_400_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let test: TestDatabase;
let db: Db;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, current_score, ranking, profile CASCADE'));

async function scored(name: string, x: number, profiles = STANDARD_PROFILES): Promise<string> {
  const id = await createPlatform(db, namedShop(name));
  for (const profile of profiles) await score1(String(id), x, profile);
  return String(id);
}

/** Twelve daily looks at everything, all of the same utility. */
async function score1(id: string, x: number, profile: Profile): Promise<void> {
  const now = Date.now();
  const looks = Array.from({ length: 12 }, (_, i) => ({
    key: `${id}/${i}`,
    at: now - i * DAY,
    spacingMs: DAY,
    readings: INDICATORS.map((indicator) => ({ indicator, subject: '', x })),
    facts: [],
  }));
  const made = score(foldObservations({}, looks), now, profile);
  const stamped = { ...made, profileHash: sha256(profileText(profile)) };
  await test.sql(
    `INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
     VALUES ($1, $2, 1, now(), $3, $4, $5)
     ON CONFLICT (platform_id, profile) DO UPDATE SET at = now(), value = $4, score = $5`,
    [id, profile.id, made.status, made.value, JSON.stringify(stamped)],
  );
}

const order = async (profile = 'medium') =>
  (await rankingOf(db, profile))?.result.ranked.map(({ id, rank }) => [id, rank]);
const due = async () => (await dueRankings(db, METHOD)).map(({ profile }) => profile).toSorted();
const later = (interval: string) =>
  test.sql(`UPDATE ranking SET at = at - $1::interval`, [interval]);

describe('rankDue', () => {
  it('ranks every profile that has scores, in a thread, and stores who it was made for', async () => {
    const good = await scored('good', 1);
    const bad = await scored('bad', 0.4);
    await rankDue(db, METHODS);
    expect(await order()).toEqual([
      [good, 1],
      [bad, 2],
    ]);
    const found = await rankingOf(db, 'small');
    expect(found).toMatchObject({
      method: METHOD,
      profileHash: sha256(profileText(STANDARD_PROFILES[0] ?? { id: '', weights: WEIGHTS })),
      result: { draws: 1000, significant: true, medianChange: 0 },
    });
    expect(await due()).toEqual([]);
  });

  it('ranks anew when scores have changed, come or gone, but not within the minute', async () => {
    const a = await scored('a', 0.9);
    const b = await scored('b', 0.5);
    await rankDue(db, METHODS);
    for (const profile of STANDARD_PROFILES) await score1(b, 1, profile);
    expect(await due()).toEqual([]);
    await later('61 seconds');
    expect(await due()).toEqual(['channel', 'community', 'medium', 'small']);
    await rankDue(db, METHODS);
    expect(await order()).toEqual([
      [b, 1],
      [a, 2],
    ]);
    await later('61 seconds');
    expect(await due()).toEqual([]);
    await test.sql('DELETE FROM current_score WHERE platform_id = $1', [b]);
    await rankDue(db, METHODS);
    expect(await order()).toEqual([[a, 1]]);
  });

  it('ranks anew every day, and at once by a new method', async () => {
    await scored('a', 0.9);
    await rankDue(db, METHODS);
    await later('25 hours');
    expect(await due()).toHaveLength(4);
    await rankDue(db, METHODS);
    expect(await due()).toEqual([]);
    expect(await dueRankings(db, 'another')).toHaveLength(4);
  });

  it('ranks by an own profile for as long as there is one', async () => {
    const hash = sha256(profileText({ id: '', weights: WEIGHTS }));
    const own = await createProfile(db, { hash, name: 'own', weights: WEIGHTS, floors: null }, 20);
    const profile = { id: own?.id ?? '', weights: WEIGHTS };
    const id = await scored('a', 0.9, [profile]);
    await rankDue(db, METHODS);
    expect(await order(profile.id)).toEqual([[id, 1]]);
    expect((await rankingOf(db, profile.id))?.profileHash).toBe(hash);
    await deleteProfile(db, profile.id);
    expect(await rankingOf(db, profile.id)).toBeNull();
    await score1(id, 0.9, profile);
    await rankDue(db, METHODS);
    expect(await rankingOf(db, profile.id)).toBeNull();
  });
});

const WEIGHTS = {
  qualification: 500_000,
  'supply-chain': 100_000,
  price: 100_000,
  service: 100_000,
  technology: 100_000,
  compliance: 100_000,
};
