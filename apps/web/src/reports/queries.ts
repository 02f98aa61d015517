import type { Page, ReportPlanView, ReportView } from '@kaopu/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

const FIRST = undefined as string | undefined;

export const reportsQuery = infiniteQueryOptions({
  queryKey: ['reports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    read<Page<ReportView>>('/reports', { cursor: pageParam, limit: 30 }, signal),
  initialPageParam: FIRST,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const plansQuery = queryOptions({
  queryKey: ['reports', 'plans'],
  queryFn: async ({ signal }) =>
    (await read<{ items: ReportPlanView[] }>('/report-plans', {}, signal)).items,
});

export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => read<ReportView>(`/reports/${id}`, {}, signal),
  });
}
