/** Each value once, in a fixed order, in lists of at most `size`. */
export function sortedChunks(values: readonly string[], size: number): string[][] {
  const all = [...new Set(values)].sort();
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}
