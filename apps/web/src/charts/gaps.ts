import { median } from 'd3-array';

/**
 * How long two neighbouring points (ms, ascending) may lie apart and still be joined: three usual
 * steps, so a rhythm of looks stays one line while a night without looks becomes a gap. Two probes
 * of one rhythm come in pairs, a short step and a long one: there the usual pair of steps counts.
 */
export function gapThreshold(times: readonly number[], bucketMs: number): number {
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const pairs = times.slice(2).map((time, i) => time - (times[i] ?? time));
  return Math.max(2.5 * bucketMs, 3 * (median(steps) ?? 0), 1.5 * (median(pairs) ?? 0));
}

/** Runs of points whose neighbours are at most `threshold` ms apart. */
export function splitAtGaps<T extends { at: number }>(points: readonly T[], threshold: number) {
  const runs: T[][] = [];
  let previous: T | undefined;
  for (const point of points) {
    const run = runs.at(-1);
    if (run === undefined || previous === undefined || point.at - previous.at > threshold) {
      runs.push([point]);
    } else {
      run.push(point);
    }
    previous = point;
  }
  return runs;
}
