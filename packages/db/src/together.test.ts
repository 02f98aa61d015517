import { expect, it } from 'vitest';
import { apart, sideBySide } from './together.ts';

it('selects beside each other keep their own values', () => {
  const { sql, values } = sideBySide([
    { sql: 'SELECT $1::int AS a', values: [1] },
    { sql: 'SELECT $2::int AS b, $1::text AS c', values: ['x', 2] },
    { sql: 'SELECT 3 AS d', values: [] },
    { sql: 'SELECT $1::int AS e', values: [4] },
  ]);
  expect(values).toEqual([1, 'x', 2, 4]);
  for (const part of ['$1::int AS a', '$3::int AS b, $2::text AS c', '$4::int AS e']) {
    expect(sql).toContain(part);
  }
});

it('what came beside each other is put apart, in order, whatever names recur', () => {
  const columns = ['#0', 'a', 'b', '#1', '#2', 'a'];
  const rows = [
    [2n, 'later', 20, null, 1n, null],
    [1n, 'first', 10, null, null, null],
    [null, null, null, null, 2n, 'c'],
  ];
  expect(apart(3, columns, rows)).toEqual([
    [
      { a: 'first', b: 10 },
      { a: 'later', b: 20 },
    ],
    [],
    [{ a: null }, { a: 'c' }],
  ]);
});
