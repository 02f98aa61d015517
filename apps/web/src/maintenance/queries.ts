import type { MaintenanceView } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function maintenanceQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'maintenance'],
    queryFn: ({ signal }) =>
      read<{ items: MaintenanceView[] }>(`/platforms/${id}/maintenance`, {}, signal),
  });
}
