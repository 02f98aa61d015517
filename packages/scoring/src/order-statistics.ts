function middle(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** NaN without values. */
export function medianOf(values: readonly number[]): number {
  return middle([...values].sort((a, b) => a - b));
}

/** Nearest rank: the smallest value that at least the share `q` of them does not exceed. NaN without values. */
export function quantileOf(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(sorted.length * q - 1e-9) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? NaN;
}

/**
 * Theil–Sen: the median slope over all pairs with different x; null without such a pair. Adding 0
 * makes -0, which depends on the order of a pair, a plain 0.
 */
export function medianSlope(points: readonly (readonly [x: number, y: number])[]): number | null {
  const slopes: number[] = [];
  for (const [i, [x1, y1]] of points.entries()) {
    for (const [x2, y2] of points.slice(i + 1)) {
      if (x2 !== x1) slopes.push((y2 - y1) / (x2 - x1) + 0);
    }
  }
  return slopes.length === 0 ? null : medianOf(slopes);
}
