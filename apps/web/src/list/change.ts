import type { ProfileId } from '@kaopu/scoring';
import type { Wanted } from './find.ts';
import type { Sorting } from './sort.ts';
import type { SortKey } from './sort-keys.ts';

/** What an address may say of the list. */
interface ListSearch {
  profile?: ProfileId;
  q?: string;
  f?: string;
  sort?: SortKey;
  rev?: true;
  cmp?: string;
}

export type Change = Partial<Wanted & { sorting: Sorting }>;

/** The address with what is wanted instead, and no more in it than that. */
export function changed(before: ListSearch, { q, facts, sorting }: Change): ListSearch {
  const { q: oldQ, f: oldFacts, sort, rev, ...kept } = before;
  const text = q ?? oldQ ?? '';
  const asked = facts?.join(',') ?? oldFacts ?? '';
  const { by, reversed } = sorting ?? { by: sort ?? 'score', reversed: rev === true };
  return {
    ...kept,
    ...(text === '' ? {} : { q: text }),
    ...(asked === '' ? {} : { f: asked }),
    ...(by === 'score' ? {} : { sort: by }),
    ...(reversed ? { rev: true } : {}),
  };
}
