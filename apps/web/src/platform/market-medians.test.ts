import { expect, it } from 'vitest';
import { marketMedians } from './market-medians.ts';

const signs = (...values: (number | null)[]) =>
  values.map((value) => (value === null ? ' ' : String.fromCharCode(35 + value))).join('');

it('is the middle of those about which enough is known, and nothing of two', () => {
  const medians = marketMedians({
    dimensions: ['price', 'service', 'technology'],
    points: [signs(40, null, 100, 60), signs(0, 50, 70, 100), signs(90, null, 80, null)],
  });
  expect([...medians]).toEqual([
    ['price', 60],
    ['service', 60],
  ]);
});
