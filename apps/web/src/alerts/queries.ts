import type {
  AlertDetail,
  RouteView,
  RuleInput,
  RuleTrial,
  RuleView,
  SilenceView,
} from '@kaopu/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read, send } from '../api/client.ts';
import { storedNeeds } from './needs.ts';

/** An alert as one buyer sees it, with alternatives that have what he needs. */
export function alertQuery(id: string, profile: string) {
  const needs = storedNeeds().join(',');
  return queryOptions({
    queryKey: ['alert', id, profile, needs],
    queryFn: ({ signal }) => read<AlertDetail>(`/alerts/${id}`, { profile, needs }, signal),
  });
}

export const rulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  queryFn: async ({ signal }) =>
    (await read<{ items: RuleView[] }>('/alert-rules', {}, signal)).items,
});

export const silencesQuery = queryOptions({
  queryKey: ['alert-silences'],
  queryFn: async ({ signal }) =>
    (await read<{ items: SilenceView[] }>('/alert-silences', {}, signal)).items,
});

export const routesQuery = queryOptions({
  queryKey: ['alert-routes'],
  queryFn: async ({ signal }) =>
    (await read<{ items: RouteView[] }>('/alert-routes', {}, signal)).items,
});

/** What a rule would have brought; null while it is not yet one. */
export function ruleTrialQuery(rule: RuleInput | null) {
  return queryOptions({
    queryKey: ['alert-rule-trial', rule],
    queryFn: () => send<RuleTrial>('POST', '/alert-rules/trial', rule),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
