import { diffArrays } from 'diff';

/** Equal entries of two lists, as pairs of places that rise in both. */
export type Pair = readonly [before: number, after: number];

/** Each value that occurs once on either side, with its places. */
function uniquePairs(before: readonly string[], after: readonly string[]): Pair[] {
  const places = new Map<string, { before: number[]; after: number[] }>();
  const note = (side: 'before' | 'after') => (value: string, i: number) => {
    const entry = places.get(value) ?? { before: [], after: [] };
    if (entry[side].length < 2) entry[side].push(i);
    places.set(value, entry);
  };
  before.forEach(note('before'));
  after.forEach(note('after'));
  const pairs: Pair[] = [];
  for (const entry of places.values()) {
    const [a, b] = [entry.before[0], entry.after[0]];
    const once = entry.before.length === 1 && entry.after.length === 1;
    if (once && a !== undefined && b !== undefined) pairs.push([a, b]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

/** The longest run of pairs that rises on the second side too (patience sorting). */
function rising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, place], i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[i] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = i;
  });
  const run: Pair[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) {
    const pair = pairs[i];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** The shortest edit between two lists, or null when it takes more than `edits`. */
function exactly(
  before: readonly string[],
  after: readonly string[],
  edits: number,
): Pair[] | null {
  const changes = diffArrays([...before], [...after], { maxEditLength: edits });
  if (!changes) return null;
  const pairs: Pair[] = [];
  let [a, b] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (added) b += count;
    else if (removed) a += count;
    else for (let i = 0; i < count; i++) pairs.push([a++, b++]);
  }
  return pairs;
}

function shared(before: readonly string[], after: readonly string[]): [head: number, tail: number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [head, tail];
}

/**
 * Which entries of two lists are the same, in order. The shortest edit where it is short enough
 * (memory and time grow with its square); otherwise by entries that occur once.
 */
export function align(before: readonly string[], after: readonly string[], edits: number): Pair[] {
  const [head, tail] = shared(before, after);
  const [a, b] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const middle = exactly(a, b, edits) ?? rising(uniquePairs(a, b));
  const heads = Array.from({ length: head }, (_, i): Pair => [i, i]);
  const tails = Array.from({ length: tail }, (_, i): Pair => [
    before.length - tail + i,
    after.length - tail + i,
  ]);
  return [...heads, ...middle.map(([x, y]): Pair => [x + head, y + head]), ...tails];
}
