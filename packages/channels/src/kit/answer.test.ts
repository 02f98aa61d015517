import { expect, it } from 'vitest';
import { DAY_MS, later } from './answer.ts';

it.each([
  [null, null],
  [10_000, 10_000],
  [-1, 0],
  [1e300, DAY_MS],
  [Infinity, DAY_MS],
])('of a wait of %s ms that a service asks for, %s are granted', (asked, granted) => {
  expect(later('too much', asked, true)).toMatchObject({ afterMs: granted, limited: true });
});
