export interface PricePoint {
  at: number;
  price: number | null;
}

export interface StepRun {
  from: number;
  to: number;
  price: number;
}

/** A price holds until the next change; where none was shown the line breaks. */
export function priceSteps(points: readonly PricePoint[], until: number): StepRun[][] {
  const lines: StepRun[][] = [];
  let open = false;
  for (const [i, point] of points.entries()) {
    if (point.price === null) {
      open = false;
      continue;
    }
    const step = { from: point.at, to: points[i + 1]?.at ?? until, price: point.price };
    if (!open) lines.push([]);
    open = true;
    lines.at(-1)?.push(step);
  }
  return lines;
}

/** Lower and upper end of a price axis: the data with 8 % air, never a zero-height range. */
export function priceDomain(prices: readonly number[]): [number, number] | null {
  if (prices.length === 0) return null;
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const air = Math.max((high - low) * 0.16, high * 0.08, 10);
  return [Math.max(0, low - air), high + air];
}
