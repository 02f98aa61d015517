/** How many of the ascending `sorted` are not larger than `value`. */
function notLarger(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places from 1 by value, largest first; equal values keep the order they are given in. */
export function placesOf(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort();
  const taken = new Uint32Array(values.length);
  return Uint32Array.from(values, (value) => {
    const larger = values.length - notLarger(sorted, value);
    const before = taken[larger] ?? 0;
    taken[larger] = before + 1;
    return larger + before + 1;
  });
}
