import {
  useQueryClient,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
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
import { EXPOSURE, entriesQuery, REPLY } from '../entries/queries.ts';
import { maintenanceQuery } from '../maintenance/queries.ts';
import { marketQuery } from '../market/queries.ts';
import { recordEventsQuery } from '../records/queries.ts';
import { groupsQuery } from '../run-away/queries.ts';
import { serviceQuery } from '../service/queries.ts';
import { FIRST_CHANGE_HOURS, FIRST_TREND_HOURS } from './ranges.ts';
import { tagsQuery } from './tags.ts';
import { wordingQuery } from './use-wording-change.ts';

const route = getRouteApi('/platforms/$id');

/** Begins to read; what fails leaves no trace: whoever shows the part asks for it himself. */
function headStart(client: QueryClient) {
  function forget(queryKey: QueryKey, reading: Promise<void>): void {
    void reading.then(() => {
      if (client.getQueryState(queryKey)?.status !== 'error') return;
      void client.resetQueries({ queryKey, exact: true });
    });
  }
  return {
    read<Data, Key extends QueryKey>(query: FetchQueryOptions<Data, Error, Data, Key>): void {
      forget(query.queryKey, client.prefetchQuery({ ...query, retry: false }));
    },
    readPages<Data, Key extends QueryKey, Param>(
      query: FetchInfiniteQueryOptions<Data, Error, Data, Key, Param>,
    ): void {
      forget(query.queryKey, client.prefetchInfiniteQuery({ ...query, retry: false }));
    },
  };
}

type HeadStart = ReturnType<typeof headStart>;

interface Opened {
  id: string;
  profile: ProfileId;
  /** Of the trend. */
  hours: number;
}

/** By its name in the address, what a part shows beneath the head; '' is the overview. */
const PARTS: Readonly<Record<string, (start: HeadStart, opened: Opened) => void>> = {
  ''(start, { id, profile, hours }) {
    start.read(trendQuery(id, profile, hours));
    start.read(explanationQuery(id, profile));
    start.read(insightsQuery(id));
    start.read(groupsQuery(id));
    start.read(productsQuery(id));
    start.readPages(entriesQuery(id, REPLY));
  },
  prices(start, { id }) {
    start.read(productsQuery(id));
    start.read(marketQuery(id, ''));
  },
  service(start, { id }) {
    start.read(serviceQuery(id));
  },
  records(start, { id }) {
    start.read(recordEventsQuery(id));
    start.read(wordingQuery(id));
  },
  evidence(start, { id }) {
    start.readPages(entriesQuery(id));
  },
  probes(start, { id }) {
    start.read(maintenanceQuery(id));
  },
};

function begin(start: HeadStart, part: string, opened: Opened): void {
  const { id, profile } = opened;
  start.read(platformQuery(id));
  start.read(changeQuery(id, profile, FIRST_CHANGE_HOURS));
  start.read(tagsQuery(id));
  start.readPages(observationsQuery(id));
  start.readPages(entriesQuery(id, EXPOSURE));
  PARTS[part]?.(start, opened);
}

/** Reads all that `begin` names of a platform at once, and not one after the other. */
export function useReadTogether(id: string, begin: (start: HeadStart) => void): void {
  const client = useQueryClient();
  useState(() => {
    const start = headStart(client);
    readTogether(`/platforms/${id}`, () => begin(start));
  });
}

/** What the part that is opened will show. */
export function useHeadStart(id: string, profile: ProfileId): void {
  const { hours = FIRST_TREND_HOURS } = route.useSearch();
  const part = useRouterState({
    select: ({ location }) => location.pathname.split('/')[3] ?? '',
  });
  useReadTogether(id, (start) => begin(start, part, { id, profile, hours }));
}
