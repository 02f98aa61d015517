import { INDICATORS } from '../types.ts';
import { dirichlet, pick, randomStream, type Random } from './random.ts';
import { RANKING_RULES } from './rules.ts';

/** One way the method might have been chosen: weights in the order of DIMENSIONS, else indices. */
export interface Draw {
  weights: readonly number[];
  kappa: number;
  mu0: number;
  halfLife: number;
  /** 0 geometric, 1 arithmetic. */
  aggregation: number;
  /** Index into INDICATORS; their number when none is left out. */
  leftOut: number;
}

export const AGGREGATIONS = 2;
export const LEFT_OUT = INDICATORS.length + 1;

function rest(random: Random): Omit<Draw, 'weights'> {
  return {
    kappa: pick(random, RANKING_RULES.kappa.length),
    mu0: pick(random, RANKING_RULES.mu0.length),
    halfLife: pick(random, RANKING_RULES.halfLife.length),
    aggregation: pick(random, AGGREGATIONS),
    leftOut: pick(random, LEFT_OUT),
  };
}

/**
 * `count` draws, and as many that share only the weights with them: what both have in common is
 * owed to the weights alone. No platform has a say in them.
 */
export function drawChoices(
  weights: readonly number[],
  count: number,
  seed: number,
): { draws: Draw[]; sameWeights: Draw[] } {
  const random = randomStream(seed);
  const draws = Array.from({ length: count }, () => ({
    weights: dirichlet(random, weights, RANKING_RULES.concentration),
    ...rest(random),
  }));
  return { draws, sameWeights: draws.map((draw) => ({ ...draw, ...rest(random) })) };
}
