import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENT_METHOD, INDICATOR_SPECS } from '../method.ts';
import { DIMENSIONS, INDICATORS, type IndicatorId } from '../types.ts';
import { readIndicator } from '../indicator.ts';
import { foldObservations } from '../judge-indicators.ts';
import { DAY, RUNS, START } from '../../testing/support.ts';
import { drawChoices, type Draw } from './draws.ts';
import { placesOf } from './places.ts';
import { dirichlet, gamma, pick, randomStream } from './random.ts';
import { placesInDraws, type Contender } from './sensitivity.ts';
import { utilitiesOf, type Summary } from './utilities.ts';
import { between, covariance, sharesOfVariance } from './variance.ts';

const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: number[]) => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
};

describe('random numbers', () => {
  it('are those of the seed, to the bit', () => {
    const random = randomStream(1);
    expect(many(3, random)).toEqual(many(3, randomStream(1)));
    expect(many(3, randomStream(2))).not.toEqual(many(3, randomStream(1)));
    expect(many(3, randomStream(2 ** 40))).not.toEqual(many(3, randomStream(0)));
  });

  it.each([0, 1, 7, 2 ** 31, 2 ** 40 + 3])('of seed %d are sfc32 as published', (seed) => {
    const word = (value: bigint) => BigInt.asUintN(32, value);
    let a = word(BigInt(seed));
    let b = BigInt(seed) >> 32n;
    let c = 0x9e37_79b9n;
    const numbers = Array.from({ length: 40 }, (_, i) => {
      const sum = word(a + b + BigInt(i + 1));
      a = b ^ (b >> 9n);
      b = word(c + (c << 3n));
      c = word(((c << 21n) | (c >> 11n)) + sum);
      return (Number(sum) + 0.5) / 2 ** 32;
    });
    // The first sixteen are thrown away.
    expect(many(24, randomStream(seed))).toEqual(numbers.slice(16));
  });

  it('fill (0,1) evenly', () => {
    const random = randomStream(7);
    const bins = new Array<number>(10).fill(0);
    const values = many(20_000, random);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    for (const value of values) {
      const bin = Math.floor(value * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Chi squared with 9 degrees of freedom: 27.9 at 0.1 %.
    expect(bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9);
    expect(new Set(many(200, () => pick(random, 3)))).toEqual(new Set([0, 1, 2]));
  });

  it.each([0.3, 1, 2.5, 20])('of Gamma(%d) have that mean and variance', (shape) => {
    const random = randomStream(11);
    const values = many(20_000, () => gamma(random, shape));
    expect(mean(values) / shape).toBeCloseTo(1, 1);
    expect(variance(values) / shape).toBeCloseTo(1, 1);
    expect(gamma(random, 0)).toBe(0);
  });

  it('of Dirichlet scatter around the shares as they should', () => {
    const random = randomStream(3);
    const shares = many(20_000, () => dirichlet(random, [0.5, 0.3, 0.2, 0], 50));
    const first = shares.map(([share = NaN]) => share);
    expect(mean(first)).toBeCloseTo(0.5, 2);
    expect(variance(first) / ((0.5 * 0.5) / 51)).toBeCloseTo(1, 1);
    expect(shares.every((share) => share[3] === 0)).toBe(true);
    expect(Math.max(...shares.map((s) => Math.abs(s.reduce((a, b) => a + b, 0) - 1)))).toBeLessThan(
      1e-12,
    );
    expect(dirichlet(random, [1, 0], 0)).toEqual([1, 0]);
  });
});

describe('places', () => {
  it('go by value, and by the given order where values are equal', () => {
    expect([...placesOf(Float64Array.of(1, 3, 2, 3, 3, 1))]).toEqual([5, 1, 4, 2, 3, 6]);
  });
});

it('places count who is larger, and of equals who came first', () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });
  fc.assert(
    fc.property(values, (all) => {
      const places = all.map(
        (value, i) =>
          1 +
          all.filter((other) => other > value).length +
          all.slice(0, i).filter((other) => other === value).length,
      );
      expect([...placesOf(Float64Array.from(all))]).toEqual(places);
    }),
    RUNS,
  );
});

describe('utilities', () => {
  const look = (days: number) => ({
    key: `k/${days}`,
    at: START + (400 - days) * DAY,
    spacingMs: DAY,
    readings: [{ indicator: 'availability' as const, subject: '', x: days % 3 === 0 ? 0 : 1 }],
    facts: [],
  });
  const states = foldObservations(
    {},
    Array.from({ length: 120 }, (_, i) => look(i)),
  );
  const now = START + 400 * DAY;
  const read = readIndicator('availability', states.availability ?? null, now, CURRENT_METHOD);
  const summaries = new Map([
    ['availability' as const, { indicator: 'availability' as const, ...read.evidence }],
  ]);
  const technology = DIMENSIONS.indexOf('technology');

  it('under the method’s own choices are the method’s', () => {
    const { s, ln } = utilitiesOf(summaries, { kappa: 1, mu0: 1, halfLife: 1 }, CURRENT_METHOD);
    expect(s[technology]).toBeCloseTo(0.4 * read.posterior.mu + 0.6 * 0.65, 12);
    expect(s[0]).toBeCloseTo(0.65, 12);
    expect(ln[0]).toBeCloseTo(Math.log(0.65), 12);
  });

  it('without an indicator are the mean of the rest', () => {
    const { without } = utilitiesOf(summaries, { kappa: 1, mu0: 1, halfLife: 1 }, CURRENT_METHOD);
    expect(without[INDICATORS.indexOf('availability')]).toBeCloseTo(0.65, 12);
    expect(without[INDICATORS.indexOf('tls')]).toBeCloseTo(
      (0.4 * read.posterior.mu + 0.4 * 0.65) / 0.8,
      12,
    );
  });

  it('under another half-life come close to those of states folded with it', () => {
    for (const [halfLife, days] of [
      [0, 3.5],
      [2, 14],
    ] as const) {
      const method = {
        ...CURRENT_METHOD,
        indicators: {
          ...INDICATOR_SPECS,
          availability: { ...INDICATOR_SPECS.availability, halfLifeDays: days },
        },
      };
      const other = foldObservations(
        {},
        Array.from({ length: 120 }, (_, i) => look(i)),
        method,
      );
      const exact = readIndicator('availability', other.availability ?? null, now, method);
      const { s } = utilitiesOf(summaries, { kappa: 1, mu0: 1, halfLife }, CURRENT_METHOD);
      const mu = ((s[technology] ?? NaN) - 0.6 * 0.65) / 0.4;
      expect(Math.abs(mu - exact.posterior.mu)).toBeLessThan(0.03);
    }
  });
});

describe('shares of the variance', () => {
  const { draws, sameWeights } = drawChoices([0.2, 0.2, 0.2, 0.2, 0.1, 0.1], 4000, 5);

  it('go to the choice that a rank follows', () => {
    const ranks = [draws.map(({ kappa }) => kappa), draws.map(({ kappa }) => 2 - kappa)];
    const again = [
      sameWeights.map(({ kappa }) => kappa),
      sameWeights.map(({ kappa }) => 2 - kappa),
    ];
    const shares = sharesOfVariance(draws, ranks, again);
    expect(shares.kappa).toBeCloseTo(1, 6);
    for (const other of ['weights', 'mu0', 'half-life', 'aggregation', 'left-out'] as const) {
      expect(shares[other]).toBeLessThan(0.05);
    }
  });

  it('are split where two choices add up, and nobody gets what only both together do', () => {
    const value = ({ weights, mu0, halfLife, aggregation }: (typeof draws)[number]) =>
      (weights[0] ?? 0) * 30 + mu0 + (halfLife - 1) * (2 * aggregation - 1);
    const shares = sharesOfVariance(draws, [draws.map(value)], [sameWeights.map(value)]);
    // 30² · .2 · .8/51 = 2.82; mu0 2/3; the product 2/3, first-order part of either 0.
    const total = 2.82 + 2 / 3 + 2 / 3;
    expect(shares.weights).toBeCloseTo(2.82 / total, 1);
    expect(shares.mu0).toBeCloseTo(2 / 3 / total, 1);
    expect(shares['half-life'] + shares.aggregation).toBeLessThan(0.02);
  });

  it('are not inflated by the number of groups', () => {
    const random = randomStream(9);
    const noise = many(300, random);
    const level = many(300, () => pick(random, 24));
    expect(Math.abs(between(noise, level, 24)) / variance(noise)).toBeLessThan(0.06);
    expect(between([], [], 3)).toBe(0);
    expect(between([1, 2], [0, 1], 2)).toBe(0);
  });

  it('of groups are what lies between their means, less what chance would give', () => {
    expect(between([0, 0, 2, 2], [0, 0, 1, 1], 2)).toBe(1);
    // Between 1, inside 1 with two degrees of freedom; a group without members is none.
    expect(between([0, 2, 2, 4], [0, 0, 1, 1], 2)).toBe(0.5);
    expect(between([0, 2, 2, 4], [0, 0, 2, 2], 4)).toBe(0.5);
    // Unequal groups: 3 · 1² + 1 · 3², over four; inside 0.
    expect(between([1, 1, 1, 5], [0, 0, 0, 1], 2)).toBe(3);
    expect(between([3, 3, 3], [0, 1, 1], 2)).toBe(0);
  });

  it('of two series in common are their covariance', () => {
    expect(covariance([1, 2, 3], [2, 4, 9])).toBeCloseTo(7 / 3, 12);
    expect(covariance([1, 2, 3], [3, 2, 1])).toBeCloseTo(-2 / 3, 12);
    expect(covariance([], [])).toBe(0);
  });

  it('lie in 0 to 1, and are 0 where no rank ever moved', () => {
    const still = draws.map(() => 1);
    for (const share of Object.values(sharesOfVariance(draws, [still], [still]))) {
      expect(share).toBe(0);
    }
    const moved = draws.map(({ kappa }) => kappa);
    const against = moved.map((value) => -value);
    const twice = moved.map((value) => 3 * value);
    expect(sharesOfVariance(draws, [moved], [against]).weights).toBe(0);
    expect(sharesOfVariance(draws, [moved], [twice]).weights).toBe(1);
  });
});

it('no platform has a say in the draws, and all of them tie the same way', () => {
  const { draws } = drawChoices([1, 0, 0, 0, 0, 0], 50, 1);
  const nobody = { summaries: new Map(), capped: false };
  const places = placesInDraws([nobody, nobody, nobody], draws, CURRENT_METHOD);
  expect(places.map((own) => new Set(own))).toEqual([new Set([1]), new Set([2]), new Set([3])]);
});

describe('a place in a draw', () => {
  const summaries = fc
    .array(
      fc.record({
        indicator: fc.constantFrom<IndicatorId[]>(...INDICATORS),
        n: fc.integer({ min: 0, max: 40 }),
        mean: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 12 },
    )
    .map((list) => new Map<IndicatorId, Summary>(list.map((one) => [one.indicator, one])));
  const contenders = fc.array(fc.record({ summaries, capped: fc.boolean() }), { maxLength: 5 });

  /** The score under one draw, from its definition. */
  function scoreOf({ summaries: known, capped }: Contender, draw: Draw): number {
    const [kappa, mu0] = [[2, 4, 8][draw.kappa] ?? NaN, [0.6, 0.65, 0.7][draw.mu0] ?? NaN];
    const longer = [0.5, 1, 2][draw.halfLife] ?? NaN;
    const values = DIMENSIONS.map((dimension) => {
      const own = INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension);
      const left = own.filter((id) => INDICATORS.indexOf(id) !== draw.leftOut);
      const weight = left.reduce((sum, id) => sum + INDICATOR_SPECS[id].v, 0);
      const worth = left.map((id) => {
        const { n, mean: seen } = known.get(id) ?? { n: 0, mean: 0 };
        return (INDICATOR_SPECS[id].v * (kappa * mu0 + longer * n * seen)) / (kappa + longer * n);
      });
      return worth.reduce((sum, part) => sum + part, 0) / weight;
    });
    const geometric = draw.aggregation === 0;
    const whole = values.reduce((sum, value, d) => {
      const weight = draw.weights[d] ?? NaN;
      return sum + weight * (geometric ? Math.log(Math.max(0.01, value)) : value);
    }, 0);
    const score = geometric ? Math.exp(whole) : whole;
    return capped ? Math.min(0.74, score) : score;
  }

  it('is that of the score under it', () => {
    fc.assert(
      fc.property(contenders, fc.nat(), (all, seed) => {
        const { draws } = drawChoices([0.2, 0.2, 0.2, 0.2, 0.1, 0.1], 12, seed);
        const places = placesInDraws(all, draws, CURRENT_METHOD);
        for (const [i, draw] of draws.entries()) {
          const scores = all.map((one) => scoreOf(one, draw));
          for (const [k, own] of scores.entries()) {
            const above = scores.filter((other) => other > own + 1e-9).length;
            const atLeast = scores.filter((other) => other > own - 1e-9).length;
            expect(places[k]?.[i]).toBeGreaterThan(above);
            expect(places[k]?.[i]).toBeLessThanOrEqual(atLeast);
          }
        }
      }),
      { ...RUNS, numRuns: Math.min(RUNS.numRuns, 100) },
    );
  });
});

it('draws vary every choice, and their twins share the weights alone', () => {
  const { draws, sameWeights } = drawChoices([0.2, 0.2, 0.2, 0.2, 0.1, 0.1], 300, 2);
  expect(sameWeights.map(({ weights }) => weights)).toEqual(draws.map(({ weights }) => weights));
  const choices = [
    ['kappa', 3],
    ['mu0', 3],
    ['halfLife', 3],
    ['aggregation', 2],
    ['leftOut', INDICATORS.length + 1],
  ] as const;
  for (const [choice, count] of choices) {
    const levels = new Set(draws.map((draw) => draw[choice]));
    expect([...levels].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: count }, (_, i) => i),
    );
    const same = draws.filter((draw, i) => draw[choice] === sameWeights[i]?.[choice]).length;
    expect(same / draws.length).toBeLessThan(1 / count + 0.1);
  }
  expect(drawChoices([1, 0, 0, 0, 0, 0], 3, 2)).toEqual(drawChoices([1, 0, 0, 0, 0, 0], 3, 2));
});
