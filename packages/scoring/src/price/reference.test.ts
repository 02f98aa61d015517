import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, RUNS, START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import { standingOf } from './level.ts';
import { durationStep, type MarketItem, type MarketPrice } from './peers.ts';
import { referenceOf, type OfficialPrice } from './reference.ts';

const YEAR: MarketItem = { key: 'iqiyi/12m/code', brand: 'iqiyi', delivery: 'code', months: 12 };
const MONTH: MarketItem = { ...YEAR, key: 'iqiyi/1m/code', months: 1 };
const QUARTER: MarketItem = { ...YEAR, key: 'iqiyi/3m/code', months: 3 };
const RECHARGE: MarketItem = { ...YEAR, key: 'iqiyi/1m/recharge', delivery: 'recharge', months: 1 };
const JUDGED = { platform: 'judged', owner: null };

function price(platform: string, fen: number, rest: Partial<MarketPrice> = {}): MarketPrice {
  return {
    platform,
    owner: null,
    item: YEAR,
    fen,
    at: START,
    key: `look/${platform}/${rest.item?.key ?? YEAR.key}`,
    ...rest,
  };
}

const reference = (prices: MarketPrice[], official: OfficialPrice | null = null) =>
  referenceOf(YEAR, JUDGED, prices, official, START);

const five = [17600, 17700, 17800, 17900, 18000].map((fen, i) => price(`p${i}`, fen));

describe('the reference of an item', () => {
  it('is the median of five independent sellers, with the shrunk spread', () => {
    const { basis, n, own, median, mad, s, slope, evidence } = reference(five);
    expect([basis, n, own, slope]).toEqual(['market', 5, 5, null]);
    expect(median).toBe(ln(17800));
    const distance = ln(17800) - ln(17700);
    expect(mad).toBeCloseTo(1.4826 * distance, 12);
    const shrunk = (5 * (1.4826 * distance) ** 2 + 4 * 0.06 ** 2) / 9;
    expect(s).toBeCloseTo(Math.sqrt(shrunk), 12);
    expect(evidence).toEqual(five.map(({ key }) => key));
  });

  it('is wider with three or four sellers, and nothing with two', () => {
    const { basis, n, s } = reference(five.slice(0, 4).map((row) => ({ ...row, fen: 17800 })));
    expect([basis, n]).toEqual(['few', 4]);
    expect(s).toBeCloseTo(1.5 * Math.sqrt((4 * 0.06 ** 2) / 8), 12);
    expect(reference(five.slice(0, 3)).basis).toBe('few');
    expect(reference(five.slice(0, 2))).toMatchObject({
      basis: 'none',
      n: 2,
      median: null,
      s: null,
    });
    expect(reference([])).toMatchObject({ basis: 'none', n: 0, evidence: [] });
  });

  it('leaves the judged platform out, and all other shops of its owner', () => {
    const mine = { platform: 'judged', owner: '91110000600037341L' };
    const prices = [...five, price('judged', 1, { owner: mine.owner }), price('twin', 1, mine)];
    prices.push(price('twin', 1, { owner: mine.owner }));
    expect(referenceOf(YEAR, mine, prices, null, START)).toEqual(reference(five));
    expect(referenceOf(YEAR, null, prices, null, START).n).toBe(6);
  });

  it('counts the shops of one owner once, by their newest price', () => {
    const twins = [
      price('t1', 9000, { owner: 'x', at: START - DAY, key: 'z' }),
      price('t2', 15000, { owner: 'x', key: 'a' }),
      price('t3', 16000, { owner: 'x', key: 'c' }),
      price('t4', 15500, { owner: 'x', key: 'c' }),
    ];
    expect(reference([...five, ...twins])).toMatchObject({ n: 6 });
    expect(reference([...five, ...twins])).toEqual(
      reference([...five, price('t', 15500, { key: 'c' })]),
    );
  });

  it('takes the cheapest of what one look saw at one seller', () => {
    const twice = [price('z', 17650), price('z', 17950)];
    const cheapest = reference([...five, price('z', 17650)]);
    expect(reference([...five, ...twice])).toEqual(cheapest);
    expect(reference([...five, ...twice.toReversed()])).toEqual(cheapest);
  });

  it('counts shops of different owners each, also beside the judged one', () => {
    const owned = ['x', 'y', 'z'].map((owner) => price(`shop of ${owner}`, 100, { owner }));
    expect(reference(owned).n).toBe(3);
    const mine = { platform: 'judged', owner: 'x' };
    expect(referenceOf(YEAR, mine, owned, null, START).n).toBe(2);
  });

  it('knows an owner from a platform of the same name', () => {
    expect(reference([price('x', 100), price('y', 100, { owner: 'x' })]).n).toBe(2);
  });

  it.each([
    ['older than 14 days', { at: START - 14 * DAY }],
    ['of the future', { at: START + 1 }],
    ['of nothing', { fen: 0 }],
    ['unreadable', { fen: NaN }],
    ['of another item that differs in more than the duration', { item: RECHARGE }],
    ['of another region sold for as long', { item: { ...YEAR, key: 'iqiyi-hk/12m/code' } }],
  ])('does not heed a price %s', (_, rest) => {
    expect(reference([...five.slice(0, 4), price('z', 5, rest)])).toEqual(
      reference(five.slice(0, 4)),
    );
  });

  it('borrows other durations where fewer than five sell the very item', () => {
    const few = five.slice(0, 2);
    const months = ['m1', 'm2', 'm3'].map((name) => price(name, 1900, { item: MONTH }));
    const { basis, n, own, median, slope, evidence } = reference([...few, ...months]);
    expect([basis, n, own, slope]).toEqual(['market', 5, 2, 0.9]);
    // 1900 × 12^.9 = 17783: between 17700 and the other two
    expect(median).toBeCloseTo(ln(1900) + 0.9 * ln(12), 12);
    expect(evidence).toHaveLength(5);
    expect(reference([...five, ...months])).toEqual(reference(five));
  });

  it('borrows the nearest duration, and nothing of a seller of the item itself', () => {
    const own = price('p0', 17600);
    const prices = [
      own,
      price('p0', 100, { item: MONTH }),
      price('p1', 100, { item: MONTH }),
      price('p1', 5200, { item: QUARTER }),
      price('p2', 5200, { item: QUARTER }),
    ];
    const { n, own: sellers, median } = reference(prices);
    expect([n, sellers]).toEqual([3, 1]);
    expect(median).toBeCloseTo(ln(5200) + 0.9 * ln(4), 9);
  });

  it('borrows the nearest duration even when a farther one was seen later', () => {
    const old = { item: QUARTER, at: START - DAY };
    const prices = ['p1', 'p2'].flatMap((name) => [
      price(name, 5200, old),
      price(name, 100, { item: MONTH }),
    ]);
    expect(reference([price('p0', 17600), ...prices]).median).toBeCloseTo(
      ln(5200) + 0.9 * ln(4),
      9,
    );
  });

  it('has no elasticity where nothing was borrowed', () => {
    expect(reference(five.slice(0, 3)).slope).toBeNull();
  });

  it.each([
    [1, 12, ln(12)],
    [12, 1, -ln(12)],
    [12, 12, null],
    [0, 12, null],
    [12, 0, null],
    [-1, 12, null],
    [12, -1, null],
  ])('from %s months to %s it is %s steps', (from, to, step) => {
    const found = durationStep({ ...YEAR, months: from }, { ...YEAR, months: to });
    if (step === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(step, 12);
  });

  it('learns how prices grow with the duration once three sellers show it', () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, i) => [
        price(`s${i}`, 1000 + i, { item: MONTH }),
        price(`s${i}`, (1000 + i) * 3 ** 0.8, { item: QUARTER }),
      ]).flat();
    expect(reference(pairs(2)).slope).toBe(0.9);
    expect(reference(pairs(3)).slope).toBeCloseTo(0.8, 9);
    const elasticities = [0.95, 0.6, 0.8];
    const uneven = elasticities.flatMap((b, i) => [
      price(`s${i}`, 1000 * 2 ** i, { item: MONTH }),
      price(`s${i}`, 1000 * 2 ** i * 3 ** b, { item: QUARTER }),
    ]);
    // Only pairs of one shop tell, and of them the latest prices, whatever comes first.
    expect(reference(uneven).slope).toBeCloseTo(0.8, 9);
    const stale = uneven.map((row) => ({ ...row, fen: row.item.months * 777, at: START - DAY }));
    expect(reference([...stale, ...uneven]).slope).toBeCloseTo(0.8, 9);
    expect(reference([...uneven, ...stale]).slope).toBeCloseTo(0.8, 9);
    const flat = pairs(3).map((row) => ({ ...row, fen: 1000 }));
    for (const order of [flat, flat.toReversed()]) expect(reference(order).slope).toBe(0);
    const sameOwner = pairs(3).map((row) => ({ ...row, owner: 'one' }));
    expect(reference(sameOwner).slope).toBe(0.9);
    const otherBrand = pairs(3).map((row) => ({ ...row, item: { ...row.item, brand: 'youku' } }));
    expect(reference([price('z', 1000, { item: MONTH }), ...otherBrand]).slope).toBe(0.9);
  });

  it('falls back on the official price where a discount is published', () => {
    const official = { fen: 24800, discount: { low: 0.7, high: 0.8 } };
    const fallen = reference(five.slice(0, 2), official);
    expect(fallen).toMatchObject({ basis: 'official', n: 2, own: 2, mad: null });
    for (const [share, x] of [
      [0.7, 1],
      [0.8, 1],
      [0.75, 1],
    ] as const) {
      expect(standingOf(ln(24800 * share), fallen)?.x).toBeCloseTo(x, 9);
    }
    expect(standingOf(ln(24800), fallen)?.x).toBeLessThan(0.7);
    expect(standingOf(ln(24800 * 0.35), fallen)?.x).toBe(0);
    const exact = reference([], { fen: 24800, discount: { low: 0.75, high: 0.75 } });
    expect(exact.median).toBeCloseTo(ln(24800 * 0.75), 12);
    expect(exact.s).toBeCloseTo(0.06 * 1.5, 12);
    expect(reference(five, official).basis).toBe('market');
    expect(reference([], { fen: 24800, discount: null }).basis).toBe('none');
    expect(reference([], { fen: 0, discount: official.discount }).basis).toBe('none');
    expect(reference([], { fen: 5, discount: { low: 0.8, high: 0.7 } }).basis).toBe('none');
    expect(reference([], { fen: 5, discount: { low: 0, high: 0.7 } }).basis).toBe('none');
  });
});

const anySeller = fc.constantFrom(
  ...['judged', 'd', 'e', 'f', 'g', 'h', 'i'].map((platform) => ({ platform, owner: null })),
  ...['a', 'b', 'c'].map((platform) => ({ platform, owner: 'one' })),
);
const anyOffer = fc.record({
  item: fc.constantFrom(YEAR, YEAR, MONTH, QUARTER, RECHARGE),
  fen: fc.integer({ min: 0, max: 30_000 }),
  at: fc.integer({ min: START - 16 * DAY, max: START + DAY }),
  key: fc.constantFrom('k1', 'k2', 'k3'),
});
const anyPrice: fc.Arbitrary<MarketPrice> = fc
  .tuple(anySeller, anyOffer)
  .map(([seller, offer]) => ({ ...seller, ...offer }));
const anyPrices = fc.array(anyPrice, { maxLength: 25 });

describe('any market', () => {
  it('gives the same reference in any order of its prices', () => {
    fc.assert(
      fc.property(anyPrices, fc.array(fc.nat(), { maxLength: 25 }), (prices, keys) => {
        const shuffled = prices
          .map((row, i) => ({ row, rank: keys[i] ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ row }) => row);
        expect(reference(shuffled)).toEqual(reference(prices));
      }),
      RUNS,
    );
  });

  it('does not change with the judged platform or other brands', () => {
    fc.assert(
      fc.property(anyPrices, fc.array(anyPrice, { maxLength: 5 }), (prices, more) => {
        const irrelevant = more.flatMap((row) => [
          { ...row, platform: JUDGED.platform },
          { ...row, item: { ...row.item, key: `x${row.item.key}`, brand: 'x' } },
        ]);
        expect(reference([...prices, ...irrelevant])).toEqual(reference(prices));
      }),
      RUNS,
    );
  });

  it('has a spread above the floor and at most one peer a seller', () => {
    fc.assert(
      fc.property(anyPrices, (prices) => {
        const { basis, n, own, s, median } = reference(prices);
        expect(own).toBeLessThanOrEqual(n);
        expect(n).toBeLessThanOrEqual(7);
        expect(basis === 'none').toBe(median === null);
        if (s !== null) expect(s).toBeGreaterThanOrEqual(0.04);
      }),
      RUNS,
    );
  });
});
