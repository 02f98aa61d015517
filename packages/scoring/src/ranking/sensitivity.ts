import { ln } from '../arithmetic.ts';
import type { Method } from '../method.ts';
import { INDICATORS, type IndicatorId } from '../types.ts';
import type { Draw } from './draws.ts';
import { placesOf } from './places.ts';
import { RANKING_RULES } from './rules.ts';
import {
  dimensionsOf,
  utilitiesOf,
  type Prior,
  type Summary,
  type Utilities,
} from './utilities.ts';

/** What decides a platform's place: its summaries, and whether an unknown floor caps it. */
export interface Contender {
  summaries: ReadonlyMap<IndicatorId, Summary>;
  capped: boolean;
}

const SCALES = RANKING_RULES.halfLife.length;
const MEANS = RANKING_RULES.mu0.length;

function priorKey({ kappa, mu0, halfLife }: Prior): number {
  return (kappa * MEANS + mu0) * SCALES + halfLife;
}

/** A number that orders platforms under one draw as the score would; the cap holds here too. */
function keyOf(utilities: Utilities, draw: Draw, dimensions: readonly number[]): number {
  const arithmetic = draw.aggregation === 1;
  const whole = arithmetic ? utilities.s : utilities.ln;
  const without = arithmetic ? utilities.without : utilities.lnWithout;
  const affected = draw.leftOut < INDICATORS.length ? (dimensions[draw.leftOut] ?? -1) : -1;
  let key = 0;
  for (let d = 0; d < whole.length; d += 1) {
    const value = d === affected ? (without[draw.leftOut] ?? 0) : (whole[d] ?? 0);
    key += (draw.weights[d] ?? 0) * value;
  }
  return key;
}

/**
 * The place of every contender in every draw, by contender. Contenders come in nominal order: who
 * ties under a draw keeps it.
 */
export function placesInDraws(
  contenders: readonly Contender[],
  draws: readonly Draw[],
  method: Method,
): Uint32Array[] {
  const cap = method.constants.unverifiedCap / 100;
  const dimensions = dimensionsOf(method);
  const places = contenders.map(() => new Uint32Array(draws.length));
  const byPrior = Map.groupBy(draws.keys(), (i) => priorKey(draws[i] ?? NO_PRIOR));
  for (const indices of byPrior.values()) {
    const prior = draws[indices[0] ?? 0] ?? NO_PRIOR;
    const utilities = contenders.map(({ summaries }) => utilitiesOf(summaries, prior, method));
    for (const i of indices) {
      const draw = draws[i];
      if (draw === undefined) continue;
      const highest = draw.aggregation === 1 ? cap : ln(cap);
      const keys = Float64Array.from(utilities, (own, k) => {
        const key = keyOf(own, draw, dimensions);
        return contenders[k]?.capped === true ? Math.min(key, highest) : key;
      });
      for (const [k, place] of placesOf(keys).entries()) {
        const own = places[k];
        if (own !== undefined) own[i] = place;
      }
    }
  }
  return places;
}

const NO_PRIOR: Prior = { kappa: 0, mu0: 0, halfLife: 0 };
