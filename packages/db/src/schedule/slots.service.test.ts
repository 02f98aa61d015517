import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { finishLooks, spreadOverdue } from './index.ts';
import { age, claimed, dueProbe, finished } from '../testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

describe('slots', () => {
  it('lie on halves of a second, on a grid fixed by the hash of the id, strictly after now', async () => {
    const probes = await Promise.all(Array.from({ length: 50 }, () => dueProbe(test, 3_600)));
    const rows = await test.sql(
      `SELECT (extract(epoch from next_due) * 1000)::bigint % 3600000 AS phase,
         ('x' || substr(md5(id::text), 1, 8))::bit(32)::bigint % 3600000 / 500 * 500 AS wanted,
         next_due > now() AND next_due <= now() + interval '1 hour' AS soon
       FROM probe WHERE id = ANY($1)`,
      [probes],
    );
    expect(rows).toHaveLength(50);
    for (const row of rows) {
      expect(row['phase']).toBe(row['wanted']);
      expect(row['soon']).toBe(true);
    }
    expect(new Set(rows.map((row) => row['phase'])).size).toBeGreaterThan(40);
  });

  it('follow each other at a fixed rate, however late a look was', async () => {
    const id = await dueProbe(test, 60);
    await age(test, id, 45);
    const claim = await claimed(test, id);
    await finishLooks(test.db, [finished(claim)], 0);
    const [row] = await test.sql('SELECT next_due FROM probe WHERE id = $1', [id]);
    expect(Number(row?.['next_due']) - claim.slotAt.getTime()).toBe(60_000);
  });
});

describe('spreadOverdue', () => {
  it('keeps probes that are overdue after downtime from looking all at once', async () => {
    const late = await Promise.all(Array.from({ length: 40 }, () => dueProbe(test, 3_600)));
    for (const id of late) await age(test, id, 7_300);
    await spreadOverdue(test.db);
    const rows = await test.sql(
      `SELECT extract(epoch from hinted_until - now())::float8 AS wait FROM probe`,
    );
    const waits = rows.map((row) => Number(row['wait']));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(20);
  });

  it('names the same moments when the planner starts again', async () => {
    const moments = async () => {
      const rows = await test.sql(
        `SELECT id, floor(extract(epoch from hinted_until) * 1000)::bigint % 60000 AS at FROM probe ORDER BY id`,
      );
      return rows.map(({ id, at }) => [id, Number(at)]);
    };
    for (let made = 0; made < 20; made += 1) await age(test, await dueProbe(test, 3_600), 7_300);
    await spreadOverdue(test.db);
    const first = await moments();
    await test.sql(`UPDATE probe SET hinted_until = NULL`);
    await test.sql(`SELECT pg_sleep(.3)`);
    await spreadOverdue(test.db);
    const second = await moments();
    expect(new Set(first.map(([, at]) => at)).size).toBeGreaterThan(10);
    for (const [index, [id, at]] of second.entries()) {
      expect(id).toBe(first[index]?.[0]);
      // The clock is read to the millisecond, the moment kept to the microsecond.
      const apart = (Number(at) - Number(first[index]?.[1]) + 60_001) % 60_000;
      expect(apart).toBeLessThanOrEqual(2);
    }
  });
});
