import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { execute, prepared, rows, transaction, type Db } from './client.ts';

let test: TestDatabase;
let db: Db;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
});
afterAll(() => test.drop());

const AT = new Date('2026-03-08T16:30:00.123Z');

describe('values', () => {
  it.each([
    ['a whole number beyond 2^53', `'9007199254740993'::int8`, 9007199254740993n],
    ['a list of such', `ARRAY[1, NULL, 9007199254740993]::int8[]`, [1n, null, 9007199254740993n]],
    ['a sum of such', `(SELECT sum(n) FROM unnest(ARRAY[1, 2]::int8[]) AS n)`, 3],
    ['a fraction', `0.1::float8`, 0.1],
    ['a day', `DATE '2026-03-09'`, new Date('2026-03-09T00:00:00Z')],
    ['days', `ARRAY[DATE '2026-03-09', NULL]`, [new Date('2026-03-09T00:00:00Z'), null]],
    ['an instant', `TIMESTAMPTZ '2026-03-09 00:30:00.123+08'`, AT],
    ['a time without a zone', `TIMESTAMP '2026-03-08 16:30:00.123'`, AT],
    ['JSON', `'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
    ['words', `ARRAY['a,b', '"', NULL]`, ['a,b', '"', null]],
    ['nothing', `NULL::int8`, null],
  ])('%s is read as it is meant', async (_what, expression, expected) => {
    expect(await rows(db, `SELECT ${expression} AS value`)).toEqual([{ value: expected }]);
  });

  it.each([
    ['an instant', '$1::timestamptz', AT, AT],
    ['an instant as a day, in UTC', '$1::date', AT, new Date('2026-03-08T00:00:00Z')],
    ['instants', '$1::timestamptz[]', [AT], [AT]],
    ['a big number', '$1::int8', 9007199254740993n, 9007199254740993n],
    ['words', '$1::text[]', ['a,b', '"', '\\', ''], ['a,b', '"', '\\', '']],
    ['nothing', '$1::text', undefined, null],
  ])('%s is written as it is meant', async (_what, expression, value, expected) => {
    expect(await rows(db, `SELECT ${expression} AS value`, value)).toEqual([{ value: expected }]);
  });
});

describe('statements', () => {
  it('that are prepared give with other values other rows', async () => {
    const half = (n: number) => prepared(db, 'test-half', 'SELECT $1::int / 2 AS half', n);
    expect(await Promise.all([half(4), half(6), half(8)])).toEqual([
      [{ half: 2 }],
      [{ half: 3 }],
      [{ half: 4 }],
    ]);
  });

  it('say how many rows they touched', async () => {
    await execute(db, 'CREATE TABLE counted (n int)');
    expect(await execute(db, 'INSERT INTO counted VALUES (1), (2)')).toBe(2);
    expect(await execute(db, 'DELETE FROM counted WHERE n > 5')).toBe(0);
  });

  it('of a transaction are all done or none, also when the connection breaks', async () => {
    await execute(db, 'CREATE TABLE kept (n int)');
    const insert = (n: number, then: string) =>
      transaction(db, async (client) => {
        await client.query('INSERT INTO kept VALUES ($1)', [n]);
        await client.query(then);
      });
    await insert(1, 'SELECT 1');
    await expect(insert(2, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    await expect(insert(3, 'SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    expect(await rows(db, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });
});
