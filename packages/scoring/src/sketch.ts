import { exp, ln } from './arithmetic.ts';

/**
 * DDSketch (Masson, Rim, Lee: "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with
 * Relative-Error Guarantees", VLDB 2019): values are counted in buckets (γ^(i-1), γ^i] with
 * γ = (1+α)/(1-α), and each stands for 2γ^i/(γ+1), at most α off. Counts and sums of whole numbers
 * add and subtract without a rest, so summaries merge in any order, and what was added can be taken back.
 */
export interface Summary {
  n: number;
  sum: number;
  min: number;
  max: number;
  /** Counts by bucket. */
  buckets: ReadonlyMap<number, number>;
}

/** How far a quantile may be off, as a share of it: α. */
export const SKETCH_ERROR = 0.01;

const GAMMA = 101 / 99;
const LN_GAMMA = 0.02000066670667048;
/** Zero has a bucket of its own below that of one. */
const ZERO = -1;

export const NOTHING: Summary = Object.freeze({
  n: 0,
  sum: 0,
  min: Infinity,
  max: -Infinity,
  buckets: new Map<number, number>(),
});

/** @param value a whole number, not below zero */
export function bucketOf(value: number): number {
  return value === 0 ? ZERO : Math.ceil(ln(value) / LN_GAMMA);
}

function valueOf(bucket: number): number {
  return bucket === ZERO ? 0 : (2 * exp(bucket * LN_GAMMA)) / (GAMMA + 1);
}

/** What whole numbers say together. Throws RangeError for one that is none, or below zero. */
export function summaryOf(values: readonly number[]): Summary {
  let [sum, min, max] = [0, Infinity, -Infinity];
  const buckets = new Map<number, number>();
  for (const value of values) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} in a summary`);
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
    const bucket = bucketOf(value);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
  return { n: values.length, sum, min, max, buckets };
}

function addCounts(a: Summary, b: Summary, sign: 1 | -1): Map<number, number> {
  const counts = new Map(a.buckets);
  for (const [bucket, count] of b.buckets) {
    const left = (counts.get(bucket) ?? 0) + sign * count;
    if (left < 0) throw new RangeError('more is taken back than there was');
    if (left === 0) counts.delete(bucket);
    else counts.set(bucket, left);
  }
  return counts;
}

export function mergeSummaries(a: Summary, b: Summary): Summary {
  return {
    n: a.n + b.n,
    sum: a.sum + b.sum,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    buckets: addCounts(a, b, 1),
  };
}

/**
 * `a` without `b`, which is part of it. Least and greatest stay exact where they were not of `b` too, else
 * they are those of the outermost buckets, α off at most. Throws RangeError when `b` holds what `a` does
 * not.
 */
export function subtractSummary(a: Summary, b: Summary): Summary {
  const buckets = addCounts(a, b, -1);
  if (buckets.size === 0) return NOTHING;
  const [lowest, highest] = [Math.min(...buckets.keys()), Math.max(...buckets.keys())];
  return {
    n: a.n - b.n,
    sum: a.sum - b.sum,
    min: a.min < b.min ? a.min : Math.max(a.min, Math.round(valueOf(lowest))),
    max: a.max > b.max ? a.max : Math.min(a.max, Math.round(valueOf(highest))),
    buckets,
  };
}

/** The value that a share `q` of all others lies below (0 to 1), at most α off; NaN of nothing. */
export function quantile({ n, min, max, buckets }: Summary, q: number): number {
  if (n === 0) return NaN;
  const rank = q * (n - 1);
  let below = 0;
  for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
    below += buckets.get(bucket) ?? 0;
    if (below > rank) return Math.min(max, Math.max(min, valueOf(bucket)));
  }
  return max;
}
