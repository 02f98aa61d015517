import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listingFor } from './columns.ts';
import { find, type Wanted } from './find.ts';
import { indexQuery } from './index-query.ts';
import { moreQuery } from './queries.ts';
import { usePrepared } from './use-prepared.ts';
import { sortRows, type Sorting } from './sort.ts';

const NEEDS_MORE = ['change', 'coverage', 'seen'];
const NOTHING = { sites: new Map<string, string>(), sorted: new Map<string, never>() };

/** What the list is asked for. */
export interface Asked {
  profile: ProfileId;
  wanted: Wanted;
  sorting: Sorting;
}

/** All platforms for a buyer, those that are wanted, and these in order; all of it is worked out here. */
export function useListing({ profile, wanted, sorting }: Asked) {
  const index = useQuery(indexQuery);
  const more = useQuery({
    ...moreQuery(profile),
    enabled: wanted.q !== '' || NEEDS_MORE.includes(sorting.by),
  });
  const listing = useMemo(
    () => (index.data === undefined ? undefined : listingFor(index.data, profile)),
    [index.data, profile],
  );
  usePrepared(listing?.rows);
  const { sites, sorted } = more.data ?? NOTHING;
  const found = useMemo(() => find(listing?.rows ?? [], wanted, sites), [listing, wanted, sites]);
  const shown = useMemo(
    () => (listing === undefined ? [] : sortRows(found, sorting, listing, sorted)),
    [listing, found, sorting, sorted],
  );
  return { index, more, listing, found, shown };
}
