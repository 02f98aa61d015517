import { METHOD, type DetectorSpec } from './method.ts';

/** The trailing window a new value is compared with, kept sorted while it slides. */
export interface Baseline {
  /** A value above this is an exceedance: the own p90 plus the material margin. */
  threshold: number;
  /** (1 − rho)/(1 + rho) with rho the lag-1 correlation of the window's exceedances. */
  temper: number;
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

/** Lag-1 autocorrelation of the indicator of exceedance, in [0, 0.9]. */
function exceedanceCorrelation(window: readonly number[], threshold: number): number {
  const exceeds = window.map((value) => (value > threshold ? 1 : 0));
  const mean = exceeds.reduce<number>((sum, y) => sum + y, 0) / exceeds.length;
  let variance = 0;
  let covariance = 0;
  for (const [i, y] of exceeds.entries()) {
    variance += (y - mean) * (y - mean);
    const next = exceeds[i + 1];
    if (next !== undefined) covariance += (y - mean) * (next - mean);
  }
  if (variance === 0) return 0;
  return Math.min(METHOD.detector.largestCorrelation, Math.max(0, covariance / variance));
}

/** Calls back for each index that has a baseline, oldest first; O(window) an element. */
export function baselines(values: readonly number[], spec: DetectorSpec): (Baseline | null)[] {
  const { gap, baseline, least, quantile: q } = METHOD.detector;
  const sorted: number[] = [];
  return values.map((_, i) => {
    const entering = values[i - gap - 1];
    if (entering !== undefined) sorted.splice(insertionPoint(sorted, entering), 0, entering);
    const leaving = values[i - gap - 1 - baseline];
    if (leaving !== undefined) sorted.splice(insertionPoint(sorted, leaving), 1);
    if (sorted.length < least) return null;
    const window = values.slice(Math.max(0, i - gap - baseline), i - gap);
    const threshold = withMargin(quantile(sorted, q), spec.margin);
    const rho = exceedanceCorrelation(window, threshold);
    return { threshold, temper: (1 - rho) / (1 + rho), median: quantile(sorted, 0.5) };
  });
}
