import type { ServiceView } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function serviceQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'service'],
    queryFn: ({ signal }) => read<ServiceView>(`/platforms/${id}/service`, {}, signal),
  });
}
