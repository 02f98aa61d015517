export interface Ranked {
  lo: number;
  hi: number;
}

/**
 * The places a score could take: behind everything surely better, ahead of everything surely worse.
 * Surely means that the 90 % intervals do not overlap.
 */
export function rankRange(own: Ranked, all: readonly Ranked[]): [best: number, worst: number] {
  let best = 1;
  let worst = all.length;
  for (const other of all) {
    if (other.lo > own.hi) best++;
    if (other.hi < own.lo) worst--;
  }
  return [best, worst];
}
