/** The total order (t, id) that makes "newest" mean the same whatever the order of arrival. */
export interface Moment {
  t: number;
  id: string;
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Negative when `a` is older than `b`; ids break ties by code unit. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.t - b.t || compareText(a.id, b.id);
}
