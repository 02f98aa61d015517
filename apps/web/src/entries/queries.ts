import type { EntryKindView, EntryView, Page } from '@kaopu/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

const FIRST: string | undefined = undefined;

/** The kind that says what lies with a platform. */
export const EXPOSURE = 'exposure';
/** The kind that is a platform's own answer. */
export const REPLY = 'platform-reply';

export const entryKindsQuery = queryOptions({
  queryKey: ['entry-kinds'],
  queryFn: ({ signal }) => read<{ items: EntryKindView[] }>('/entry-kinds', {}, signal),
  staleTime: Infinity,
});

export function entriesQuery(id: string, kind = '') {
  return infiniteQueryOptions({
    queryKey: ['platform', id, 'entries', kind],
    queryFn: ({ pageParam, signal }) =>
      read<Page<EntryView>>(
        `/platforms/${id}/entries`,
        { kind, cursor: pageParam, limit: 20 },
        signal,
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** `about`: the entry's id without what its key begins with. */
export function entryQuery(id: string, about: string | undefined) {
  return queryOptions({
    queryKey: ['platform', id, 'entries', 'one', about],
    queryFn: ({ signal }) => read<EntryView>(`/platforms/${id}/entries/${about}`, {}, signal),
    enabled: about !== undefined,
    staleTime: Infinity,
  });
}
