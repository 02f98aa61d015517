import type { ObservationView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { citedQuery } from '../api/cited.ts';

export type Cited = ReadonlyMap<string, ObservationView>;

/** The observations a screen cites, by key, to lead from a number to its evidence. */
export function useCited(platformId: string, keys: readonly string[]): Cited {
  const { data } = useQuery(citedQuery(platformId, keys));
  return useMemo(() => new Map(data?.map((item) => [item.key, item])), [data]);
}
