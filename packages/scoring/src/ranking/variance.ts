import { AGGREGATIONS, LEFT_OUT, type Draw } from './draws.ts';
import { RANKING_RULES, type ChoiceId } from './rules.ts';

type Level = (draw: Draw) => number;

const LEVELS: Readonly<Record<Exclude<ChoiceId, 'weights'>, { count: number; of: Level }>> = {
  kappa: { count: RANKING_RULES.kappa.length, of: (draw) => draw.kappa },
  mu0: { count: RANKING_RULES.mu0.length, of: (draw) => draw.mu0 },
  'half-life': { count: RANKING_RULES.halfLife.length, of: (draw) => draw.halfLife },
  aggregation: { count: AGGREGATIONS, of: (draw) => draw.aggregation },
  'left-out': { count: LEFT_OUT, of: (draw) => draw.leftOut },
};

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Mean of (a − mean a)(b − mean b). */
export function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB);
  return a.length === 0 ? 0 : sum / a.length;
}

/**
 * Variance of the group means, less what chance alone would give them (as in omega squared). May
 * come out a little below 0.
 */
export function between(
  values: ArrayLike<number>,
  level: ArrayLike<number>,
  count: number,
): number {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (let i = 0; i < values.length; i += 1) {
    const at = level[i] ?? 0;
    sums[at] = (sums[at] ?? 0) + (values[i] ?? 0);
    sizes[at] = (sizes[at] ?? 0) + 1;
  }
  const whole = mean(values);
  let raw = 0;
  let groups = 0;
  for (let g = 0; g < count; g += 1) {
    const size = sizes[g] ?? 0;
    if (size === 0) continue;
    groups += 1;
    const distance = (sums[g] ?? 0) / size - whole;
    raw += (size * distance * distance) / values.length;
  }
  const inside = covariance(values, values) - raw;
  const freedom = values.length - groups;
  return freedom > 0 ? raw - (inside * (groups - 1)) / freedom : 0;
}

/**
 * First-order Sobol share of each choice: how much of the variance of ranks goes away when it is
 * fixed, all platforms together. `ranks` and `again` by platform: the places in `draws`, and in
 * draws that share only the weights with them.
 */
export function sharesOfVariance(
  draws: readonly Draw[],
  ranks: readonly ArrayLike<number>[],
  again: readonly ArrayLike<number>[],
): Record<ChoiceId, number> {
  const total = ranks.reduce((sum, own) => sum + covariance(own, own), 0);
  const share = (part: number) => (total > 0 ? Math.min(1, Math.max(0, part / total)) : 0);
  const discrete = (choice: Exclude<ChoiceId, 'weights'>) => {
    const { count, of } = LEVELS[choice];
    const level = draws.map(of);
    return share(ranks.reduce((sum, own) => sum + between(own, level, count), 0));
  };
  const common = ranks.reduce((sum, own, i) => sum + covariance(own, again[i] ?? []), 0);
  return {
    weights: share(common),
    kappa: discrete('kappa'),
    mu0: discrete('mu0'),
    'half-life': discrete('half-life'),
    aggregation: discrete('aggregation'),
    'left-out': discrete('left-out'),
  };
}
