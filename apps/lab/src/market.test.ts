import { itemOf } from '@kaopu/probes';
import { describe, expect, it } from 'vitest';
import { applyChange } from './change.ts';
import { openMarket } from './market.ts';
import { demoScript } from './script.ts';

function pricesByItem(): Map<string, number[]> {
  const prices = new Map<string, number[]>();
  for (const { title, price } of openMarket().flatMap(({ products }) => products)) {
    const key = itemOf(title)?.key ?? `unnamed: ${title}`;
    prices.set(key, [...(prices.get(key) ?? []), price]);
  }
  return prices;
}

describe('the market at its start', () => {
  it('names goods so that the same item is recognised in every shop', () => {
    expect([...pricesByItem().keys()].toSorted()).toEqual([
      'baidu-disk-svip/12m/code',
      'iqiyi/12m/code',
      'mgtv/12m/code',
      'netease-music/12m/code',
      'tencent-video/12m/code',
      'youku/12m/code',
    ]);
  });

  it.each(['iqiyi/12m/code', 'tencent-video/12m/code', 'netease-music/12m/code'])(
    'has five peers of %s for every shop',
    (item) => {
      expect(pricesByItem().get(item)?.length).toBeGreaterThanOrEqual(6);
    },
  );

  it('keeps every price within four percent of its middle, but for the one dear shop', () => {
    for (const prices of pricesByItem().values()) {
      const sorted = prices.toSorted((one, other) => one - other);
      const usual = sorted.filter((price) => price < (sorted[0] ?? 0) * 1.08);
      expect(prices.length - usual.length).toBeLessThanOrEqual(1);
      const middle = (Math.min(...usual) + Math.max(...usual)) / 2;
      for (const price of usual) expect(Math.abs(price / middle - 1)).toBeLessThan(0.04);
    }
  });

  it('sells more pieces for less, but for the two shops whose tiers are upside down', () => {
    const upsideDown = openMarket().filter(({ products }) =>
      products.some(({ price, tiers }) => tiers.some(({ unitPrice }) => unitPrice > price)),
    );
    expect(upsideDown.map(({ id }) => id)).toEqual(['jisu', 'qingfeng']);
    for (const { id, products } of openMarket()) {
      for (const { price, tiers } of products) {
        const ladder = [price, ...tiers.map(({ unitPrice }) => unitPrice)];
        const falling = ladder.toSorted((a, b) =>
          upsideDown.some((shop) => shop.id === id) ? a - b : b - a,
        );
        expect(ladder).toEqual(falling);
        expect(new Set(ladder).size).toBe(4);
      }
    }
  });
});

describe('the demo script', () => {
  it('runs in order of time and finds everything it names', () => {
    const shops = openMarket();
    for (const { change } of demoScript) applyChange(shops, change);
    const times = demoScript.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('leaves prices, stock and states alone for half a minute, then moves three shops at once', () => {
    const told = demoScript.filter(({ change }) => change.product !== undefined);
    const soon = told.filter(({ atMs }) => atMs <= 45_000);
    expect(Math.min(...told.map(({ atMs }) => atMs))).toBe(35_000);
    expect(new Set(soon.map(({ change }) => change.site)).size).toBe(3);
  });

  it('raises one price from 178 to 208', () => {
    const shops = openMarket();
    const first = demoScript.find(({ change }) => change.price === 20_800);
    const shop = shops.find(({ id }) => id === first?.change.site);
    expect(shop?.products.find(({ id }) => id === first?.change.product)?.price).toBe(17_800);
  });
});
