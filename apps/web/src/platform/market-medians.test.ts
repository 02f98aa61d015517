import { expect, it } from 'vitest';
import { marketMedians } from './market-medians.ts';

it('are none where so few platforms are known that they are no market', () => {
  const medians = marketMedians({
    items: [
      { dimension: 'price', median: 61.5, count: 3 },
      { dimension: 'service', median: 40, count: 2 },
    ],
  });
  expect([...medians]).toEqual([['price', 61.5]]);
});
