import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listObservations } from './observations.ts';
import { trend } from './scores.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

describe('listObservations', () => {
  it('gives exactly the observations named by key, of this platform alone', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    for (const [platform, key] of [
      [mine, 'a'],
      [mine, 'b'],
      [mine, 'c'],
      [other, 'd'],
    ]) {
      await test.sql(
        `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms)
         VALUES ($2, now(), $1, 'availability', 'observed', 1)`,
        [platform, key],
      );
    }
    const page = await listObservations(test.db, {
      platformId: mine,
      kind: null,
      status: null,
      keys: ['a', 'c', 'd', 'nowhere'],
      after: null,
      limit: 10,
    });
    expect(page.items.map(({ key }) => key).toSorted()).toEqual(['a', 'c']);
    expect(page.nextCursor).toBeNull();
  });
});

describe('trend', () => {
  async function scored(secondsAgo: number[]): Promise<string> {
    const platform = randomUUID();
    for (const [i, ago] of secondsAgo.entries()) {
      await test.sql(
        `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi, grade, coverage, score)
         VALUES ($1, 'medium', $2::bigint, now() - $3 * interval '1 second', 'm', 'ok', $2::bigint, 0, 100, 'B', 1, '{}')`,
        [platform, i, ago],
      );
    }
    return platform;
  }

  const values = async (platformId: string, buckets: number) =>
    (await trend(test.db, { platformId, profile: 'medium', hours: 24, buckets })).map(
      ({ value }) => value,
    );

  it('shows all there is of a young platform, whatever the range', async () => {
    expect(await values(await scored([60, 50, 40, 30, 20, 10]), 400)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('keeps the first value and the last of each bucket, within its limit', async () => {
    const platform = await scored(Array.from({ length: 200 }, (_, i) => 2_000 - i * 10));
    const shown = await values(platform, 20);
    expect(shown.length).toBeLessThanOrEqual(20);
    expect(shown[0]).toBe(0);
    expect(shown.at(-1)).toBe(199);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  });

  it('leaves out what lies before the range', async () => {
    expect(await values(await scored([90_000, 10]), 400)).toEqual([1]);
  });
});
