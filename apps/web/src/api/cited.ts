import type { ObservationView, Page } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { sortedChunks } from './chunks.ts';
import { read } from './client.ts';

/** The most observations one request may name. */
const MAX_KEYS = 100;
/** Parts of a page that cite come up together; what they cite within this time is read together. */
const GATHER_MS = 20;

interface Gathering {
  keys: Set<string>;
  found: Promise<ObservationView[]>;
}

const gatherings = new Map<string, Gathering>();

async function readAll(id: string, keys: readonly string[]): Promise<ObservationView[]> {
  const pages = await Promise.all(
    sortedChunks(keys, MAX_KEYS).map((chunk) =>
      read<Page<ObservationView>>(`/platforms/${id}/observations`, {
        keys: chunk.join(','),
        limit: MAX_KEYS,
      }),
    ),
  );
  return pages.flatMap((page) => page.items);
}

function gatheringOf(id: string): Gathering {
  const known = gatherings.get(id);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  const found = new Promise<void>((resolve) => {
    setTimeout(resolve, GATHER_MS);
  }).then(() => {
    gatherings.delete(id);
    return readAll(id, [...keys]);
  });
  const gathering = { keys, found };
  gatherings.set(id, gathering);
  return gathering;
}

/** Exactly the observations named; they never change once written, so they are read once. */
export function citedQuery(id: string, keys: readonly string[]) {
  const chunks = sortedChunks(keys, MAX_KEYS);
  return queryOptions({
    queryKey: ['cited', id, chunks],
    queryFn: async () => {
      const wanted = new Set(keys);
      const gathering = gatheringOf(id);
      for (const key of wanted) gathering.keys.add(key);
      return (await gathering.found).filter(({ key }) => wanted.has(key));
    },
    enabled: chunks.length > 0,
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
}
