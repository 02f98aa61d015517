import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln } from '../arithmetic.ts';
import { INDICATOR_SPECS, METHOD } from '../method.ts';
import { PROFILE_WEIGHTS } from '../profiles.ts';
import { DIMENSIONS, INDICATORS, type DimensionId } from '../types.ts';
import { RUNS } from '../../testing/support.ts';
import { rank, type RankInput } from './rank.ts';
import { CHOICES } from './rules.ts';

const MEDIUM = PROFILE_WEIGHTS.medium;
const FEW = 16;

type Means = Partial<Record<DimensionId, number>>;

/** A platform with the same evidence on every indicator of a dimension, scored as the method would. */
function platform(id: string, means: Means, rest: Partial<RankInput> = {}, n = 20): RankInput {
  const dimensions = DIMENSIONS.map((dimension) => ({
    dimension,
    insufficient: false,
    indicators: INDICATORS.filter((one) => INDICATOR_SPECS[one].dimension === dimension).map(
      (indicator) => ({ indicator, n, mean: means[dimension] ?? 0.8 }),
    ),
  }));
  const logs = DIMENSIONS.map((dimension) => {
    const mean = means[dimension] ?? 0.8;
    const mu = (METHOD.kappa * METHOD.mu0 + n * mean) / (METHOD.kappa + n);
    return MEDIUM.weights[dimension] * ln(mu);
  });
  const full = 100 * exp(logs.reduce((sum, log) => sum + log, 0));
  const value = rest.status === 'unverified' ? Math.min(full, METHOD.unverifiedCap) : full;
  return { id, status: 'ok', value, lo: value - 5, dimensions, vetoes: [], ...rest };
}

const utility = fc.double({ min: 0, max: 1, noNaN: true });
const anyMeans: fc.Arbitrary<Means> = fc.record({
  qualification: utility,
  price: utility,
  service: utility,
});
const anyStatus = fc.constantFrom<RankInput['status']>(
  'ok',
  'unverified',
  'insufficient',
  'vetoed',
);
const anyMarket = fc
  .array(fc.record({ means: anyMeans, status: anyStatus }), { maxLength: 8 })
  .map((shops) => shops.map(({ means, status }, i) => platform(`p${i}`, means, { status })));

const order = (platforms: readonly { id: string }[]) => platforms.map(({ id }) => id);

describe('a ranking', () => {
  it('does not depend on the order of its input, only on the seed', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(), (market, seed) => {
        const once = rank(market, MEDIUM, FEW, seed);
        expect(rank(market.toReversed(), MEDIUM, FEW, seed)).toEqual(once);
      }),
      RUNS,
    );
  });

  it('keeps every platform’s rank within its interval, and shares out all places', () => {
    fc.assert(
      fc.property(anyMarket, (market) => {
        const { ranked, unranked, explained } = rank(market, MEDIUM, FEW);
        expect(ranked.length + unranked.length).toBe(market.length);
        for (const [i, { rank: place, lo, hi, medianRank, top }] of ranked.entries()) {
          expect(place).toBe(i + 1);
          expect(1 <= lo && lo <= place && place <= hi && hi <= ranked.length).toBe(true);
          expect(lo <= medianRank && medianRank <= hi).toBe(true);
          expect(top >= 0 && top <= 1).toBe(true);
        }
        for (const choice of CHOICES) {
          expect(explained[choice] >= 0 && explained[choice] <= 1).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('orders two the same whoever else is listed, and moves an interval by one place at most (P12)', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(), (market, which) => {
        const gone = market[which % Math.max(1, market.length)]?.id;
        const all = rank(market, MEDIUM, FEW);
        const fewer = rank(
          market.filter(({ id }) => id !== gone),
          MEDIUM,
          FEW,
        );
        expect(order(fewer.ranked)).toEqual(order(all.ranked).filter((id) => id !== gone));
        expect(order(fewer.unranked)).toEqual(order(all.unranked).filter((id) => id !== gone));
        for (const own of fewer.ranked) {
          const before = all.ranked.find(({ id }) => id === own.id);
          expect([0, 1]).toContain((before?.lo ?? NaN) - own.lo);
          expect([0, 1]).toContain((before?.hi ?? NaN) - own.hi);
        }
      }),
      RUNS,
    );
  });

  it('goes by shown value, then lower bound, then id', () => {
    const tied = { value: 70, lo: 60 };
    const market = [
      platform('c', {}, tied),
      platform('a', {}, tied),
      platform('b', {}, { value: 70, lo: 61 }),
      platform('d', {}, { value: 71, lo: 10 }),
    ];
    expect(order(rank(market, MEDIUM, FEW).ranked)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('lists what has too little evidence below, and failed floors last, each with its reason', () => {
    const failed = [
      { id: 'licence', result: 'fail' },
      { id: 'judgment', result: 'unknown' },
    ] as const;
    const thin = platform('thin', {}, { status: 'insufficient', value: 99 });
    const market = [
      platform('bad', {}, { status: 'vetoed', value: 100, vetoes: failed }),
      { ...thin, dimensions: thin.dimensions.map((d, i) => ({ ...d, insufficient: i < 2 })) },
      platform('poor', { price: 0.1 }),
    ];
    const { ranked, unranked } = rank(market, MEDIUM, FEW);
    expect(order(ranked)).toEqual(['poor']);
    expect(unranked).toEqual([
      {
        id: 'thin',
        status: 'insufficient',
        floors: [],
        dimensions: ['qualification', 'supply-chain'],
      },
      { id: 'bad', status: 'vetoed', floors: ['licence'], dimensions: [] },
    ]);
  });

  it('holds the cap of an unknown floor in every draw', () => {
    const market = [
      platform('best', Object.fromEntries(DIMENSIONS.map((d) => [d, 1])), { status: 'unverified' }),
      platform('good', Object.fromEntries(DIMENSIONS.map((d) => [d, 0.95]))),
    ];
    const { ranked } = rank(market, MEDIUM);
    expect(ranked.map(({ id, lo, hi }) => [id, lo, hi])).toEqual([
      ['good', 1, 1],
      ['best', 2, 2],
    ]);
  });

  it('leaves no doubt about who is better everywhere', () => {
    const market = [0.9, 0.6, 0.2].map((mean, i) =>
      platform(`p${i}`, Object.fromEntries(DIMENSIONS.map((d) => [d, mean]))),
    );
    const { ranked, medianChange, significant } = rank(market, MEDIUM);
    expect(ranked.map(({ lo, hi, group }) => [lo, hi, group])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
    expect([medianChange, significant]).toEqual([0, true]);
  });

  it('puts neighbours that weights could swap into one group, and owes it to the weights', () => {
    const market = [
      platform('safe', { qualification: 0.95, price: 0.5 }),
      platform('cheap', { qualification: 0.63, price: 0.95 }),
      platform('last', Object.fromEntries(DIMENSIONS.map((d) => [d, 0.1]))),
    ];
    const { ranked, explained, significant } = rank(market, MEDIUM);
    expect(ranked.map(({ lo, hi, group }) => [lo, hi, group])).toEqual([
      [1, 2, 1],
      [1, 2, 1],
      [3, 3, 2],
    ]);
    expect(Math.max(...Object.values(explained))).toBe(explained.weights);
    expect(significant).toBe(explained.weights < 0.6);
  });

  it('is not significant where one choice decides it', () => {
    // Much evidence against little: only the prior's strength and mean tell them apart.
    const market = [
      platform('known', {}, { value: 77 }, 400),
      platform('new', Object.fromEntries(DIMENSIONS.map((d) => [d, 0.93])), { value: 76 }, 4),
    ];
    const { explained, significant } = rank(market, MEDIUM);
    expect(explained.kappa + explained['half-life'] + explained.mu0).toBeGreaterThan(0.5);
    expect(explained.weights).toBeLessThan(0.05);
    expect(significant).toBe(Math.max(...Object.values(explained)) < 0.6);
  });

  it('counts how often each is among the first five', () => {
    const means = [0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35];
    const market = means.map((mean, i) =>
      platform(`p${i}`, Object.fromEntries(DIMENSIONS.map((d) => [d, mean]))),
    );
    const { ranked, draws, seed } = rank(market, MEDIUM, FEW, 9);
    expect([draws, seed]).toEqual([FEW, 9]);
    expect(ranked.map(({ top }) => top)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(ranked.map(({ medianRank }) => medianRank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rank([], MEDIUM)).toMatchObject({ draws: 1000, seed: 1 });
  });

  it('without draws knows nothing but the order', () => {
    const { ranked, medianChange } = rank([platform('a', {}), platform('b', {})], MEDIUM, 0);
    expect(ranked).toEqual([
      { id: 'a', rank: 1, medianRank: 1, lo: 1, hi: 1, top: 0, group: 1 },
      { id: 'b', rank: 2, medianRank: 2, lo: 2, hi: 2, top: 0, group: 2 },
    ]);
    expect(medianChange).toBe(0);
  });

  it.each([
    [3, 2, true],
    [5, 2, true],
    [7, 4, false],
  ])(
    'of %d that every draw turns round moves by %d, significant: %s',
    (count, moved, significant) => {
      // Shown values against the evidence, so that each place is the mirror image of its rank.
      const market = Array.from({ length: count }, (_, i) =>
        platform(`p${i}`, Object.fromEntries(DIMENSIONS.map((d) => [d, 0.3 + i / 10])), {
          value: 90 - i,
        }),
      );
      const found = rank(market, MEDIUM, FEW);
      expect([found.medianChange, found.significant]).toEqual([moved, significant]);
      expect(found.ranked.map(({ medianRank }) => medianRank)).toEqual(
        Array.from({ length: count }, (_, i) => count - i),
      );
      expect(found.ranked[0]).toMatchObject({ lo: 1, hi: count });
      expect(found.ranked.at(-1)).toMatchObject({ lo: 1, hi: count });
    },
  );

  it('names a failed floor once, however many brands failed it', () => {
    const vetoes = ['fail', 'fail', 'pass'].map((result) => ({
      id: 'authorisation' as const,
      result: result as 'fail' | 'pass',
    }));
    const { unranked } = rank([platform('bad', {}, { status: 'vetoed', vetoes })], MEDIUM, FEW);
    expect(unranked).toEqual([
      { id: 'bad', status: 'vetoed', floors: ['authorisation'], dimensions: [] },
    ]);
  });

  it('of nobody is empty, and nothing is owed to anything', () => {
    expect(rank([], MEDIUM)).toMatchObject({
      ranked: [],
      unranked: [],
      medianChange: 0,
      significant: true,
      explained: { weights: 0, 'left-out': 0 },
    });
  });
});
