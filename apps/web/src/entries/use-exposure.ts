import type { EntryView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { entryIdOf } from './is-entry.ts';
import { entriesQuery, EXPOSURE } from './queries.ts';

export const EXPOSURE_PARTS = ['balance', 'deposits', 'openOrders'] as const;

/** Fen. */
export function amountOf({ fields }: EntryView, part: (typeof EXPOSURE_PARTS)[number]): number {
  const amount: unknown =
    typeof fields === 'object' && fields !== null ? Reflect.get(fields, part) : undefined;
  return typeof amount === 'number' ? amount : 0;
}

/** The merchant's newest word on what lies with a platform, and how the next goes on from it. */
export function useExposure(id: string) {
  const entries = useInfiniteQuery(entriesQuery(id, EXPOSURE));
  const newest = entries.data?.pages[0]?.items.find(({ retracted }) => retracted === null);
  const search = newest === undefined ? {} : { follows: entryIdOf(newest.key) };
  const total =
    newest === undefined
      ? null
      : EXPOSURE_PARTS.reduce((sum, part) => sum + amountOf(newest, part), 0);
  return { entries, newest, total, search };
}
