import { logEntry, retractObservation, type Db } from '@kaopu/db';
import {
  canonicalJson,
  EPOCH,
  judge as judgePure,
  periodOf,
  STANDARD_PROFILES,
  type PlatformState,
} from '@kaopu/scoring';
import { createDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { logged } from '../testing/entries.ts';
import {
  generator,
  history,
  quietPlatform,
  sha256,
  storeObservations,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';

const HOUR = 3_600_000;
const MIGRATION = new URL(
  '../../../../packages/db/prisma/migrations/20261128173426_first_replies_in_ms/migration.sql',
  import.meta.url,
);

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform, product, price_point, evidence_chain, evidence_head'));

/** A judged platform, as of whose newest score nothing was entered yet. */
async function judgedPlatform(): Promise<string> {
  const id = await quietPlatform(db, randomUUID());
  await storeObservations(
    test,
    id,
    history(generator(3), Date.now() - HOUR, { days: 6, everyHours: 6 }),
  );
  await test.judge(id);
  return id;
}

function afterSales(change: { hours?: number; reporter?: string; proofs?: number } = {}) {
  const at = Date.now() - (change.hours ?? 1) * HOUR;
  const moment = (hours: number) => new Date(at - hours * HOUR).toISOString();
  return {
    kind: 'after-sales',
    at,
    reporter: change.reporter ?? '小王',
    proofs: change.proofs ?? 1,
    fields: {
      problem: 'other',
      openedAt: moment(90),
      resolvedAt: moment(2),
      resolution: 'rejected',
    },
  };
}

interface Cited {
  n: number;
  keys: string[];
}

/** What the score says of an indicator: how much evidence, and which observations it cites. */
async function cited(id: string, indicator: string): Promise<Cited> {
  const [row] = await test.sql(
    `SELECT score FROM current_score WHERE platform_id = $1 AND profile = 'medium'`,
    [id],
  );
  const text = JSON.stringify(row?.['score']);
  const score = JSON.parse(text) as {
    dimensions: { indicators: { indicator: string; n: number }[] }[];
    losses: { indicators: { indicator: string; observations: { key: string }[] }[] }[];
  };
  const all = score.dimensions.flatMap(({ indicators }) => indicators);
  const losses = score.losses.flatMap(({ indicators }) => indicators);
  return {
    n: all.find((entry) => entry.indicator === indicator)?.n ?? 0,
    keys:
      losses.find((entry) => entry.indicator === indicator)?.observations.map(({ key }) => key) ??
      [],
  };
}

/** The scores that a stored state gives at one instant, without the marks of the run that made it. */
async function scoresAt(id: string, now: number): Promise<unknown[]> {
  const [row] = await test.sql('SELECT state FROM judge_state WHERE platform_id = $1', [id]);
  const { scores } = judgePure({
    now,
    state: row?.['state'] as PlatformState,
    observations: [],
    profiles: STANDARD_PROFILES,
    openAlerts: [],
    knownAt: '',
    hash: sha256,
  });
  return scores.map((score) => canonicalJson({ ...score, inputDigest: '' }));
}

it('an entry is judged and cited, and taken back the score is what it was, byte for byte', async () => {
  const id = await judgedPlatform();
  const now = Date.now();
  const before = await scoresAt(id, now);
  const key = await logged(db, id, afterSales());
  await test.judge(id);
  const line = await cited(id, 'resolution');
  expect(line.n).toBeGreaterThan(0.6);
  expect(line.keys).toEqual([key]);
  expect(await scoresAt(id, now)).not.toEqual(before);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });

  const retraction = { key: `entry/${randomUUID()}`, platformId: id, target: key, reason: '录错' };
  expect(await retractObservation(db, retraction)).toBeNull();
  await test.judge(id);
  expect(await cited(id, 'resolution')).toEqual({ n: 0, keys: [] });
  expect(await scoresAt(id, now)).toEqual(before);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });

  // A state that is gone is made anew from what is stored, entries and retractions included.
  await test.sql('DELETE FROM judge_state');
  await test.judge(id);
  expect(await scoresAt(id, now)).toEqual(before);
});

it('of one reporter the newest entry of a period counts, proof weighs more, others add to it', async () => {
  const id = await judgedPlatform();
  const n = async () => (await cited(id, 'resolution')).n;
  const at = Date.now();
  // All within one period, whenever the test runs.
  const start = EPOCH + periodOf(at, 30) * 30 * 24 * HOUR;
  const hours = Math.min(4, (at - start) / HOUR / 2);
  await logged(db, id, afterSales({ hours: hours / 2, proofs: 0 }));
  await test.judge(id);
  const unproven = await n();
  for (const i of [2, 3, 4]) await logged(db, id, afterSales({ hours: hours / i }));
  await test.judge(id);
  const proven = await n();
  // Weights fall in steps of a 64th of a half-life, and one may fall within these hours.
  expect(unproven).toBeCloseTo(0.3, 1);
  expect(proven).toBeCloseTo(0.7, 1);
  await logged(db, id, afterSales({ hours: hours / 2, reporter: '小李' }));
  await test.judge(id);
  expect(await n()).toBeCloseTo(1.4, 1);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });
});

it('a correction takes the old entry back and the new one in, in one run', async () => {
  const id = await judgedPlatform();
  const entry = afterSales();
  const first = await logged(db, id, entry);
  await test.judge(id);
  const second = `entry/${randomUUID()}`;
  const seen = { reporter: '小王', proofs: 1, follows: null, fields: entry.fields };
  const correction = {
    key: second,
    platformId: id,
    kind: entry.kind,
    at: new Date(entry.at),
    seen,
    evidence: [],
    replaces: { target: first, key: `entry/${randomUUID()}`, reason: '更正', by: '老王' },
  };
  expect(await logEntry(db, correction)).toBe(true);
  // The same again: nothing more is stored, nothing else taken back.
  expect(await logEntry(db, correction)).toBe(false);
  await test.judge(id);
  const line = await cited(id, 'resolution');
  expect(line.keys).toEqual([second]);
  expect(line.n).toBeCloseTo(0.7, 1);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });
});

it('what the merchant has at stake moves nothing', async () => {
  const id = await judgedPlatform();
  const now = Date.now();
  const before = await scoresAt(id, now);
  const fields = { balance: 500_000, deposits: 0, openOrders: 1 };
  await logged(db, id, { kind: 'exposure', at: now - HOUR, reporter: '小王', fields });
  await test.judge(id);
  expect(await scoresAt(id, now)).toEqual(before);
});

it('an entry of a kind nobody knows any more says nothing, and stops nothing', async () => {
  const id = await judgedPlatform();
  const now = Date.now();
  const before = await scoresAt(id, now);
  const entry = { at: now - HOUR, reporter: '小王', fields: {} };
  await logged(db, id, { ...entry, kind: 'of-the-past' });
  await logged(db, id, { ...entry, kind: 'after-sales' });
  await test.judge(id);
  expect(await scoresAt(id, now)).toEqual(before);
  expect(await test.sql('SELECT key FROM unjudged')).toEqual([]);
});

it('a series of first replies that was kept in seconds is made anew in milliseconds, and nobody hears of it', async () => {
  const id = await judgedPlatform();
  const fields = { problem: 'other' };
  for (const hours of [50, 30, 10]) {
    const at = Date.now() - hours * HOUR;
    const openedAt = new Date(at - 2 * HOUR).toISOString();
    const firstReplyAt = new Date(at - HOUR).toISOString();
    const told = { ...fields, openedAt, firstReplyAt };
    await logged(db, id, { kind: 'after-sales', at, reporter: '小王', fields: told });
    await test.judge(id);
  }
  const ring = async () => {
    const [row] = await test.sql(
      `SELECT jsonb_path_query_array(state, '$.series."first-response|after-sales".ring[*][2]') AS waits
       FROM judge_state WHERE platform_id = $1`,
      [id],
    );
    return row?.['waits'];
  };
  const told = `SELECT count(*)::int AS changes FROM score_change`;
  const before = await test.sql(told);
  expect(await ring()).toEqual([HOUR, HOUR, HOUR]);
  await test.sql(
    `UPDATE judge_state SET state = jsonb_set(state, '{series,first-response|after-sales,ring,0,2}', '3600')`,
  );
  expect(await ring()).toEqual([3_600, HOUR, HOUR]);

  await test.sql(await readFile(MIGRATION, 'utf8'));
  await test.judge(id);
  expect(await ring()).toEqual([HOUR, HOUR, HOUR]);
  expect(await test.sql(told)).toEqual(before);
  expect(await test.replay(id)).toMatchObject({ differences: 0 });
});
