import { describe, expect, it } from 'vitest';
import type { Offer } from '../kit/offer.ts';
import { bareOffer } from '../kit/storefronts/listing.ts';
import type { MarketReference } from '../kit/types.ts';
import { indicate } from './indicate.ts';
import type { Failure } from './schema.ts';

const ITEM = { key: 'iqiyi/12m/code', brand: 'iqiyi', delivery: 'code', months: 12 };
const YEAR = '爱奇艺黄金会员年卡';

function offer(change: Partial<Offer> = {}): Offer {
  return {
    ...bareOffer('1', YEAR, 'http://shop.example/1', 'on_sale'),
    price: 17800,
    stock: { kind: 'exact', value: 30 },
    ...change,
  };
}

function market(prices: Record<string, number>): Record<string, MarketReference> {
  const rows = Object.entries(prices).map(([platform, yuan]) => ({
    platform,
    owner: null,
    item: ITEM,
    fen: yuan * 100,
    at: 0,
    key: `look/${platform}`,
  }));
  return { [ITEM.key]: { id: 'm1', item: ITEM.key, prices: rows } };
}

function judge(offers: Offer[], reference = {}, failed: Failure[] = []) {
  return indicate({
    platform: 'own',
    at: 0,
    outcome: { kind: 'observed', seen: { offers, failed } },
    market: reference,
    items: {},
  });
}

function xOf(offers: Offer[], indicator: string, reference = {}): (number | null)[] {
  return judge(offers, reference)
    .readings.filter((reading) => reading.indicator === indicator)
    .map((reading) => reading.x);
}

const PEERS = { a: 176, b: 178, c: 180, d: 179, e: 177 };

describe('price-level', () => {
  it('is full near the market and falls with a price above it', () => {
    expect(xOf([offer()], 'price-level', market(PEERS))).toEqual([1]);
    const [dear] = xOf([offer({ price: 20800 })], 'price-level', market(PEERS));
    expect(dear).toBeLessThan(0.5);
  });

  it('carries the log gap to the median for the drift detector', () => {
    const { readings } = judge([offer({ price: 35600 })], market(PEERS));
    expect(readings[0]?.value).toBeCloseTo(Math.log(2), 9);
  });

  it('does not compare a platform with itself', () => {
    const withOwn = market({ ...PEERS, own: 1 });
    expect(judge([offer()], withOwn)).toEqual(judge([offer()], market(PEERS)));
  });

  it.each([
    ['without a market', offer(), {}],
    ['with too few peers', offer(), market({ a: 178, own: 170, b: 177 })],
    ['for a title that names no item', offer({ title: '神秘礼包' }), market(PEERS)],
    ['for a free product', offer({ price: 0 }), market(PEERS)],
    ['behind a login wall', offer({ price: null, state: 'login_required' }), market(PEERS)],
  ])('cannot tell %s', (_what, product, reference) => {
    expect(xOf([product], 'price-level', reference)).toEqual([null]);
  });

  it('says nothing about a product that is off sale', () => {
    expect(xOf([offer({ price: null, state: 'delisted' })], 'price-level', market(PEERS))).toEqual(
      [],
    );
  });
});

describe('tier-order', () => {
  it('is full when more costs less a piece', () => {
    const tiers = [{ minQty: 10, unitPrice: 16800 }];
    expect(xOf([offer({ tiers })], 'tier-order')).toEqual([1]);
  });

  it('falls when more costs more', () => {
    const tiers = [{ minQty: 10, unitPrice: 19900 }];
    expect(xOf([offer({ tiers })], 'tier-order')).toEqual([0]);
  });

  it('says nothing where there are no tiers', () => {
    expect(xOf([offer()], 'tier-order')).toEqual([]);
  });
});

describe('stock-continuity', () => {
  it.each<[string, Partial<Offer>, number | null]>([
    ['in stock', {}, 1],
    ['fuzzy in stock', { stock: { kind: 'fuzzy', label: '充足', available: true } }, 1],
    ['unlimited', { stock: { kind: 'unlimited' } }, 1],
    ['hidden', { stock: { kind: 'hidden' } }, null],
    ['sold out', { state: 'sold_out', stock: { kind: 'exact', value: 0 } }, 0],
    ['delisted', { state: 'delisted', price: null, stock: { kind: 'hidden' } }, 0],
    ['not found', { state: 'not_found', price: null, stock: { kind: 'hidden' } }, 0],
    ['in a closed shop', { state: 'shop_closed', price: null, stock: { kind: 'hidden' } }, 0],
    ['behind a login wall', { state: 'login_required', stock: { kind: 'hidden' } }, null],
  ])('of a product %s', (_what, change, x) => {
    expect(xOf([offer(change)], 'stock-continuity')).toEqual([x]);
  });
});

describe('facts', () => {
  it('state price, stock, product and shop, none confirmed by one look', () => {
    const about = { subject: '1', label: YEAR, confirmed: false };
    expect(judge([offer()]).facts).toEqual([
      { kind: 'product-state', value: 'on_sale', ...about },
      { kind: 'price', value: 17800, ...about },
      { kind: 'stock', value: 'in', ...about },
      { kind: 'shop-state', subject: 'catalogue', value: 'open', confirmed: false },
    ]);
  });

  it('state no price and no stock that were not seen', () => {
    const { facts } = judge([
      offer({ price: null, state: 'login_required', stock: { kind: 'hidden' } }),
    ]);
    expect(facts.map((fact) => fact.kind)).toEqual(['product-state']);
  });

  it('state a closed shop', () => {
    const { facts } = judge([offer({ price: null, state: 'shop_closed' })]);
    expect(facts.at(-1)).toMatchObject({ kind: 'shop-state', value: 'shop_closed' });
  });
});

describe('what could not be read', () => {
  it('gives empty readings for its product and no facts about it', () => {
    const failure: Failure = { ref: '2', cause: 'challenged', detail: '' };
    const { readings, facts } = judge([offer()], {}, [failure]);
    const empty = readings.filter((reading) => reading.subject === '2');
    expect(empty.map((reading) => [reading.indicator, reading.x])).toEqual([
      ['price-level', null],
      ['price-volatility', null],
      ['tier-order', null],
      ['stock-continuity', null],
    ]);
    expect(facts.some((fact) => fact.subject === '2')).toBe(false);
  });
});

describe('fees', () => {
  const fee = {
    channel: '支付宝',
    kind: 'payment',
    fen: null,
    ratePpm: 60_000,
    payer: 'buyer',
    knownFrom: 'list',
  } as const;
  const quote = {
    sku: null,
    quantity: 1,
    level: 'guest',
    channel: '支付宝',
    listed: 17_800,
    total: 18_868,
    knownFrom: 'order',
  } as const;

  it('say nothing where a shop shows none and nobody asked', () => {
    expect(xOf([offer()], 'hidden-fee')).toEqual([]);
  });

  it.each([
    ['the cheapest way to pay is free', [fee, { ...fee, channel: '微信', ratePpm: 0 }], 1],
    ['the merchant pays', [{ ...fee, payer: 'merchant' as const }], 1],
    ['every way costs', [fee], 0.421],
    ['a fixed amount is added', [{ ...fee, ratePpm: null, fen: 100 }], 0.9935],
  ])('weigh what is shown before an order: %s', (_what, fees, x) => {
    expect(xOf([offer({ fees })], 'hidden-fee')[0]).toBeCloseTo(x, 3);
  });

  it('nobody knows who pays are not judged', () => {
    expect(xOf([offer({ fees: [{ ...fee, payer: 'unknown' }] })], 'hidden-fee')).toEqual([]);
  });

  it('weigh what an order asked for', () => {
    expect(xOf([offer({ quotes: [quote] })], 'hidden-fee')[0]).toBeCloseTo(0.421, 3);
  });

  it.each([
    ['asked', [], 'asked'],
    ['disclosed', [fee], 'none'],
  ])('after an order are %s', (_what, fees, value) => {
    const { findings } = judge([offer({ fees, quotes: [quote] })]);
    expect(findings).toContainEqual({
      topic: 'post-order-fee',
      subject: '1',
      value,
      source: 'page',
      by: 'here',
    });
  });
});

describe('suspected virtual stock', () => {
  it('is a finding, and no reading of continuity when nobody knows what is behind it', () => {
    const stock = { kind: 'virtual_suspected', shown: 9_999, value: null } as const;
    const { findings } = judge([offer({ stock })]);
    expect(findings).toContainEqual({
      topic: 'stock-unexplained',
      subject: '1',
      value: 'found',
      source: 'page',
      by: 'here',
    });
    expect(xOf([offer({ stock })], 'stock-continuity')).toEqual([null]);
    expect(
      xOf([offer({ stock: { ...stock, value: 0 }, state: 'sold_out' })], 'stock-continuity'),
    ).toEqual([0]);
  });
});

describe('prices at their full key', () => {
  const sku = {
    ref: '季卡',
    name: '季卡',
    price: 5_800,
    memberPrice: null,
    levels: [],
    tiers: [],
    stock: { kind: 'hidden' },
  } as const;

  function prices(change: Partial<Offer>): [string, number | string][] {
    return judge([offer(change)])
      .facts.filter(({ kind }) => kind === 'price')
      .map(({ subject, value }) => [subject, value]);
  }

  it('are watched for each variety, level, largest step, member and dearest channel', () => {
    const channel = {
      channel: '支付宝',
      kind: 'payment',
      fen: null,
      ratePpm: 10_000,
      payer: 'buyer',
      knownFrom: 'list',
    } as const;
    expect(
      prices({
        memberPrice: 17_200,
        levels: [{ level: 'dealer', price: 16_500 }],
        tiers: [
          { minQty: 10, unitPrice: 16_800 },
          { minQty: 100, unitPrice: 15_500 },
        ],
        skus: [{ ...sku, levels: [], tiers: [] }],
        fees: [channel],
      }),
    ).toEqual([
      ['1', 17_800],
      ['1||x1|dealer|', 16_500],
      ['1|季卡|x1|guest|', 5_800],
      ['1||x1|member|@17800', 17_200],
      ['1||x100|guest|@17800', 15_500],
      ['1||x1|guest|支付宝@17800', 17_978],
    ]);
  });

  it('that follow the plain price are told anew with it, not as drift of their own', () => {
    const [, before] = prices({ memberPrice: 17_200 });
    const [, after] = prices({ price: 18_800, memberPrice: 18_200 });
    const [, alone] = prices({ memberPrice: 18_200 });
    expect(after?.[0]).not.toBe(before?.[0]);
    expect(alone?.[0]).toBe(before?.[0]);
  });
});

describe('a correction', () => {
  it('decides which market a product is compared with', () => {
    const outcome = {
      kind: 'observed' as const,
      seen: { offers: [offer({ title: '神秘礼包' })], failed: [] },
    };
    const input = { platform: 'own', at: 0, outcome, market: market(PEERS) };
    const level = (items: Record<string, string | null>) =>
      indicate({ ...input, items }).readings.find(({ indicator }) => indicator === 'price-level')
        ?.x;
    expect(level({})).toBeNull();
    expect(level({ '1': ITEM.key })).toBe(1);
  });
});
