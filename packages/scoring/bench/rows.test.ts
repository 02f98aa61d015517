import { expect, it } from 'vitest';
import { gaussianLimit } from './chain.ts';
import { row, summary, table } from './rows.ts';

const rows = [
  row({ id: 'B1 d=1', figure: 0.93, atLeast: 0.92, baseline: 'EWMA .9' }),
  row({ id: 'B8', figure: 0.02, atMost: 0.015 }),
  row({ id: 'B9 fakes', figure: 0.7 }),
];

it('ends with one line of JSON that has every figure, must and verdict', () => {
  const line = summary('scoring', rows);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({
    bench: 'scoring',
    rows: [
      { id: 'B1 d=1', figure: 0.93, must: '>=0.92', pass: true },
      { id: 'B8', figure: 0.02, must: '<=0.015', pass: false },
      { id: 'B9 fakes', figure: 0.7, must: 'reported', pass: true },
    ],
  });
});

it('never passes a figure that is no number', () => {
  expect(row({ id: 'B7', figure: NaN, atLeast: 0 }).pass).toBe(false);
});

it('prints a line for each figure under the head', () => {
  const lines = table(rows).split('\n');
  expect(lines).toHaveLength(rows.length + 1);
  expect(lines[2]).toMatch(/^B8 .*FAIL$/);
});

it.each([
  [0.5, 31.1],
  [1, 10.5],
  [2, 3.41],
])('the exact chain gives the published limit for a shift of %d', (shift, limit) => {
  expect(Math.abs(gaussianLimit(shift, 1000).worst / limit - 1)).toBeLessThan(0.002);
});
