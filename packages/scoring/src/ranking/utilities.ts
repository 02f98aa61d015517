import { ln } from '../arithmetic.ts';
import type { Method } from '../method.ts';
import { DIMENSIONS, INDICATORS, type IndicatorId } from '../types.ts';
import { RANKING_RULES } from './rules.ts';
import type { Draw } from './draws.ts';

/** What was seen of an indicator: effective observations and their mean, before any prior. */
export interface Summary {
  indicator: IndicatorId;
  n: number;
  mean: number;
}

/** The choices that change what an indicator is worth. */
export type Prior = Pick<Draw, 'kappa' | 'mu0' | 'halfLife'>;

/** Dimensions' utilities, whole and with one indicator left out, with their logarithms. */
export interface Utilities {
  s: Float64Array;
  ln: Float64Array;
  /** By the indicator that is left out of its own dimension. */
  without: Float64Array;
  lnWithout: Float64Array;
}

/** Index of each indicator's dimension. */
export function dimensionsOf(method: Method): number[] {
  return INDICATORS.map((id) => DIMENSIONS.indexOf(method.indicators[id].dimension));
}

/**
 * A platform's utilities under one prior. Another half-life is approximated when reading, by scaling
 * n: of a steady stream n is proportional to H, and the mean hardly moves.
 */
export function utilitiesOf(
  summaries: ReadonlyMap<IndicatorId, Summary>,
  prior: Prior,
  method: Method,
): Utilities {
  const kappa = RANKING_RULES.kappa[prior.kappa] ?? method.constants.kappa;
  const mu0 = RANKING_RULES.mu0[prior.mu0] ?? method.constants.mu0;
  const factor = RANKING_RULES.halfLife[prior.halfLife] ?? 1;
  const s = new Float64Array(DIMENSIONS.length);
  const weight = new Float64Array(DIMENSIONS.length);
  const parts = INDICATORS.map((id) => {
    const { v, dimension } = method.indicators[id];
    const { n, mean } = summaries.get(id) ?? { n: 0, mean: 0 };
    const part = (v * (kappa * mu0 + factor * n * mean)) / (kappa + factor * n);
    const d = DIMENSIONS.indexOf(dimension);
    s[d] = (s[d] ?? 0) + part;
    weight[d] = (weight[d] ?? 0) + v;
    return { d, v, part };
  });
  const without = Float64Array.from(parts, ({ d, v, part }) => {
    const left = (weight[d] ?? 0) - v;
    return left > 0 ? ((s[d] ?? 0) - part) / left : (s[d] ?? 0);
  });
  const log = (value: number) => ln(Math.max(value, method.constants.dimensionFloor));
  return { s, ln: s.map(log), without, lnWithout: without.map(log) };
}
