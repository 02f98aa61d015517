import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPlatform, deletePlatform, listPlatforms } from './platforms.ts';
import { finishLooks } from './schedule/index.ts';
import { age, claimed, dueProbe, finished } from './testing/due-probes.ts';

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

describe('a platform that is deleted', () => {
  const platformOf = async (probeId: string) =>
    String(
      (await test.sql('SELECT platform_id FROM probe WHERE id = $1', [probeId]))[0]?.[
        'platform_id'
      ],
    );

  it('leaves no mark of a look that is being stored', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const platform = await platformOf(id);
    const claim = await claimed(test, id);
    const storing = new pg.Client({ connectionString: test.url });
    await storing.connect();
    await storing.query('BEGIN');
    await finishLooks({ ...test.db, pool: storing as unknown as pg.Pool }, [finished(claim)], 0);
    const deleting = deletePlatform(test.db, platform);
    await expect
      .poll(() =>
        test.sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
        AND wait_event_type = 'Lock'`),
      )
      .not.toEqual([]);
    await storing.query('COMMIT');
    await storing.end();
    expect(await deleting).toBe(true);
    expect(await test.sql('SELECT key FROM unjudged WHERE platform_id = $1', [platform])).toEqual(
      [],
    );
    const stays = await test.sql('SELECT status FROM observation WHERE platform_id = $1', [
      platform,
    ]);
    expect(stays).toEqual([{ status: 'observed' }]);
  });

  it('keeps the looks that were still being gathered', async () => {
    const id = await dueProbe(test);
    const platform = await platformOf(id);
    await test.sql(
      `UPDATE probe SET run_from = now() - interval '5 minutes', run_looks = 5, run_seen = '{}', run_samples = '',
         run_spacing = 60000, run_started = now(), first_slot = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );
    expect(await deletePlatform(test.db, platform)).toBe(true);
    const stays = await test.sql('SELECT slots FROM observation WHERE platform_id = $1', [
      platform,
    ]);
    expect(stays).toEqual([{ slots: 5 }]);
    expect(await deletePlatform(test.db, platform)).toBe(false);
  });
});
