import type { ImportView, Page } from '@kaopu/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

const FIRST: string | undefined = undefined;

export function importsQuery() {
  return infiniteQueryOptions({
    queryKey: ['imports'],
    queryFn: ({ pageParam, signal }) =>
      read<Page<ImportView>>('/imports', { cursor: pageParam, limit: 20 }, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
