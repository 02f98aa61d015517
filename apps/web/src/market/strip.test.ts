import type { MarketOffer } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { pilesOf, quantile, stripOf } from './strip.ts';

function offer(price: number | null, more: Partial<MarketOffer> = {}): MarketOffer {
  return {
    platformId: String(price),
    name: `店 ${price}`,
    price,
    fees: [],
    quotes: [],
    seenAt: '2026-11-23T00:00:00.000Z',
    failedCards: false,
    ...more,
  };
}
const prices = (...list: number[]) => list.map((price) => offer(price));
const fee = { channel: '', kind: 'activation', fen: 500, ratePpm: null, payer: 'buyer' };

it('puts fees on the price, sorts by what is paid, and leaves out who shows no price', () => {
  const strip = stripOf([offer(1_000), offer(700, { fees: [fee] }), offer(null)]);
  expect(strip?.priced.map(({ listed, landed }) => [listed, landed])).toEqual([
    [1_000, 1_000],
    [700, 1_200],
  ]);
  expect(strip?.median).toBe(1_100);
});

it('draws no trap band below five sellers, for that is no market', () => {
  expect(stripOf(prices(100, 1_000, 1_000, 1_000))?.band).toBeNull();
});

it('begins the band three median deviations below the median', () => {
  const offers = [...prices(960, 980, 1_000, 1_040), offer(300, { failedCards: true })];
  expect(stripOf(offers)?.median).toBe(980);
  // Median 980: deviations 0 20 20 60 680, median 20; 15 % off is lower than three of them.
  expect(stripOf(offers)?.band).toEqual({ edge: 833, below: 1, failed: 1 });
  const wide = stripOf(prices(400, 700, 1_000, 1_300, 1_600));
  expect(wide?.band).toEqual({ edge: 100, below: 0, failed: 0 });
});

it('calls nobody too cheap who asks a little less than all others', () => {
  expect(stripOf(prices(990, 1_000, 1_000, 1_000, 1_000))?.band).toMatchObject({ below: 0 });
});

it('is nothing where nobody sells it', () => {
  expect(stripOf([])).toBeNull();
});

it('finds quantiles between neighbours', () => {
  expect(quantile([0, 10], 0.1)).toBe(1);
  expect(quantile([7], 0.9)).toBe(7);
});

it('piles up what stands in one column', () => {
  expect(pilesOf([0, 1, 40, 0.5], 5)).toEqual([0, 1, 0, 2]);
});
