import type { MarketMedians } from '@kaopu/contracts';
import type { DimensionId } from '@kaopu/scoring';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** So few are no market. */
const LEAST = 3;

/** By dimension, points of 100. */
export function marketMedians({ items }: MarketMedians): ReadonlyMap<DimensionId, number> {
  const known = items.filter(({ count }) => count >= LEAST);
  return new Map(known.map(({ dimension, median }) => [dimension, median]));
}

/** Read seldom: the middle of a market hardly moves. */
export const marketMediansQuery = queryOptions({
  queryKey: ['market-medians'],
  queryFn: async ({ signal }) =>
    marketMedians(await read<MarketMedians>('/platforms/medians', {}, signal)),
  staleTime: 600_000,
});
