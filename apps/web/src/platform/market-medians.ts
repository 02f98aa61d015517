import type { PlatformIndex } from '@kaopu/contracts';
import type { DimensionId } from '@kaopu/scoring';
import { queryOptions } from '@tanstack/react-query';
import { median } from 'd3-array';
import { indexQuery } from '../list/index-query.ts';

/** So few are no market. */
const LEAST = 3;
/** As contracts write whole points: a sign's code less this. */
const NOUGHT = 35;

/** By dimension the median of all platforms about which enough is known, points of 100. */
export function marketMedians({
  dimensions,
  points,
}: Pick<PlatformIndex, 'dimensions' | 'points'>): ReadonlyMap<DimensionId, number> {
  const medians = dimensions.map((dimension, i): [DimensionId, number | undefined] => {
    const known = Array.from(points[i] ?? '').filter((sign) => sign !== ' ');
    const values = known.map((sign) => sign.charCodeAt(0) - NOUGHT);
    return [dimension, values.length < LEAST ? undefined : median(values)];
  });
  return new Map(
    medians.flatMap(([dimension, value]) => (value === undefined ? [] : [[dimension, value]])),
  );
}

/** Read seldom: the middle of a market hardly moves, and the list of all is large. */
export const marketMediansQuery = queryOptions({
  queryKey: ['market-medians'],
  queryFn: async ({ client }) => marketMedians(await client.ensureQueryData(indexQuery)),
  staleTime: 600_000,
});
