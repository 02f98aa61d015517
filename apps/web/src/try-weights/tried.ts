import type { Explanation } from '@kaopu/contracts';
import {
  knownOf,
  overall,
  pull,
  reweighed,
  type DimensionId,
  type Known,
  type Published,
  type Weights,
} from '@kaopu/scoring';
import { roundToSum } from '../format/round.ts';

type Explained = Pick<Explanation, 'score' | 'indicators' | 'floors'>;

export interface Tried {
  score: Published;
  /** Points lost by dimension as printed, in the method's order; with the cap they add up to the total. */
  losses: { dimension: DimensionId; points: number }[];
  /** What the cap of an unknown floor takes. */
  cap: number;
  total: number;
}

function knownIn({ score, indicators, floors }: Explained): Known {
  return knownOf({
    asOf: Date.parse(score.asOf),
    vetoes: floors,
    dimensions: score.dimensions.map((dimension) => ({
      ...dimension,
      indicators: indicators
        .filter((own) => own.dimension === dimension.dimension)
        .map(({ indicator, newest }) => ({
          indicator,
          newest: newest === null ? null : Date.parse(newest),
        })),
    })),
  });
}

/** The score and its losses from 100 as they would be published under these weights, which sum to 1. */
export function tried(why: Explained, weights: Weights): Tried {
  const known = knownIn(why);
  const score = reweighed(known, weights);
  const full = overall(known.dimensions, weights).value;
  const pulls = known.dimensions.map(({ dimension, s }) => pull({ s }, weights[dimension]));
  const pulled = pulls.reduce((sum, part) => sum + part, 0);
  const points = pulls.map((part) => (pulled > 0 ? ((100 - full) * part) / pulled : 0));
  const [total = 0] = roundToSum([100 - score.value], 100 - score.value);
  const [cap = 0, ...shown] = roundToSum([Math.max(0, full - score.value), ...points], total);
  return {
    score,
    losses: known.dimensions.map(({ dimension }, i) => ({ dimension, points: shown[i] ?? 0 })),
    cap,
    total,
  };
}

/** The score as it would be were one dimension worth so many points of 100 instead. */
export function triedWith(
  why: Explained,
  weights: Weights,
  { dimension, value }: { dimension: DimensionId; value: number },
): Published {
  const { dimensions, ...known } = knownIn(why);
  return reweighed(
    {
      ...known,
      dimensions: dimensions.map((own) =>
        own.dimension === dimension ? { ...own, s: value / 100 } : own,
      ),
    },
    weights,
  );
}
