import type { ObservationView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { observationsQuery } from '../api/queries.ts';

/** The platform's recent observations by key, to lead from a number to its evidence. */
export function useObservationIndex(platformId: string): ReadonlyMap<string, ObservationView> {
  const { data } = useInfiniteQuery(observationsQuery(platformId));
  return useMemo(
    () => new Map(data?.pages.flatMap((page) => page.items).map((item) => [item.key, item])),
    [data],
  );
}
