import { METHOD, type DetectorSpec } from './method.ts';

/** One quantile of the trailing window, as a line that a worse value crosses. */
export interface Cut {
  /** In-control mean of its exceedances: 1 − quantile. */
  q0: number;
  /** A value above this is an exceedance: the own quantile plus the material margin. */
  threshold: number;
  /** (1 − rho)/(1 + rho) with rho the lag-1 correlation of the window's exceedances. */
  temper: number;
}

/** The trailing window a new value is compared with. */
export interface Baseline {
  /** One for each of METHOD.detector.cuts, in their order. */
  cuts: readonly Cut[];
  median: number;
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

function withMargin(value: number, margin: DetectorSpec['margin']): number {
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

/** The baseline of each value, oldest first; null where too few came before. */
export function baselines(values: readonly number[], spec: DetectorSpec): (Baseline | null)[] {
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
        const threshold = withMargin(quantile(sorted, q), spec.margin);
        const rho = exceedanceCorrelation(values, from, to, threshold);
        return { q0, threshold, temper: (1 - rho) / (1 + rho) };
      }),
      median: quantile(sorted, 0.5),
    };
  });
}
