import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { atPath, parseJson } from './kit/json.ts';
import { lookAt } from './kit/look.ts';
import type { Offer } from './kit/offer.ts';
import { stockOf } from './kit/stock.ts';
import type { Page } from './kit/types.ts';
import {
  readChannels,
  readTrade,
  readValuation,
} from './price-drift/connectors/acg-faka-quotes.ts';
import { readDujiaokaBill } from './price-drift/connectors/dujiaoka-quotes.ts';
import { observe } from './price-drift/observe.ts';
import { Config } from './price-drift/schema.ts';
import { detectStorefront } from './observe.ts';
import { testContext } from './testing/context.ts';
import { type Answer, type Routes, startSite } from './testing/site.ts';

/** Answers of the real programs, kept beside the project and not in it. */
const CAPTURES = new URL('../../../../shared/storefronts/', import.meta.url);
const missing = !existsSync(CAPTURES);
const note = missing ? ' (skipped: no shared/storefronts beside the project)' : '';

const read = new Set<string>();

function capture(name: string, status = 200): () => Answer {
  read.add(name);
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

  it('the list alone reads every price, stock and mode', async () => {
    const site = await startSite({
      ...index,
      '/user/api/index/commodity': capture('acg-faka/commodity.json'),
    });
    const outcome = await detectStorefront(site.origin, testContext());
    const stocks = [
      { kind: 'exact', value: 30 },
      { kind: 'fuzzy', label: '充足', available: true },
      { kind: 'exact', value: 100 },
      { kind: 'exact', value: 30 },
    ];
    const prices = [
      [17_800, 17_200],
      [19_300, 19_000],
      [12_800, 12_000],
      [1_990, 1_800],
    ];
    expect(outcome).toMatchObject({
      seen: {
        offers: prices.map(([price, memberPrice], i) => ({
          price,
          memberPrice,
          category: '影视会员',
          stock: stocks[i],
          delivery: i === 2 ? 'manual' : 'auto',
          state: 'on_sale',
        })),
      },
    });
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
    const offers = await offersOf('dujiaoka', routes, ['1']);
    expect(offers).toMatchObject([product1]);
    expect(offers[0]?.crossedOut).toBe(theme === 'hyper' ? 24_800 : undefined);
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

describe.skipIf(missing)(`what real programs say of orders and prices${note}`, () => {
  async function page(name: string): Promise<Page> {
    const site = await startSite({ '/': capture(name) });
    const look = await lookAt(testContext(), site.origin);
    if (look.kind === 'failed') throw new Error(look.detail);
    return look.page;
  }

  it.each([
    ['2-n1', 17_800],
    ['2-n10', 168_000],
    ['2-n100', 1_550_000],
    ['3-n1', 19_300],
    ['3-n10', 193_000],
    ['3-n100', 1_930_000],
    ['3-race-n10', 185_000],
    ['4-n1', 12_800],
    ['4-n10', 128_000],
    ['4-n100', 1_280_000],
    ['5-n1', 1_990],
    ['5-n10', 19_900],
    ['5-n100', 199_000],
  ])('acg-faka valuation-%s is %i fen', async (name, fen) => {
    expect(readValuation(await page(`acg-faka/valuation-${name}.json`))).toBe(fen);
  });

  it('acg-faka orders carry the channel’s fee: 3 % and one yuan', async () => {
    expect(readTrade(await page('acg-faka/trade-alipay.json'))).toBe(18_334);
    expect(readTrade(await page('acg-faka/trade-wxpay.json'))).toBe(17_900);
    expect(readChannels(await page('acg-faka/pay.json'))).toEqual([
      { id: '2', name: '支付宝' },
      { id: '3', name: '微信' },
    ]);
  });

  it('acg-faka stock-2 is a count in a text', async () => {
    const body = parseJson((await page('acg-faka/stock-2.json')).text);
    expect(stockOf(atPath(body, 'data.stock'))).toEqual({ kind: 'exact', value: 30 });
  });

  it('acg-faka product 3 has two varieties, one with steps of its own', async () => {
    const detail = '/user/api/index/commodityDetail?commodityId=';
    const routes = {
      '/': capture('acg-faka/index.html'),
      [`${detail}3`]: capture('acg-faka/commodityDetail-3.json'),
    };
    const [offer] = await offersOf('acg-faka', routes, ['3']);
    expect(offer?.skus).toMatchObject([
      {
        name: '年卡',
        price: 19_300,
        tiers: [
          { minQty: 10, unitPrice: 18_500 },
          { minQty: 100, unitPrice: 17_600 },
        ],
      },
      { name: '季卡', price: 5_800, tiers: [] },
    ]);
  });

  it.each(['2', '3', '4', '5'])('acg-faka item-%s says what its API says', async (ref) => {
    const detail = `/user/api/index/commodityDetail?commodityId=${ref}`;
    const open = { '/': capture('acg-faka/index.html') };
    const [fromApi] = await offersOf(
      'acg-faka',
      { ...open, [detail]: capture(`acg-faka/commodityDetail-${ref}.json`) },
      [ref],
    );
    const [fromPage] = await offersOf(
      'acg-faka',
      { ...open, [`/item/${ref}`]: capture(`acg-faka/item-${ref}.html`) },
      [ref],
    );
    const prices = (offer: Offer | undefined) => ({
      price: offer?.price,
      memberPrice: offer?.memberPrice,
      tiers: offer?.tiers,
      skus: offer?.skus,
      moq: offer?.moq,
      maxQty: offer?.maxQty,
      delivery: offer?.delivery,
      state: offer?.state,
    });
    expect(prices(fromPage)).toEqual(prices(fromApi));
  });

  it('a dujiaoka bill shows unit price, quantity, discount, total and channel, and no fee', async () => {
    const bill = readDujiaokaBill(await page('dujiaoka/unicorn/bill.html'));
    expect(bill).toEqual({
      unitPrice: 17_800,
      quantity: 10,
      discount: 10_000,
      total: 168_000,
      channel: '支付宝当面付',
    });
  });

  it.each(['create-order.html', 'order-search.html', 'check-order-status.json'])(
    'dujiaoka %s is no product, and no price is made of it',
    async (name) => {
      const site = await startSite({
        '/': capture('dujiaoka/unicorn/index.html'),
        '/buy/1': capture(`dujiaoka/unicorn/${name}`),
      });
      const config = Config.parse({
        connector: 'dujiaoka',
        siteUrl: site.origin,
        products: [{ ref: '1', title: '' }],
      });
      expect(await observe(config, testContext())).toMatchObject({
        kind: 'unknown',
        cause: 'unparseable',
      });
    },
  );
});

/** What holds nothing of a price, a step, a stock, a mode, a state or a fee. */
const NOTHING_IN_THEM = [
  // Names of categories, which every product names itself.
  'acg-faka/data.json',
  // Which server program answers.
  'acg-faka/index.headers',
  // Where an order's bill stands; the page says it as well.
  'dujiaoka/unicorn/create-order.headers',
];

it.skipIf(missing)(`leaves no capture unread${note}`, () => {
  const all = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' });
  const files = all.filter((name) => /\.(?:html|json|headers)$/.test(name));
  expect([...read, ...NOTHING_IN_THEM].sort()).toEqual(files.sort());
});
