import { describe, expect, it } from 'vitest';
import { yearOf } from './b12-false-alerts.ts';
import type { ShopTerms } from './stationary-market.ts';

const HOUR = 3_600_000;
const SHORT = { days: 90, warmUpDays: 45, stepMs: 24 * HOUR };

function shop(good: number, watched: ShopTerms['watched']): ShopTerms {
  return { id: 'shop', good, watched, siteEveryMs: HOUR };
}

describe('a quarter of a year of a market that stands still', () => {
  it.each([
    [0.9, 'all', 1],
    [0.5, 'all', 2],
    [0.3, 'web', 3],
    [0.6, 'site-and-prices', 4],
  ] as const)('of a shop %d good, watched: %s', (good, watched, seed) => {
    const { alerts } = yearOf(shop(good, watched), seed, SHORT);
    expect(alerts.map(({ rules }) => rules)).toEqual([]);
  });

  it('is told of a shop whose pages take three times as long', () => {
    const year = yearOf(shop(0.9, 'all'), 1, SHORT);
    year.shop.slowDown(3);
    const told = year.watched.watch(year.end + 40 * HOUR);
    expect(told.flatMap(({ events }) => events.map(({ indicator }) => indicator))).toContain(
      'latency',
    );
  });
});
