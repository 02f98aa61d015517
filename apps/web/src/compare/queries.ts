import type { ComparisonStrips, ComparisonView } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** Under `platforms`, so that whatever makes the list read again makes this read again too. */
export function comparisonQuery(ids: readonly string[], profile: string) {
  const asked = ids.join(',');
  return queryOptions({
    queryKey: ['platforms', 'comparison', profile, asked],
    queryFn: ({ signal }) => read<ComparisonView>('/comparison', { ids: asked, profile }, signal),
    placeholderData: (previous) => previous,
  });
}

/** Hours of service and lanes of records of all that are compared, read as one. */
export function stripsQuery(ids: readonly string[]) {
  const asked = ids.join(',');
  return queryOptions({
    queryKey: ['platforms', 'comparison', 'strips', asked],
    queryFn: async ({ signal }) => {
      const { items } = await read<ComparisonStrips>('/comparison/strips', { ids: asked }, signal);
      return new Map(items.map((item) => [item.id, item]));
    },
    placeholderData: (previous) => previous,
  });
}
