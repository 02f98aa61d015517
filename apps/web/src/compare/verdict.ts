interface Interval {
  value: number;
  lo: number;
  hi: number;
}

/** How a platform takes part: only those whose scores rank are held against each other. */
export interface Contender extends Interval {
  name: string;
  status: 'ok' | 'unverified' | 'insufficient' | 'vetoed' | null;
}

export interface Verdict {
  /** Best first; who stands in one group cannot be told apart, who stands in two can. */
  groups: string[][];
  insufficient: string[];
  vetoed: string[];
  waiting: string[];
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.lo <= b.hi && b.lo <= a.hi;
}

/**
 * Intervals that hang together through overlaps, highest first: two of different groups never
 * overlap, so only between groups is one higher than the other.
 */
export function tiedGroups<T extends Interval>(all: readonly T[]): T[][] {
  const groups: T[][] = [];
  let lowest = -Infinity;
  for (const one of [...all].sort((a, b) => b.hi - a.hi)) {
    const open = groups.at(-1);
    if (open !== undefined && one.hi >= lowest) {
      open.push(one);
      lowest = Math.min(lowest, one.lo);
    } else {
      groups.push([one]);
      lowest = one.lo;
    }
  }
  return groups.map((group) => group.sort((a, b) => b.value - a.value));
}

/** What may be said of scores beside each other. */
export function verdictOf(contenders: readonly Contender[]): Verdict {
  const named = (status: Contender['status']) =>
    contenders.filter((one) => one.status === status).map(({ name }) => name);
  const ranked = contenders.filter(({ status }) => status === 'ok' || status === 'unverified');
  return {
    groups: tiedGroups(ranked).map((group) => group.map(({ name }) => name)),
    insufficient: named('insufficient'),
    vetoed: named('vetoed'),
    waiting: named(null),
  };
}
