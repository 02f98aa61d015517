import type { ProbeOutput, ProbeRuns } from '@kaopu/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import type { ProbeFilter } from './filter.ts';

/** A page holds so few that it stays light however many probes there are. */
const PAGE = 20;

export function probeRunsQuery(state: ProbeFilter, q: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ['probe-runs', state, q, cursor ?? ''],
    queryFn: ({ signal }) =>
      read<ProbeRuns>('/probe-runs', { state, q, cursor, limit: PAGE }, signal),
    placeholderData: keepPreviousData,
  });
}

/** `at`: of the look it is about; another look has another output. */
export function outputQuery(id: string, at: string | null, enabled: boolean) {
  return queryOptions({
    queryKey: ['probe-output', id, at],
    queryFn: ({ signal }) => read<ProbeOutput>(`/probe-runs/${id}/output`, {}, signal),
    enabled,
    staleTime: Infinity,
  });
}
