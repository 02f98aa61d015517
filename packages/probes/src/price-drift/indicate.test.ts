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
