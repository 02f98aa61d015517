import { ProductView } from '@kaopu/contracts';
import type { ObservationRecord, ProductRecord } from '@kaopu/db';
import type { StampedScore } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { explanationView, observationView, productView, scoreView } from './views.ts';

const AT = Date.UTC(2026, 2, 1, 12);

const PRODUCT: ProductRecord = {
  ref: '2',
  title: '腾讯视频周卡',
  item: 'tencent-video/7d',
  corrected: false,
  offer: {
    ref: '2',
    title: '腾讯视频周卡',
    url: 'https://shop.example/2',
    price: 17_800,
    memberPrice: null,
    tiers: [{ minQty: 5, unitPrice: 17_000 }],
    moq: null,
    stock: { kind: 'exact', value: 30 },
    delivery: 'auto',
    state: 'on_sale',
    currency: 'CNY',
  },
  state: 'on_sale',
  seenAt: new Date(AT),
  history: [],
  peerPrices: [],
};

describe('productView', () => {
  it.each<[number[], number | null]>([
    [[], null],
    [[100], null],
    [[100, 200], null],
    [[300, 100, 200], 200],
    [[100, 100, 900], 100],
    [[400, 100, 300, 200], 250],
    [[100, 101, 102, 103], 102],
    [[9, 10, 100], 10],
  ])('puts the market of %j at %s', (peerPrices, marketPrice) => {
    const view = productView({ ...PRODUCT, peerPrices });
    expect(view).toMatchObject({ marketPrice, marketPeers: peerPrices.length });
  });

  it('shows the offer as the contract says, and nothing besides', () => {
    const view = productView(PRODUCT);
    expect(ProductView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      price: 17_800,
      stock: { kind: 'exact', value: 30 },
      seenAt: '2026-03-01T12:00:00.000Z',
    });
    expect(view).not.toHaveProperty('currency');
  });

  it('leaves the order of peers alone', () => {
    const peerPrices = [3, 1, 2];
    productView({ ...PRODUCT, peerPrices });
    expect(peerPrices).toEqual([3, 1, 2]);
  });
});

const SCORE: StampedScore = {
  profile: 'medium',
  method: 'm',
  asOf: AT,
  status: 'insufficient',
  value: 61.5,
  lo: 40,
  hi: 80,
  grade: '-',
  provisional: true,
  coverage: 0.2,
  observability: 0.5,
  blocked: false,
  dimensions: [
    {
      dimension: 'price',
      value: 60,
      lo: 50,
      hi: 70,
      sd: 6,
      insufficient: true,
      indicators: [
        {
          indicator: 'price-level',
          mu: 0.6,
          lo: 0.5,
          hi: 0.7,
          sd: 0.06,
          n: 1,
          mean: 0.4,
          newest: AT,
          thin: true,
          observability: 1,
        },
        {
          indicator: 'price-volatility',
          mu: 0.6,
          lo: 0.5,
          hi: 0.7,
          sd: 0.06,
          n: 0,
          mean: 0,
          newest: null,
          thin: true,
          observability: null,
        },
      ],
    },
  ],
  losses: [
    {
      dimension: 'price',
      points: 38.5,
      floored: false,
      indicators: [
        {
          indicator: 'price-level',
          points: 38.5,
          priorPoints: 30,
          olderPoints: 0,
          observations: [{ key: 'k', subject: '2', at: AT, x: 0.4, points: 8.5 }],
        },
      ],
    },
  ],
  lossTotal: 38.5,
  unverifiedPoints: 0,
  vetoes: [],
  reasons: [],
  knownAt: '1',
  inputDigest: '0'.repeat(64),
  profileHash: 'f'.repeat(64),
};

describe('scoreView and explanationView', () => {
  it('never show a bare number: interval, status, grade, coverage and age come along', () => {
    const view = scoreView(SCORE);
    expect(view).toMatchObject({
      value: 61.5,
      lo: 40,
      hi: 80,
      status: 'insufficient',
      grade: '-',
      coverage: 0.2,
      asOf: '2026-03-01T12:00:00.000Z',
    });
    expect(view).not.toHaveProperty('losses');
  });

  it('turn every instant into text and keep every point lost', () => {
    const view = explanationView(SCORE);
    expect(view.lossTotal).toBe(38.5);
    expect(view.losses[0]?.indicators[0]?.observations).toEqual([
      { key: 'k', subject: '2', at: '2026-03-01T12:00:00.000Z', x: 0.4, points: 8.5 },
    ]);
    expect(view.indicators.map(({ dimension, newest }) => [dimension, newest])).toEqual([
      ['price', '2026-03-01T12:00:00.000Z'],
      ['price', null],
    ]);
  });
});

describe('observationView', () => {
  it('keeps a missed run apart from a look: no start, a cause, and how many slots', () => {
    const record: ObservationRecord = {
      key: 'p/1',
      probeId: null,
      kind: 'availability',
      slotAt: new Date(AT),
      startedAt: null,
      finishedAt: new Date(AT + 1),
      status: 'missed',
      cause: 'not-looked',
      detail: null,
      maintenance: null,
      slots: 7,
      seen: null,
      evidence: [],
      attempts: null,
      unconfirmed: null,
      borneOutBy: null,
      retractedBy: null,
    };
    expect(observationView(record)).toMatchObject({
      at: '2026-03-01T12:00:00.000Z',
      startedAt: null,
      finishedAt: '2026-03-01T12:00:00.001Z',
      status: 'missed',
      cause: 'not-looked',
      slots: 7,
    });
    expect(() => observationView({ ...record, status: 'odd' })).toThrow();
  });
});
