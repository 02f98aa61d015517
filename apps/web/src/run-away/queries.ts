import type { GroupActivityView } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function groupsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'group-activity'],
    queryFn: ({ signal }) => read<GroupActivityView>(`/platforms/${id}/group-activity`, {}, signal),
  });
}
