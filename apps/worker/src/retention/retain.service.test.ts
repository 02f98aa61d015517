import { conservation, ensurePartitions, retractObservation, seriesDays, type Db } from '@kaopu/db';
import { createDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { rebuildOutdated } from '../series/rebuild.ts';
import { sealSeries } from '../series/seal.ts';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  sha256,
  storeObservations,
  type TestObservation,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { dropOldMonths } from './retain.ts';

const DAY = 86_400_000;
const NEVER = new AbortController().signal;
/** Looks of these days; the first of their months is over for longer than the retention in any case. */
const DAYS = 130;
const RETENTION = 45;

let test: Parts;
let db: Db;
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.forget('platform, probe, product, price_point, series_day, judge_checkpoint');
  await test.sql('TRUNCATE dropped_month');
  await ensurePartitions(db, new Date(Date.now() - (DAYS + 1) * DAY), 5);
});

const retain = () =>
  dropOldMonths(db, { methods: test.methods, hash: sha256, days: RETENTION, signal: NEVER });

/** A platform that two probes looked at for months, judged bit by bit, its series made. */
async function watched(
  seed: number,
  name: string,
): Promise<{ id: string; looks: TestObservation[] }> {
  const random = generator(seed);
  const id = await quietPlatform(db, name);
  const looks = history(random, Date.now(), { days: DAYS, everyHours: 12 });
  for (const batch of pieces(looks, 12, random)) {
    await storeObservations(test, id, batch);
    await ofProbes(id, batch);
    await test.judge(id);
  }
  return { id, looks };
}

/** Names the probes of stored looks, which their keys begin with. */
async function ofProbes(id: string, looks: readonly TestObservation[]): Promise<void> {
  await test.sql(
    `UPDATE observation SET probe_id = left(key, 36)::uuid
     WHERE platform_id = $1::uuid AND key = ANY($2::text[])`,
    [id, looks.map(({ key }) => key)],
  );
}

/** What judges, replays and people go by. */
async function standing(id: string) {
  await sealSeries(db, Date.now() + DAY);
  return test.sql(
    `SELECT s.state, (SELECT jsonb_agg(c.score ORDER BY c.profile) FROM current_score c
       WHERE c.platform_id = s.platform_id) AS scores,
     (SELECT jsonb_agg(jsonb_build_array(d.indicator, d.day, encode(d.hours, 'hex')) ORDER BY 1)
       FROM series_day d WHERE d.platform_id = s.platform_id) AS series
     FROM judge_state s WHERE platform_id = $1::uuid`,
    [id],
  );
}

/** What score changes and current scores rest on. */
async function citedKeys(): Promise<string[]> {
  const found = await test.sql(
    `SELECT DISTINCT key FROM score_change, jsonb_array_elements_text(evidence) AS key
     UNION SELECT key #>> '{}' FROM current_score, jsonb_path_query(score, '$.**.key') AS key
     UNION SELECT key #>> '{}' FROM current_score, jsonb_path_query(score, '$.**.evidence[*]') AS key`,
  );
  return found.map(({ key }) => String(key));
}

const rowsLeft = async () =>
  Number((await test.sql('SELECT count(*) AS n FROM observation'))[0]?.['n']);

it('old months go, what scores rest on and people said stays, and replay goes on from there', async () => {
  const { id, looks } = await watched(41, 'shop');
  const entry = {
    key: `entry/${randomUUID()}`,
    slotAt: new Date(Date.now() - (DAYS - 2) * DAY),
    kind: 'first-reply-entry',
    status: 'unknown' as const,
    cause: 'unparseable',
    seen: null,
    spacingMs: 0,
  };
  await storeObservations(test, id, [entry]);
  await test.judge(id);
  const before = await standing(id);
  const stored = await rowsLeft();

  const months = await retain();
  expect(months.length).toBeGreaterThanOrEqual(2);
  const dropped = months.reduce((sum, month) => sum + month.dropped, 0);
  expect(dropped).toBeGreaterThan(40);
  expect(await rowsLeft()).toBe(stored - dropped);
  for (const { month } of months) {
    expect(
      await test.sql(`SELECT to_regclass('observation_' || $1) AS gone`, [month.replace('-', '_')]),
    ).toEqual([{ gone: null }]);
  }
  const cited = await citedKeys();
  const there = await test.sql(
    `SELECT count(*)::int AS n FROM observation WHERE key = ANY($1::text[])`,
    [[...cited, entry.key]],
  );
  expect(there).toEqual([{ n: cited.length + 1 }]);
  expect(await standing(id)).toEqual(before);
  expect(await retain()).toEqual([]);

  const replayed = await test.replay(id);
  expect(replayed).toMatchObject({ differences: 0, skipped: 0 });
  expect(replayed?.runs).toBeGreaterThan(5);
  expect(replayed?.observations).toBeLessThan(looks.length);
});

it('two workers at once drop each month once', async () => {
  const { id } = await watched(45, 'shop');
  const stored = await rowsLeft();
  const both = (await Promise.all([retain(), retain()])).flat();
  // Who found the other at it leaves the rest for later.
  both.push(...(await retain()));
  const months = both.map(({ month }) => month);
  expect(months.length).toBeGreaterThanOrEqual(2);
  expect(new Set(months).size).toBe(months.length);
  expect(await rowsLeft()).toBe(stored - both.reduce((sum, month) => sum + month.dropped, 0));
  expect(await test.replay(id)).toMatchObject({ differences: 0, skipped: 0 });
});

it('what is lost is made anew from the checkpoint, and what is taken back later leaves it whole', async () => {
  const { id, looks } = await watched(42, 'shop');
  expect((await retain()).length).toBeGreaterThanOrEqual(2);
  const before = await standing(id);
  await test.sql('DELETE FROM judge_state');
  await test.judge(id);
  const [made] = await standing(id);
  expect(made?.['state']).toMatchObject({
    indicators: (before[0]?.['state'] as { indicators: object } | undefined)?.indicators,
  });

  const retract = async (target: string | undefined) => {
    const retraction = { key: `entry/${randomUUID()}`, platformId: id, target: target ?? '' };
    return retractObservation(db, { ...retraction, reason: '录错了' });
  };
  expect(await retract(looks.at(-5)?.key)).toBeNull();
  await test.judge(id);
  expect(await test.replay(id)).toMatchObject({ differences: 0, skipped: 0 });
  const days = await seriesDays(db, {
    platformId: id,
    indicator: 'availability',
    subject: '',
    from: '2000-01-01',
    to: '2999-01-01',
    by: 'day',
  });
  // Days of the months that went are told still.
  expect(Date.now() - Date.parse(days[0]?.day ?? '')).toBeGreaterThan((DAYS - 3) * DAY);
});

it('a month waits for what nobody has judged, and for series nobody has made', async () => {
  const { id, looks } = await watched(43, 'shop');
  const first = looks[0]?.key ?? '';
  await test.sql(
    `INSERT INTO unjudged (key, slot_at, platform_id, due)
     SELECT key, slot_at, platform_id, 'infinity' FROM observation WHERE key = $1`,
    [first],
  );
  const [oldest] = await test.sql(
    `SELECT to_char(min(slot_at) AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM observation`,
  );
  expect((await retain()).map(({ month }) => month)).not.toContain(oldest?.['month']);
  await test.sql('TRUNCATE unjudged');
  await test.sql('UPDATE platform SET series_version = NULL');
  expect(await retain()).toEqual([]);
  await rebuildOutdated(db, NEVER);
  expect((await retain()).map(({ month }) => month)).toContain(oldest?.['month']);
  expect(await test.replay(id)).toMatchObject({ differences: 0, skipped: 0 });
});

it('slots of dropped looks stay counted', async () => {
  const probes = await test.sql(`WITH shop AS (
      INSERT INTO platform (name, site_url, host_key) VALUES ('x', 'https://x.example/', 'x.example')
      RETURNING id
    ) INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due)
    SELECT id, 'availability', 'http', '{}', 3600, date_trunc('hour', now()) - interval '130 days',
      date_trunc('hour', now()) + interval '1 hour'
    FROM shop RETURNING id`);
  await test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, spacing_ms)
     SELECT p.id || '/' || extract(epoch FROM at), at, p.platform_id, p.id, 'availability', 'unknown',
       'timeout', 3600000
     FROM probe p, generate_series(p.first_slot, p.next_due - interval '1 hour', '1 hour') AS at`,
  );
  expect(probes).toHaveLength(1);
  const law = await conservation(db);
  expect(law.accounted).toBe(130 * 24 + 1);
  expect(law.elapsed).toBe(law.accounted);
  expect((await retain()).length).toBeGreaterThanOrEqual(2);
  expect(await rowsLeft()).toBeLessThan(80 * 24);
  expect(await conservation(db)).toEqual(law);
});

it('a market reference goes, unless a look that stays was judged by it', async () => {
  const { id, looks } = await watched(44, 'shop');
  const cited = new Set(await citedKeys());
  const [kept, gone] = looks.filter(({ key }) => !cited.has(key));
  const reference = (look: TestObservation | undefined, name: string) =>
    test.sql(
      `WITH market AS (
         INSERT INTO observation (key, slot_at, kind, status, spacing_ms)
         VALUES ('market/' || $2, $3::timestamptz, 'market-reference', 'observed', 0)
       ) UPDATE observation SET "references" = jsonb_build_object('item', 'market/' || $2::text)
         WHERE key = $1`,
      [look?.key, name, look?.slotAt.toISOString()],
    );
  await reference(kept, 'cited');
  await reference(gone, 'uncited');
  await test.sql(
    `INSERT INTO score_change (id, platform_id, judge_seq, kind, dimension, subject, label, severity,
       recovery, since, at, evidence)
     VALUES (gen_random_uuid(), $1::uuid, 1, 'price-changed', 'price', '1', '', 'info', false, now(),
       now(), jsonb_build_array($2::text))`,
    [id, kept?.key],
  );
  expect((await retain()).length).toBeGreaterThanOrEqual(2);
  const left = await test.sql(`SELECT key FROM observation WHERE kind = 'market-reference'`);
  expect(left).toEqual([{ key: 'market/cited' }]);
});
