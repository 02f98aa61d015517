import type { ScoreView } from '@kaopu/contracts';
import { pull, type DimensionId, type Weights } from '@kaopu/scoring';
import { roundToSum } from '../format/round.ts';
import { recompute } from './recompute.ts';

type Dimensions = Pick<ScoreView, 'dimensions'>;
type Served = Pick<ScoreView, 'dimensions' | 'value'>;

interface ProfileWeights {
  from: Weights;
  to: Weights;
}

/**
 * Points by which each dimension moves the score when only the weights change; they sum to the
 * difference of the two scores (logarithmic-mean decomposition, scoring.md §1.7).
 */
export function weightEffects(
  { dimensions }: Dimensions,
  weights: ProfileWeights,
): { dimension: DimensionId; points: number }[] {
  const before = recompute({ dimensions }, weights.from).value;
  const after = recompute({ dimensions }, weights.to).value;
  const rises = dimensions.map(({ dimension, value }) => {
    const part = { s: value / 100 };
    return pull(part, weights.from[dimension]) - pull(part, weights.to[dimension]);
  });
  const total = rises.reduce((sum, rise) => sum + rise, 0);
  const mean = Math.abs(total) < 1e-8 ? (before + after) / 2 : (after - before) / total;
  return dimensions.map(({ dimension }, i) => ({ dimension, points: mean * (rises[i] ?? 0) }));
}

export interface DifferencePart {
  dimension: DimensionId;
  /** Weights, 0–1. */
  from: number;
  to: number;
  /** One decimal, as printed. */
  points: number;
}

export interface Difference {
  parts: DifferencePart[];
  /** What the cap of an unknown floor takes or gives, one decimal. */
  cap: number;
  /** Difference of the two scores as printed; parts and cap add up to it. */
  total: number;
  /** What moves it most one way and what most the other way; the stronger first, each at least a printed tenth. */
  leading: DifferencePart[];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line this small is no line: it must not be given a tenth that rounding has left over. */
const NOTHING = 1e-9;
/** Served values are rounded to 1e-4; less than this is no cap. */
const NO_CAP = 1e-3;

/** Why one platform scores differently for another buyer: the evidence is the same, the weights are not. */
export function profileDifference(from: Served, to: Served, weights: ProfileWeights): Difference {
  const effects = weightEffects(to, weights);
  const held = (score: Served, own: Weights) => score.value - recompute(score, own).value;
  const cap = held(to, weights.to) - held(from, weights.from);
  const lines = [...effects.map(({ points }) => points), Math.abs(cap) < NO_CAP ? 0 : cap];
  const total = tenth(tenth(to.value) - tenth(from.value));
  const rounded = roundToSum(
    lines.filter((line) => Math.abs(line) > NOTHING),
    total,
  );
  const printed = lines.map((line) => (Math.abs(line) > NOTHING ? (rounded.shift() ?? 0) : 0));
  const parts = effects.map(({ dimension }, i) => ({
    dimension,
    from: weights.from[dimension],
    to: weights.to[dimension],
    points: printed[i] ?? 0,
  }));
  return { parts, cap: printed.at(-1) ?? 0, total, leading: leadingOf(parts) };
}

function leadingOf(parts: readonly DifferencePart[]): DifferencePart[] {
  const sorted = [...parts].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const up = sorted.find(({ points }) => points > 0);
  const down = sorted.find(({ points }) => points < 0);
  return sorted.filter((part) => part === up || part === down);
}
