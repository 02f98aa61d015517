export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? NaN : sum / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? NaN) + upper) / 2;
}

export function logisticOf(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Concordant minus discordant pairs, and how many pairs are tied in neither or only in x. */
function pairCounts(x: readonly number[], y: readonly number[]) {
  let balance = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (const [i, xi] of x.entries()) {
    const yi = y[i] ?? NaN;
    for (let j = 0; j < i; j += 1) {
      const dx = Math.sign(xi - (x[j] ?? NaN));
      const dy = Math.sign(yi - (y[j] ?? NaN));
      balance += dx * dy;
      if (dx !== 0) untiedX += 1;
      if (dy !== 0) untiedY += 1;
    }
  }
  return { balance, untiedX, untiedY };
}

/** Kendall's tau-b of a ranking with the truth. */
export function kendall(x: readonly number[], y: readonly number[]): number {
  const { balance, untiedX, untiedY } = pairCounts(x, y);
  return balance / Math.sqrt(untiedX * untiedY);
}

/** Somers' D of a prediction: of the pairs whose outcomes differ, right minus wrong. */
export function somers(prediction: readonly number[], outcome: readonly number[]): number {
  const { balance, untiedY } = pairCounts(prediction, outcome);
  return balance / untiedY;
}

/** Lower end of Wilson's 90 % interval for a share. */
export function wilsonLower(successes: number, n: number): number {
  const z = 1.645;
  const p = successes / n;
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return Math.max(0, (p + (z * z) / (2 * n) - half) / (1 + (z * z) / n));
}

/** The argument in [low, high] at which a non-decreasing function reaches `target`. */
export function bisect(
  low: number,
  high: number,
  target: number,
  steps: number,
  rising: (argument: number) => number,
): number {
  let from = low;
  let to = high;
  for (let i = 0; i < steps; i += 1) {
    const middle = (from + to) / 2;
    if (rising(middle) < target) from = middle;
    else to = middle;
  }
  return to;
}
