import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createPlatform, listPlatforms } from './platforms.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

it('draws a sparkline from the last score of each of its forty spans, and leaves gaps', async () => {
  const id = await createPlatform(test.db, {
    name: 'shop',
    siteUrl: 'https://shop.example/',
    hostKey: 'shop.example',
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [],
  });
  // The hour is divided into spans of 90 s; ages in seconds, newest first.
  const scored: [profile: string, age: number, value: number][] = [
    ['medium', 1, 71],
    ['medium', 40, 72],
    ['medium', 100, 73],
    ['large', 100, 99],
    ['medium', 3_590, 74],
    ['medium', 3_700, 75],
  ];
  for (const [i, [profile, age, value]] of scored.entries()) {
    await test.sql(
      `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo,
         hi, grade, coverage, score)
       VALUES ($1, $2, $3, now() - $4 * interval '1 second', 'm', 'ok', $5, 0, 100, 'B', 0.5, '{}')`,
      [id, profile, i, age, value],
    );
  }
  const { items } = await listPlatforms(test.db, {
    profile: 'medium',
    q: null,
    after: null,
    limit: 1,
  });
  const gap = Array.from({ length: 37 }, () => null);
  expect(items).toMatchObject([{ sparkHours: 1, spark: [74, ...gap, 73, 71] }]);
});
