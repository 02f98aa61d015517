export interface Schedule {
  /** ms since the epoch of one slot, whichever. */
  slot: number;
  intervalMs: number;
}

export interface Punctuality {
  /** How long after its slot each look arrived, ms; of each slot the first look counts. */
  lags: number[];
  /** Slots of the window that nobody looked in. */
  missed: number;
  /** Looks beyond the first of their slot. */
  doubled: number;
}

/**
 * Compares arrivals with the schedule, over the slots that lie in [from, to) by one interval before `to`,
 * so that each had its whole interval to be looked at in.
 *
 * @param arrivals of each probe, ms since the epoch, in any order
 */
export function punctuality(
  schedules: readonly Schedule[],
  arrivals: readonly (readonly number[])[],
  from: number,
  to: number,
): Punctuality {
  const lags: number[] = [];
  let missed = 0;
  let doubled = 0;
  for (const [number, { slot, intervalMs }] of schedules.entries()) {
    const first = slot + Math.ceil((from - slot) / intervalMs) * intervalMs;
    const count = Math.max(0, Math.floor((to - first) / intervalMs));
    const seen = new Map<number, number>();
    for (const at of arrivals[number] ?? []) {
      const place = Math.floor((at - first) / intervalMs);
      if (place < 0 || place >= count) continue;
      const lag = at - first - place * intervalMs;
      const earlier = seen.get(place);
      if (earlier !== undefined) doubled += 1;
      seen.set(place, Math.min(lag, earlier ?? Infinity));
    }
    lags.push(...seen.values());
    missed += count - seen.size;
  }
  return { lags, missed, doubled };
}

/** The value below which a share of the values lies (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Standard deviation of arrivals a second over their mean: what a Poisson process has is 1/√mean. */
export function unevenness(arrivals: readonly number[], from: number, to: number): number {
  const seconds = new Array<number>(Math.max(1, Math.floor((to - from) / 1_000))).fill(0);
  for (const at of arrivals) {
    const place = Math.floor((at - from) / 1_000);
    if (place in seconds) seconds[place] = (seconds[place] ?? 0) + 1;
  }
  const mean = seconds.reduce((sum, count) => sum + count, 0) / seconds.length;
  const variance = seconds.reduce((sum, count) => sum + (count - mean) ** 2, 0) / seconds.length;
  return Math.sqrt(variance) / mean;
}
