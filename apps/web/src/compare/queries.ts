import type { ComparisonView } from '@kaopu/contracts';
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
