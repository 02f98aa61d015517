/** Every row of the list uses the same span, so that two lines can be compared by eye. */
export const SPARK_SPAN = 40;

export interface SparkGeometry {
  /** One polyline per uninterrupted run, `x,y x,y …`. */
  runs: string[];
  /** Runs of a single bucket, drawn as dots. */
  dots: { x: number; y: number }[];
  /** The row's own usual range: 10th to 90th percentile. */
  band: { y: number; height: number };
  end: { x: number; y: number; live: boolean };
}

function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** Pixels of a sparkline: 40 points around the row's median; null values stay gaps. */
export function sparkGeometry(
  values: readonly (number | null)[],
  width: number,
  height: number,
): SparkGeometry | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const pad = 3;
  const middle = quantile(sorted, 0.5);
  const y = (value: number) =>
    round(
      clamp(height / 2 - ((value - middle) / SPARK_SPAN) * (height - 2 * pad), pad, height - pad),
    );
  const step = (width - 2 * pad) / Math.max(1, values.length - 1);
  const x = (i: number) => round(pad + i * step);

  const runs: { x: number; y: number }[][] = [];
  let open = false;
  for (const [i, value] of values.entries()) {
    if (value === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push({ x: x(i), y: y(value) });
  }
  const top = y(quantile(sorted, 0.9));
  const bottom = y(quantile(sorted, 0.1));
  const end = runs.at(-1)?.at(-1) ?? { x: 0, y: 0 };
  return {
    runs: runs
      .filter((run) => run.length > 1)
      .map((run) => run.map((p) => `${p.x},${p.y}`).join(' ')),
    dots: runs.filter((run) => run.length === 1).flat(),
    band: { y: top, height: Math.max(2, round(bottom - top)) },
    end: { ...end, live: values.at(-1) !== null },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
