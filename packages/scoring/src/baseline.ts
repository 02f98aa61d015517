import { clamp, logistic, logit } from './arithmetic.ts';
import { METHOD, type DetectorSpec, type Margin } from './method.ts';

/** One way to see that values get worse. */
export interface Cut {
  /** In-control mean of the losses: 1 − quantile, or the upper quartile of what the window lost. */
  q0: number;
  /**
   * A value above this is an exceedance: the own quantile plus the material margin. null where the
   * value is a loss itself.
   */
  threshold: number | null;
  /** (1 − rho)/(1 + rho) with rho the lag-1 correlation of the window's losses. */
  temper: number;
}

/** What a value loses by a cut, 0–1. */
export function lossOf(value: number, { threshold }: Pick<Cut, 'threshold'>): number {
  if (threshold === null) return clamp(value, 0, 1);
  return value > threshold ? 1 : 0;
}

/** The trailing window a new value is compared with. */
export interface Baseline {
  /** One for each of METHOD.detector.cuts, in their order; a single one for losses. */
  cuts: readonly Cut[];
}

function insertionPoint(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nearest rank. */
function quantile(sorted: readonly number[], q: number): number {
  const rank = Math.floor(sorted.length * q - 1e-9);
  return sorted[Math.min(sorted.length - 1, rank)] ?? 0;
}

function withMargin(value: number, margin: Margin): number {
  return 'factor' in margin ? value * margin.factor : value + margin.add;
}

/**
 * Lag-1 autocorrelation of the indicator of exceedance over values[from] to values[to - 1], in
 * [0, 0.9]. The indicators are 0 or 1, so counting them is enough.
 */
function exceedanceCorrelation(
  values: readonly number[],
  from: number,
  to: number,
  threshold: number,
): number {
  let count = 0;
  let pairs = 0;
  let last = 0;
  for (let i = from; i < to; i += 1) {
    const y = (values[i] ?? 0) > threshold ? 1 : 0;
    count += y;
    pairs += y * last;
    last = y;
  }
  const size = to - from;
  const mean = count / size;
  const variance = count * (1 - mean);
  if (variance === 0) return 0;
  const first = (values[from] ?? 0) > threshold ? 1 : 0;
  const covariance = pairs - mean * (2 * count - first - last) + (size - 1) * mean * mean;
  return Math.min(METHOD.detector.largestCorrelation, Math.max(0, covariance / variance));
}

/** Upper quartile of the posterior of the mean loss (scoring.md §3.3), by the prior of every score. */
function inControlLoss(lost: number, count: number): number {
  const { kappa, mu0, detector } = METHOD;
  const total = kappa + count;
  const mean = (kappa * (1 - mu0) + lost) / total;
  const spread = mean * (1 - mean);
  const sd = Math.sqrt(spread / (total + 1));
  const upper = logistic(logit(mean, 1 - mean) + (detector.loss.z * sd) / spread);
  return clamp(upper, detector.loss.least, detector.loss.most);
}

/** Sums up to each index, so that those of any window are differences. */
function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] ?? 0) + value;
  return sums;
}

/** Rounding left over where all losses are equal. */
const NO_VARIANCE = 1e-9;

function lossBaselines(values: readonly number[]): (Baseline | null)[] {
  const { gap, baseline, least, largestCorrelation } = METHOD.detector;
  const sums = runningSums(values);
  const squares = runningSums(values.map((value) => value * value));
  const products = runningSums(values.slice(1).map((value, i) => value * (values[i] ?? 0)));
  const between = (all: Float64Array, from: number, to: number) =>
    (all[to] ?? 0) - (all[from] ?? 0);
  return values.map((_, i) => {
    const to = i - gap;
    const from = Math.max(0, to - baseline);
    const size = to - from;
    if (size < least) return null;
    const lost = between(sums, from, to);
    const mean = lost / size;
    const variance = between(squares, from, to) - lost * mean;
    const ends = (values[from] ?? 0) + (values[to - 1] ?? 0);
    const pairs = between(products, from, to - 1);
    const covariance = pairs - mean * (2 * lost - ends) + (size - 1) * mean * mean;
    const rho = variance > NO_VARIANCE ? clamp(covariance / variance, 0, largestCorrelation) : 0;
    const q0 = inControlLoss(lost, size);
    return { cuts: [{ q0, threshold: null, temper: (1 - rho) / (1 + rho) }] };
  });
}

/** The baseline of each value, oldest first; null where too few came before. */
export function baselines(values: readonly number[], spec: DetectorSpec): (Baseline | null)[] {
  return 'loss' in spec ? lossBaselines(values) : marginBaselines(values, spec.margin);
}

function marginBaselines(values: readonly number[], margin: Margin): (Baseline | null)[] {
  const { gap, baseline, least, cuts } = METHOD.detector;
  const sorted: number[] = [];
  return values.map((_, i) => {
    const entering = values[i - gap - 1];
    if (entering !== undefined) sorted.splice(insertionPoint(sorted, entering), 0, entering);
    const leaving = values[i - gap - 1 - baseline];
    if (leaving !== undefined) sorted.splice(insertionPoint(sorted, leaving), 1);
    if (sorted.length < least) return null;
    const to = i - gap;
    const from = Math.max(0, to - baseline);
    return {
      cuts: cuts.map(({ quantile: q, q0 }) => {
        const threshold = withMargin(quantile(sorted, q), margin);
        const rho = exceedanceCorrelation(values, from, to, threshold);
        return { q0, threshold, temper: (1 - rho) / (1 + rho) };
      }),
    };
  });
}
