interface Point {
  value: number;
  lo: number;
  hi: number;
}

export interface Finding {
  kind: 'steady' | 'up' | 'down';
  from: number;
  to: number;
}

/** A move is named only when the last value lies outside the first one's 90 % interval. */
export function findingOf(points: readonly Point[]): Finding {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return { kind: 'steady', from: 0, to: 0 };
  const ends = { from: first.value, to: last.value };
  if (last.value > first.hi) return { kind: 'up', ...ends };
  return { kind: last.value < first.lo ? 'down' : 'steady', ...ends };
}
