/**
 * Rounds `parts` to `digits` decimals so that the rounded values still add up to `total` as shown
 * (largest remainder). A reader who adds the lines must get the sum that is printed.
 */
export function roundToSum(parts: readonly number[], total: number, digits = 1): number[] {
  const unit = 10 ** digits;
  const floors = parts.map((part) => Math.floor(part * unit));
  const missing = Math.round(total * unit) - floors.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, i) => ({ i, rest: part * unit - Math.floor(part * unit) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const extra = new Map<number, number>();
  for (let k = 0; k < Math.abs(missing) && order.length > 0; k++) {
    const at = missing > 0 ? k % order.length : order.length - 1 - (k % order.length);
    const i = order[at]?.i ?? 0;
    extra.set(i, (extra.get(i) ?? 0) + Math.sign(missing));
  }
  return floors.map((part, i) => (part + (extra.get(i) ?? 0)) / unit);
}
