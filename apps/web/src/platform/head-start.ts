import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import type { ProfileId } from '@kaopu/scoring';
import { useState } from 'react';
import { readTogether } from '../api/client.ts';
import {
  changeQuery,
  explanationQuery,
  insightsQuery,
  observationsQuery,
  platformQuery,
  productsQuery,
  trendQuery,
} from '../api/queries.ts';
import { EXPOSURE, entriesQuery } from '../entries/queries.ts';
import { marketQuery } from '../market/queries.ts';
import { recordEventsQuery } from '../records/queries.ts';
import { groupsQuery } from '../run-away/queries.ts';
import { FIRST_CHANGE_HOURS, FIRST_TREND_HOURS } from './ranges.ts';

const route = getRouteApi('/platforms/$id');

/** A head start that failed leaves no trace: whoever shows the part asks for it himself. */
function begun(client: QueryClient, queryKey: QueryKey, reading: Promise<void>): void {
  void reading.then(() => {
    if (client.getQueryState(queryKey)?.status !== 'error') return;
    void client.resetQueries({ queryKey, exact: true });
  });
}

interface Opened {
  id: string;
  profile: ProfileId;
  /** Of the trend. */
  hours: number;
  /** As the address names it; '' for the overview. */
  part: string;
}

function begin(client: QueryClient, { id, profile, hours, part }: Opened): void {
  const retry = false;
  const platform = platformQuery(id);
  begun(client, platform.queryKey, client.prefetchQuery({ ...platform, retry }));
  const looks = observationsQuery(id);
  begun(client, looks.queryKey, client.prefetchInfiniteQuery({ ...looks, retry }));
  if (part === '') {
    const trend = trendQuery(id, profile, hours);
    const change = changeQuery(id, profile, FIRST_CHANGE_HOURS);
    const why = explanationQuery(id, profile);
    const insights = insightsQuery(id);
    const groups = groupsQuery(id);
    const stakes = entriesQuery(id, EXPOSURE);
    begun(client, trend.queryKey, client.prefetchQuery({ ...trend, retry }));
    begun(client, change.queryKey, client.prefetchQuery({ ...change, retry }));
    begun(client, why.queryKey, client.prefetchQuery({ ...why, retry }));
    begun(client, insights.queryKey, client.prefetchQuery({ ...insights, retry }));
    begun(client, groups.queryKey, client.prefetchQuery({ ...groups, retry }));
    begun(client, stakes.queryKey, client.prefetchInfiniteQuery({ ...stakes, retry }));
  }
  if (part === '' || part === 'prices') {
    const products = productsQuery(id);
    begun(client, products.queryKey, client.prefetchQuery({ ...products, retry }));
  }
  if (part === 'prices') {
    const market = marketQuery(id, '');
    begun(client, market.queryKey, client.prefetchQuery({ ...market, retry }));
  }
  if (part === 'records') {
    const events = recordEventsQuery(id);
    begun(client, events.queryKey, client.prefetchQuery({ ...events, retry }));
  }
}

/** What the part that is opened will show, read at once and not one after the other. */
export function useHeadStart(id: string, profile: ProfileId): void {
  const client = useQueryClient();
  const { hours = FIRST_TREND_HOURS } = route.useSearch();
  const part = useRouterState({
    select: ({ location }) => location.pathname.split('/')[3] ?? '',
  });
  useState(() => {
    readTogether(`/platforms/${id}`, () => begin(client, { id, profile, hours, part }));
  });
}
