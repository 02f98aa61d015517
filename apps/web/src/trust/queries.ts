import type { CorrectionView, FormulaLog, Page, TrustView } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

const FIRST: string | undefined = undefined;

export function trustQuery(profile: ProfileId) {
  return queryOptions({
    queryKey: ['trust', profile],
    queryFn: ({ signal }) => read<TrustView>('/trust', { profile }, signal),
  });
}

export function formulaQuery(profile: ProfileId) {
  return queryOptions({
    queryKey: ['trust', profile, 'formula'],
    queryFn: ({ signal }) => read<FormulaLog>('/trust/formula', { profile }, signal),
  });
}

export function correctionsQuery() {
  return infiniteQueryOptions({
    queryKey: ['trust', 'corrections'],
    queryFn: ({ pageParam, signal }) =>
      read<Page<CorrectionView>>('/trust/corrections', { cursor: pageParam, limit: 20 }, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Of everything that is published for a buyer. */
export function datasetPath(profile: ProfileId, table = false): string {
  return `/api/v1/trust/dataset${table ? '.csv' : ''}?profile=${profile}`;
}
