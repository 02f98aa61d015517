/**
 * The K largest elements under a total order, kept sorted, largest last. Adding and merging are
 * idempotent, commutative and associative: the result is the same in any order of arrival.
 */
export type Ring<T> = readonly T[];

export const RING_SIZE = 256;

export type Compare<T> = (a: T, b: T) => number;

/** The first index whose element is not smaller than `item`. */
function place<T>(ring: Ring<T>, item: T, compare: Compare<T>): number {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = ring[middle];
    if (element !== undefined && compare(element, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function addToRing<T>(
  ring: Ring<T>,
  item: T,
  compare: Compare<T>,
  size = RING_SIZE,
): Ring<T> {
  const at = place(ring, item, compare);
  const present = ring[at];
  if (present !== undefined && compare(present, item) === 0) return ring;
  if (at === 0 && ring.length >= size) return ring;
  const grown = [...ring.slice(0, at), item, ...ring.slice(at)];
  return grown.length > size ? grown.slice(1) : grown;
}

export function mergeRings<T>(
  a: Ring<T>,
  b: Ring<T>,
  compare: Compare<T>,
  size = RING_SIZE,
): Ring<T> {
  return b.reduce((ring, item) => addToRing(ring, item, compare, size), a);
}
