import type { MarketView } from '@kaopu/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function marketQuery(id: string, item: string) {
  return queryOptions({
    queryKey: ['platform', id, 'market', item],
    queryFn: ({ signal }) => read<MarketView>(`/platforms/${id}/market`, { item }, signal),
    placeholderData: keepPreviousData,
  });
}
