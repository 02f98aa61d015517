import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeDb, openDb, rows, type Db } from './client.ts';
import { together } from './together.ts';

let test: TestDatabase;
let db: Db;
let statements = 0;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = openDb(test.url, { onStatement: () => (statements += 1) });
});
afterAll(async () => {
  await closeDb(db);
  await test.drop();
});

/** What some work gave, and how many statements it took. */
async function counting<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const before = statements;
  const result = await work();
  return [result, statements - before];
}

const AT = new Date('2026-03-08T16:30:00.123Z');
const numbers = (most: number) =>
  rows<{ n: number }>(db, 'SELECT n FROM generate_series(1, $1::int) n ORDER BY n DESC', most);
const values = () =>
  rows(
    db,
    `SELECT $1::timestamptz AS at, 9007199254740993::int8 AS big, $2::jsonb AS json,
       ARRAY['a,b', NULL] AS words, NULL::text AS nothing, $3::text AS n`,
    AT,
    { a: [1, null] },
    'x',
  );
const VALUES = {
  at: AT,
  big: 9007199254740993n,
  json: { a: [1, null] },
  words: ['a,b', null],
  nothing: null,
  n: 'x',
};

it('selects that are asked at the same time are one statement, each with its own rows in order', async () => {
  const ask = () => Promise.all([numbers(3), values(), numbers(0), numbers(5), values()]);
  const apart = await counting(ask);
  expect(apart[1]).toBe(5);
  expect(await counting(() => together(ask))).toEqual([apart[0], 1]);
  expect(apart[0]).toEqual([
    [{ n: 3 }, { n: 2 }, { n: 1 }],
    [VALUES],
    [],
    [{ n: 5 }, { n: 4 }, { n: 3 }, { n: 2 }, { n: 1 }],
    [VALUES],
  ]);
});

it('rows of nothing but nulls are rows all the same', async () => {
  const nothing = () => rows(db, 'SELECT NULL::text AS a FROM generate_series(1, 2)');
  const found = await together(() => Promise.all([numbers(1), nothing()]));
  expect(found[1]).toEqual([{ a: null }, { a: null }]);
});

it('what rests on an answer is the next statement, with whatever else is asked then', async () => {
  const chained = async () => numbers((await numbers(2)).length);
  const work = () => together(() => Promise.all([chained(), chained(), numbers(1)]));
  const [found, statements] = await counting(work);
  expect(found.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(statements).toBe(2);
});

it('within what is asked together, together changes nothing', async () => {
  const work = () =>
    together(() => Promise.all([numbers(1), together(() => Promise.all([numbers(2), values()]))]));
  expect(await counting(work)).toEqual([[[{ n: 1 }], [[{ n: 2 }, { n: 1 }], [VALUES]]], 1]);
});

it('a fault of one is a fault of all, and what is asked later fares well', async () => {
  const wrong = () => rows(db, 'SELECT 1 / 0 AS n');
  await together(async () => {
    const [one, other] = await Promise.allSettled([numbers(1), wrong()]);
    expect([one?.status, other?.status]).toEqual(['rejected', 'rejected']);
    expect(await numbers(1)).toEqual([{ n: 1 }]);
  });
});
