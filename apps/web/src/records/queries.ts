import type { RecordEvents } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function recordEventsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'record-events'],
    queryFn: ({ signal }) => read<RecordEvents>(`/platforms/${id}/record-events`, {}, signal),
  });
}
