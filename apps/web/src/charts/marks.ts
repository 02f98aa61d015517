export interface MarkCluster<T> {
  x: number;
  first: number;
  last: number;
  items: T[];
}

/**
 * Numbers marks from left to right and merges those closer than `minGap` px, so that two events of
 * one minute read 「2–3」 instead of lying on top of each other.
 */
export function clusterMarks<T extends { x: number }>(marks: readonly T[], minGap: number) {
  const clusters: MarkCluster<T>[] = [];
  for (const [i, mark] of [...marks].sort((a, b) => a.x - b.x).entries()) {
    const open = clusters.at(-1);
    if (open !== undefined && mark.x - open.x < minGap) {
      open.items.push(mark);
      open.last = i + 1;
      continue;
    }
    clusters.push({ x: mark.x, first: i + 1, last: i + 1, items: [mark] });
  }
  return clusters;
}
