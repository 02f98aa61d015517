import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Offer } from './kit/offer.ts';
import { observe } from './price-drift/observe.ts';
import { Config } from './price-drift/schema.ts';
import { detectStorefront } from './observe.ts';
import { testContext } from './testing/context.ts';
import { type Answer, type Routes, startSite } from './testing/site.ts';

/** Answers of the real programs, kept beside the project and not in it. */
const CAPTURES = new URL('../../../../shared/storefronts/', import.meta.url);
const missing = !existsSync(CAPTURES);
const note = missing ? ' (skipped: no shared/storefronts beside the project)' : '';

function capture(name: string, status = 200): () => Answer {
  return () => ({ status, body: readFileSync(new URL(name, CAPTURES), 'utf8') });
}

async function offersOf(
  connector: 'dujiaoka' | 'acg-faka',
  routes: Routes,
  refs: string[],
): Promise<Offer[]> {
  const site = await startSite(routes);
  const products = refs.map((ref) => ({ ref, title: '' }));
  const config = Config.parse({ connector, siteUrl: site.origin, products });
  const outcome = await observe(config, testContext());
  if (outcome.kind !== 'observed') throw new Error(`unknown: ${outcome.cause} ${outcome.detail}`);
  expect(outcome.seen.failed).toEqual([]);
  return outcome.seen.offers;
}

const TIERS = [
  { minQty: 10, unitPrice: 16800 },
  { minQty: 50, unitPrice: 16000 },
  { minQty: 100, unitPrice: 15500 },
];

describe.skipIf(missing)(`real acg-faka 3.6.0${note}`, () => {
  const index = { '/': capture('acg-faka/index.html') };
  const detail = '/user/api/index/commodityDetail?commodityId=';
  const product2 = {
    title: '爱奇艺黄金VIP会员年卡 12个月 官方卡密直充',
    price: 17800,
    memberPrice: 17200,
    tiers: TIERS,
    stock: { kind: 'exact', value: 30 },
    delivery: 'auto',
    state: 'on_sale',
  };

  it('product 2 reads price, member price, tiers, stock and delivery from the API', async () => {
    const routes = { ...index, [`${detail}2`]: capture('acg-faka/commodityDetail-2.json') };
    expect(await offersOf('acg-faka', routes, ['2'])).toMatchObject([product2]);
  });

  it('product 2 reads the same from its page alone, whose HTML shows no price', async () => {
    const routes = { ...index, '/item/2': capture('acg-faka/item-2.html') };
    expect(await offersOf('acg-faka', routes, ['2'])).toMatchObject([product2]);
  });

  it('products 3 to 5 read fuzzy stock, varieties and manual delivery', async () => {
    const routes = Object.fromEntries(
      ['3', '4', '5'].map((ref) => [detail + ref, capture(`acg-faka/commodityDetail-${ref}.json`)]),
    );
    expect(await offersOf('acg-faka', { ...index, ...routes }, ['3', '4', '5'])).toMatchObject([
      {
        price: 19300,
        moq: 10,
        maxQty: 1000,
        stock: { kind: 'fuzzy', label: '充足', available: true },
        tiers: [
          { minQty: 10, unitPrice: 18500 },
          { minQty: 100, unitPrice: 17600 },
        ],
      },
      { price: 12800, delivery: 'manual', stock: { kind: 'exact', value: 100 } },
      { price: 1990, memberPrice: 1800, tiers: [] },
    ]);
  });

  it('is recognised, with its products, filing number and contact', async () => {
    const site = await startSite({
      ...index,
      '/user/api/index/commodity': capture('acg-faka/commodity.json'),
      [`${detail}2`]: capture('acg-faka/commodityDetail-2.json'),
    });
    const outcome = await detectStorefront(site.origin, testContext());
    expect(outcome).toMatchObject({
      kind: 'observed',
      seen: {
        storefront: 'acg-faka',
        icpNumber: '粤ICP备2021000001号-1',
        offers: [{ ref: '2', tiers: TIERS }, { ref: '3' }, { ref: '4' }, { ref: '5' }],
      },
    });
    expect(outcome).toMatchObject({
      seen: { contacts: [{ channel: 'qq', value: '800012345' }, { channel: 'service-url' }] },
    });
  });
});

describe.skipIf(missing)(`real dujiaoka 2.x${note}`, () => {
  const product1 = {
    title: '爱奇艺黄金VIP年卡',
    price: 17800,
    tiers: TIERS,
    stock: { kind: 'exact', value: 150 },
    delivery: 'auto',
    state: 'on_sale',
  };

  it.each(['unicorn', 'hyper'])('product 1 reads the same in the %s theme', async (theme) => {
    const routes = { '/buy/1': capture(`dujiaoka/${theme}/buy-1.html`) };
    expect(await offersOf('dujiaoka', routes, ['1'])).toMatchObject([product1]);
  });

  it('tells manual delivery, delisted (200) and not found (500) apart', async () => {
    const routes = {
      '/': capture('dujiaoka/unicorn/index.html'),
      '/buy/2': capture('dujiaoka/unicorn/buy-2.html'),
      '/buy/3': capture('dujiaoka/unicorn/buy-3.html'),
      '/buy/999': capture('dujiaoka/unicorn/buy-999.html', 500),
    };
    expect(await offersOf('dujiaoka', routes, ['2', '3', '999'])).toMatchObject([
      { delivery: 'manual', price: 12800, maxQty: 5, stock: { kind: 'exact', value: 100 } },
      { state: 'delisted', price: null },
      { state: 'not_found', price: null },
    ]);
  });

  it.each([
    ['unicorn', { kind: 'exact', value: 150 }],
    ['hyper', { kind: 'exact', value: 150 }],
  ])('is recognised from the %s index', async (theme, stock) => {
    const site = await startSite({
      '/': capture(`dujiaoka/${theme}/index.html`),
      '/buy/1': capture(`dujiaoka/${theme}/buy-1.html`),
    });
    const outcome = await detectStorefront(site.origin, testContext());
    expect(outcome).toMatchObject({
      kind: 'observed',
      seen: {
        storefront: 'dujiaoka',
        icpNumber: '粤ICP备2021000001号-1',
        contacts: [{ channel: 'qq', value: '800012345' }],
        offers: [
          { ref: '1', price: 17800, tiers: TIERS, stock },
          { ref: '2', price: 12800, title: '网易云音乐黑胶年卡(人工)' },
        ],
      },
    });
  });
});
