import { METHOD, overall, posterior } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { pointsAtStake } from './stake.ts';
import { INDICATOR_SPECS, PROFILE_WEIGHTS } from '@kaopu/scoring';
import { FORMULAS } from './formulas.ts';

const { kappa, mu0, z, driftCap, dimensionFloor, errorCorrelation: r } = METHOD;

/** The printed formulas, computed once more by hand: a changed formula must change its print. */
describe('the printed formulas', () => {
  it('give the package’s posterior and its drift', () => {
    const DAY = 86_400_000;
    for (const [n, x, a, mean, sigma] of [
      [0, 0, 0, 0, 0.05],
      [7, 0.8, 3, 11, 0.1],
      [20, 1, 400, 900, 0.1],
    ] as const) {
      const mu = (kappa * mu0 + n * x) / (kappa + n);
      const D = Math.min(driftCap, sigma ** 2 * (a + (mean - a) / 2));
      const variance = (mu * (1 - mu)) / (kappa + n + 1) + (mu * (1 - mu)) ** 2 * D;
      const own = posterior({ n, mean: x, newestAge: a * DAY, meanAge: mean * DAY }, sigma);
      expect(own.mu).toBeCloseTo(mu, 12);
      expect(own.variance).toBeCloseTo(variance, 12);
    }
  });

  it('give the package’s score and interval', () => {
    const weights = PROFILE_WEIGHTS.medium.weights;
    const dimensions = [
      { dimension: 'price', s: 0.4, sd: 0.05 },
      { dimension: 'service', s: 0, sd: 0.02 },
      { dimension: 'technology', s: 0.9, sd: 0.1 },
    ] as const;
    const floor = (s: number) => Math.max(s, dimensionFloor);
    const S =
      100 * dimensions.reduce((all, { dimension, s }) => all * floor(s) ** weights[dimension], 1);
    const c = dimensions.map(({ dimension, s, sd }) => (weights[dimension] * sd) / floor(s));
    const squares = c.reduce((sum, part) => sum + part * part, 0);
    const sum = c.reduce((total, part) => total + part, 0);
    const sigma = Math.sqrt((1 - r) * squares + r * sum * sum);
    const own = overall(dimensions, weights);
    expect(own.value).toBeCloseTo(S, 9);
    expect(own.lo).toBeCloseTo(S * Math.exp(-z * sigma), 9);
    expect(own.hi).toBeCloseTo(S * Math.exp(z * sigma), 9);
  });

  it('carry the constants of the package', () => {
    expect(FORMULAS.evidence.join()).toContain(`κ = ${kappa}, μ_{0} = ${mu0}`);
    expect(FORMULAS.overall.join()).toContain(`${dimensionFloor})^{w_{d}}`);
    expect(FORMULAS.interval.join()).toContain(`−${z} · σ`);
  });
});

describe('points at stake', () => {
  it('are what is lost when one indicator is zero and all else perfect', () => {
    for (const spec of Object.values(INDICATOR_SPECS)) {
      const weights = PROFILE_WEIGHTS.channel.weights;
      const expected = 100 - 100 * (1 - spec.v) ** weights[spec.dimension];
      expect(pointsAtStake(spec, weights)).toBeCloseTo(expected, 9);
    }
  });
});
