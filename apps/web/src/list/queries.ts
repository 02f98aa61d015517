import type { PlatformIndexMore, PlatformRowMore } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import type { SortedBy } from './sort.ts';

interface More {
  sites: ReadonlyMap<string, string>;
  sorted: ReadonlyMap<string, SortedBy>;
}

function moreOf({ keys, keyLength, sites, ages, coverages, changes }: PlatformIndexMore): More {
  const keyOf = (row: number) => keys.slice(row * keyLength, (row + 1) * keyLength);
  const at = (column: readonly (number | null)[], row: number) => column[row] ?? null;
  return {
    sites: new Map(sites.map((site, row) => [keyOf(row), site])),
    sorted: new Map(
      sites.map((_, row) => [
        keyOf(row),
        { age: at(ages, row), coverage: at(coverages, row), change: at(changes, row) },
      ]),
    ),
  };
}

/** What only some sorts and searches need. */
export function moreQuery(profile: ProfileId) {
  return queryOptions({
    queryKey: ['platforms', 'index', 'more', profile],
    queryFn: async ({ signal }) =>
      moreOf(await read<PlatformIndexMore>('/platforms/index/more', { profile }, signal)),
    structuralSharing: false,
  });
}

/** What rows show beside the index; those of the same buyer before stay until the new ones come. */
export function rowsQuery(profile: ProfileId, keys: readonly string[]) {
  return queryOptions({
    queryKey: ['platforms', 'rows', profile, keys.join(',')],
    queryFn: async ({ signal }) => {
      const params = { profile, keys: keys.join(',') };
      return (await read<{ items: PlatformRowMore[] }>('/platforms/rows', params, signal)).items;
    },
    placeholderData: (before, query) => (query?.queryKey[2] === profile ? before : undefined),
  });
}
