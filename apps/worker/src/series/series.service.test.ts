import { retractObservation, sealDays, seriesDays, type Db } from '@kaopu/db';
import { sampleOf, unpackHours } from '@kaopu/probes';
import { mergeSummaries, NOTHING, quantile } from '@kaopu/scoring';
import { createDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import {
  generator,
  history,
  pieces,
  quietPlatform,
  shuffled,
  storeObservations,
  type TestObservation,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { rebuildOutdated, rebuildSeries } from './rebuild.ts';
import { sealSeries } from './seal.ts';

let test: Parts;
let db: Db;
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform, product, price_point, series_day'));

const DAY = 86_400_000;
const NEVER = new AbortController().signal;
const LATENCY = { indicator: 'latency', subject: '', from: '2000-01-01', to: '2999-01-01' };
/** A look at a shop that answers at the first try. */
const AT_ONCE = {
  reachable: true,
  status: 200,
  health: 'ok',
  reason: null,
  https: true,
  tls: { validTo: Date.parse('2099-01-01'), authorized: true, error: null },
  attempts: [{ at: Date.now(), failure: null, ms: 500 }],
  bytes: 4_000,
  slowMs: 10_000,
};
const tomorrow = () => Date.now() + DAY;

/** Everything stored of series, sealed: what says the same is the same, byte for byte. */
async function sealed() {
  await sealSeries(db, tomorrow());
  return test.sql(`SELECT indicator, subject, day::text, encode(hours, 'hex') AS hours,
      encode(whole, 'hex') AS whole
    FROM series_day WHERE length(hours) > 0 ORDER BY 1, 2, 3`);
}

async function judgeAll(id: string, batches: TestObservation[][]): Promise<void> {
  for (const batch of batches) {
    await storeObservations(test, id, batch);
    await test.judge(id);
  }
}

async function retract(id: string, target: string): Promise<void> {
  const key = `entry/${randomUUID()}`;
  const retraction = { key, platformId: id, target, reason: '录错了' };
  expect(await retractObservation(db, retraction)).toBeNull();
}

const twentyDays = (seed: number) => {
  const random = generator(seed);
  return { random, looks: history(random, Date.now(), { days: 20, everyHours: 2 }) };
};

it('what was seen over time is there by the hour and by the day, once each', async () => {
  const { random, looks } = twentyDays(31);
  const id = await quietPlatform(db, 'shop');
  await judgeAll(id, pieces(shuffled(looks, random), 40, random));
  const sorted = looks
    .flatMap(({ kind, seen }) => {
      if (kind !== 'availability' || seen === null) return [];
      const { phases } = seen as { phases: { firstByte: number } | null };
      return phases === null ? [] : [phases.firstByte];
    })
    .toSorted((a, b) => a - b);
  const days = await seriesDays(db, {
    ...LATENCY,
    platformId: id,
    by: 'hour',
  });
  const all = days
    .flatMap(({ hours }) => [...unpackHours(hours).values()])
    .reduce(mergeSummaries, NOTHING);
  expect(all).toMatchObject({
    n: sorted.length,
    sum: 1_000 * sorted.reduce((sum, value) => sum + value, 0),
    min: 1_000 * (sorted[0] ?? NaN),
    max: 1_000 * (sorted.at(-1) ?? NaN),
  });
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  expect(Math.abs(quantile(all, 0.5) / 1_000 - median)).toBeLessThanOrEqual(0.01 * median);
  const kinds = await test.sql('SELECT DISTINCT indicator, subject FROM series_day ORDER BY 1, 2');
  expect(kinds.map(({ indicator, subject }) => `${String(indicator)} ${String(subject)}`)).toEqual([
    'availability ',
    'latency ',
  ]);
});

it('a rebuild from observations gives the same bytes, what was taken back included', async () => {
  const { random, looks } = twentyDays(32);
  const id = await quietPlatform(db, 'shop');
  await judgeAll(id, pieces(shuffled(looks, random), 30, random));
  await sealSeries(db, tomorrow());
  for (const { key } of looks.filter((_, i) => i % 19 === 3)) await retract(id, key);
  await test.judge(id);
  const kept = await sealed();
  expect(kept.length).toBeGreaterThan(30);

  await test.sql(`UPDATE series_day SET hours = hours || hours WHERE day < current_date - 5`);
  await test.sql(`DELETE FROM series_day WHERE day >= current_date - 5 AND indicator = 'latency'`);
  await test.sql(
    `INSERT INTO series_day (platform_id, indicator, subject, day, hours)
     VALUES ($1::uuid, 'latency', 'nowhere', '2026-01-01', '\\x00')`,
    [id],
  );
  expect(await rebuildSeries(db, id)).toBeGreaterThan(30);
  expect(await sealed()).toEqual(kept);
});

it('what comes late opens a sealed day, and a sealer that was overtaken changes nothing', async () => {
  // Until eight in the evening in Beijing, whenever this runs: the last looks fall into a day that had some before.
  const evening = Math.floor(Date.now() / DAY - 0.5) * DAY + DAY / 2;
  const looks = history(generator(33), evening, { days: 20, everyHours: 2 });
  const id = await quietPlatform(db, 'shop');
  await judgeAll(id, [looks.slice(0, -4)]);
  const stale = await test.sql(`SELECT platform_id AS "platformId", indicator, subject,
      day::text AS day, hours FROM series_day ORDER BY day DESC`);
  await sealSeries(db, tomorrow());
  expect(await test.sql('SELECT 1 FROM series_day WHERE whole IS NULL')).toEqual([]);
  await judgeAll(id, [looks.slice(-4)]);
  const opened = await test.sql(
    'SELECT indicator, subject, day::text AS day FROM series_day WHERE whole IS NULL',
  );
  expect(opened).not.toEqual([]);

  const before = await sealed();
  const days = stale as unknown as Parameters<typeof sealDays>[1][number]['day'][];
  const overtaken = days.filter((known) =>
    opened.some(
      ({ indicator, subject, day }) =>
        indicator === known.indicator && subject === known.subject && day === String(known.day),
    ),
  );
  expect(overtaken).not.toEqual([]);
  const worthless = overtaken.map((day) => ({ day, hours: Buffer.of(), whole: Buffer.of() }));
  expect(await sealDays(db, worthless)).toBe(0);
  expect(await sealed()).toEqual(before);
});

it('looks kept together count one by one, and are taken back together', async () => {
  const id = await quietPlatform(db, 'shop');
  const slotAt = Date.now() - 2 * DAY;
  const seen = (ms: number) => ({
    ...AT_ONCE,
    phases: { dns: 5, connect: 20, tls: 30, firstByte: ms, total: ms + 100 },
  });
  const look = { key: `${randomUUID()}/${slotAt}`, slotAt: new Date(slotAt), kind: 'availability' };
  const first = {
    ...look,
    status: 'observed' as const,
    cause: null,
    seen: seen(400),
    spacingMs: 60_000,
  };
  await storeObservations(test, id, [first]);
  const samples = [500, 600].map((ms, i) => {
    const at = slotAt + (i + 1) * 60_000;
    const later = { slotAt: at, spacingMs: 60_000, seen: seen(ms) };
    return sampleOf('availability', later, at - 60_000) ?? Buffer.of();
  });
  await test.sql('UPDATE observation SET slots = 3, samples = $1', [Buffer.concat(samples)]);
  await test.judge(id);
  await sealSeries(db, tomorrow());
  const read = async () => {
    const days = await seriesDays(db, { ...LATENCY, platformId: id, by: 'day' });
    return days.flatMap(({ hours }) => [...unpackHours(hours).values()]);
  };
  expect(await read()).toMatchObject([{ n: 3, sum: 1_500_000, min: 400_000, max: 600_000 }]);
  await retract(id, first.key);
  await test.judge(id);
  await sealSeries(db, tomorrow());
  expect(await read()).toEqual([]);
});

it('bytes that say nothing are found when a day is sealed, and made anew', async () => {
  const { looks } = twentyDays(35);
  const id = await quietPlatform(db, 'shop');
  await judgeAll(id, [looks]);
  expect(await rebuildOutdated(db, NEVER)).toBe(0);
  const kept = await sealed();
  await test.sql(
    `UPDATE series_day SET hours = '\\xff', whole = NULL WHERE indicator = 'latency' AND day < current_date - 9`,
  );
  expect(await sealed()).not.toEqual(kept);
  expect(await rebuildOutdated(db, NEVER)).toBe(1);
  expect(await sealed()).toEqual(kept);
});

it('today stays open, and a platform that is gone has nothing to rebuild', async () => {
  const id = await quietPlatform(db, 'shop');
  await judgeAll(id, [history(generator(34), Date.now(), { days: 1, everyHours: 1 })]);
  await sealSeries(db, Date.now() - 2 * DAY);
  expect(await test.sql('SELECT 1 FROM series_day WHERE whole IS NOT NULL')).toEqual([]);
  expect(await rebuildSeries(db, randomUUID())).toBeNull();
});
