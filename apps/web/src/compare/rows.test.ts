import { expect, it } from 'vitest';
import { differing, rowCount, type Group } from './rows.ts';

const row = (key: string, ...texts: string[]) => ({
  key,
  label: key,
  cells: texts.map((text) => ({ text })),
});

it('rows in which nothing differs go, and groups that hold nothing else', () => {
  const groups: Group[] = [
    { title: 'a', rows: [row('same', 'x', 'x'), row('other', 'x', 'y')] },
    { title: 'b', rows: [row('same', 'x', 'x')] },
  ];
  expect(differing(groups)).toEqual([{ title: 'a', rows: [row('other', 'x', 'y')] }]);
  expect(rowCount(groups) - rowCount(differing(groups))).toBe(2);
});

it('a row differs by its small print too', () => {
  const cells = [
    { text: '¥1.00', more: 'a' },
    { text: '¥1.00', more: 'b' },
  ];
  expect(differing([{ title: 'a', rows: [{ key: 'k', label: 'k', cells }] }])).toHaveLength(1);
});
