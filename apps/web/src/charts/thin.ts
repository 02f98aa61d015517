/**
 * At most about `max` of the points: first, last, and per bucket the lowest and the highest, in
 * their order. Extremes survive, which averaging would hide.
 */
export function thin<T>(points: readonly T[], max: number, value: (point: T) => number): T[] {
  if (points.length <= max || max < 4) return [...points];
  const buckets = Math.floor((max - 2) / 2);
  const inner = points.length - 2;
  const kept = new Set([0, points.length - 1]);
  for (let b = 0; b < buckets; b++) {
    const from = 1 + Math.floor((b * inner) / buckets);
    const to = 1 + Math.floor(((b + 1) * inner) / buckets);
    let low = from;
    let high = from;
    for (let i = from; i < to; i++) {
      const here = value(points[i] as T);
      if (here < value(points[low] as T)) low = i;
      if (here > value(points[high] as T)) high = i;
    }
    kept.add(low).add(high);
  }
  return points.filter((_, i) => kept.has(i));
}
