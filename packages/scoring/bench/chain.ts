/**
 * Exact run lengths of Page's CUSUM (Brook and Evans 1972). With the true likelihood ratio it is
 * optimal for Lorden's criterion (Moustakides 1986), so its delays are the limits others are
 * measured against.
 */
import { bisect } from './statistics.ts';

/** Nodes and weights of Gauss–Legendre quadrature on [0, 1]. */
function quadrature(size: number): { nodes: number[]; weights: number[] } {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < size; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round += 1) {
      let previous = 1;
      let current = x;
      for (let k = 2; k <= size; k += 1) {
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      }
      slope = (size * (x * current - previous)) / (x * x - 1);
      const step = current / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    nodes.push((1 - x) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}

const { nodes: NODES, weights: WEIGHTS } = quadrature(64);

/** Normal distribution function, error below 1e-14 (West 2005, after Hart). */
export function normalCdf(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const tail = Math.exp((-z * z) / 2);
  let upper: number;
  if (z < 7.07106781186547) {
    const above = [
      3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
      221.213596169931, 220.206867912376,
    ].reduce((sum, c) => sum * z + c, 0);
    const below = [
      8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
      637.333633378831, 793.826512519948, 440.413735824752,
    ].reduce((sum, c) => sum * z + c, 0);
    upper = (tail * above) / below;
  } else {
    upper = tail / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
  }
  return x > 0 ? 1 - upper : upper;
}

/** Solves a dense system in place by elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  for (let k = 0; k < size; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < size; i += 1)
      if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    [matrix[k], matrix[pivot]] = [matrix[pivot] ?? [], matrix[k] ?? []];
    [right[k], right[pivot]] = [right[pivot] ?? 0, right[k] ?? 0];
    for (let i = k + 1; i < size; i += 1) {
      const factor = at(i, k) / at(k, k);
      const row = matrix[i] ?? [];
      for (let j = k; j < size; j += 1) row[j] = (row[j] ?? 0) - factor * at(k, j);
      right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
    }
  }
  for (let k = size - 1; k >= 0; k -= 1) {
    let sum = right[k] ?? 0;
    for (let j = k + 1; j < size; j += 1) sum -= at(k, j) * (right[j] ?? 0);
    right[k] = sum / at(k, k);
  }
  return right;
}

/** The CUSUM of N(shift,1) against N(0,1), seen as a chain on [0, h): an atom at 0 and 64 nodes. */
class GaussianChain {
  readonly #positions: number[];
  readonly #weights: number[];
  readonly #shift: number;

  constructor(shift: number, h: number) {
    this.#shift = shift;
    this.#positions = NODES.map((node) => node * h);
    this.#weights = WEIGHTS.map((weight) => weight * h);
  }

  #density(step: number, mean: number): number {
    const z = (step + (this.#shift * this.#shift) / 2) / this.#shift - mean;
    return Math.exp((-z * z) / 2) / (2.5066282746310002 * this.#shift);
  }

  #below(step: number, mean: number): number {
    return normalCdf((step + (this.#shift * this.#shift) / 2) / this.#shift - mean);
  }

  /** Mean number of observations of N(mean,1) until the alarm, from 0 and from each node. */
  runLengths(mean: number): number[] {
    const starts = [0, ...this.#positions];
    const matrix = starts.map((from, i) =>
      starts.map((to, j) => {
        const moved =
          j === 0
            ? this.#below(-from, mean)
            : (this.#weights[j - 1] ?? 0) * this.#density(to - from, mean);
        return (i === j ? 1 : 0) - moved;
      }),
    );
    return solve(
      matrix,
      starts.map(() => 1),
    );
  }

  /** Chances of 0 and of the nodes after `steps` observations in control without an alarm. */
  occupation(steps: number): number[] {
    const starts = [0, ...this.#positions];
    let chances: number[] = starts.map((_, i) => (i === 0 ? 1 : 0));
    const moves = starts.map((to, j) =>
      starts.map((from) =>
        j === 0 ? this.#below(-from, 0) : (this.#weights[j - 1] ?? 0) * this.#density(to - from, 0),
      ),
    );
    for (let step = 0; step < steps; step += 1) {
      const before = chances;
      chances = moves.map((row) => row.reduce((sum, move, i) => sum + move * (before[i] ?? 0), 0));
    }
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    return chances.map((chance) => chance / total);
  }
}

/** Delays of the CUSUM tuned to `shift` with mean run length `arl0` in control. */
export function gaussianLimit(shift: number, arl0: number): { worst: number; afterQuiet: number } {
  const h = bisect(
    0.1,
    14,
    arl0,
    60,
    (level) => new GaussianChain(shift, level).runLengths(0)[0] ?? 0,
  );
  const chain = new GaussianChain(shift, h);
  const delays = chain.runLengths(shift);
  const occupied = chain.occupation(150);
  return {
    worst: delays[0] ?? NaN,
    afterQuiet: delays.reduce((sum, delay, i) => sum + delay * (occupied[i] ?? 0), 0),
  };
}

/** Steps of the Bernoulli CUSUM are rounded to this part of the smaller one. */
const GRID = 40;

interface BernoulliSteps {
  up: number;
  down: number;
}

/** Mean observations until the sum of steps reaches `cells`, when a hit has chance p. */
function bernoulliRunLength({ up, down }: BernoulliSteps, cells: number, p: number): number {
  let chances = new Float64Array(cells);
  let next = new Float64Array(cells);
  chances[0] = 1;
  let alive = 1;
  let length = 0;
  let previousFactor = 0;
  for (let step = 0; ; step += 1) {
    length += alive;
    next.fill(0);
    for (let i = 0; i < cells; i += 1) {
      const chance = chances[i] ?? 0;
      if (chance === 0) continue;
      const low = Math.max(0, i - down);
      next[low] = (next[low] ?? 0) + (1 - p) * chance;
      if (i + up < cells) next[i + up] = (next[i + up] ?? 0) + p * chance;
    }
    [chances, next] = [next, chances];
    const left = chances.reduce((sum, chance) => sum + chance, 0);
    const factor = left / alive;
    alive = left;
    if (alive < 1e-9) return length + alive;
    // Once the survivors thin out at a steady rate, the rest is a geometric series.
    if (step % 64 === 63) {
      if (Math.abs(factor - previousFactor) < 1e-9 * (1 - factor))
        return length + alive / (1 - factor);
      previousFactor = factor;
    }
  }
}

/** Worst-case delay of the Bernoulli CUSUM of q1 against q0, by its run length in control. */
export class BernoulliLimit {
  readonly #points: { length: number; delay: number }[] = [];

  /** Covers run lengths up to `longest`. */
  constructor(q0: number, q1: number, longest: number) {
    const down = -Math.log((1 - q1) / (1 - q0));
    const steps = { up: Math.round((GRID * Math.log(q1 / q0)) / down), down: GRID };
    // Levels between two sums that can be reached make the same rule; this many are enough.
    const stride = Math.max(1, Math.round(steps.up / 12));
    for (let cells = stride; ; cells += stride) {
      const length = bernoulliRunLength(steps, cells, q0);
      this.#points.push({ length, delay: bernoulliRunLength(steps, cells, q1) });
      if (length > longest) break;
    }
  }

  /** Between two rules one is drawn at random, which is what the exact limit does too. */
  delayAt(length: number): number {
    const above = this.#points.findIndex((point) => point.length >= length);
    const high = this.#points[above];
    const low = this.#points[above - 1] ?? { length: 1, delay: 1 };
    if (high === undefined) throw new RangeError(`run length ${length} is not covered`);
    const share = (length - low.length) / (high.length - low.length);
    return low.delay + share * (high.delay - low.delay);
  }
}
