import type { DimensionId } from '@kaopu/scoring';
import type { Listing, ListRow } from './columns.ts';
import type { SortKey } from './sort-keys.ts';

/** What some sorts go by beside the index, by key. */
export interface SortedBy {
  /** Minutes since it was last seen. */
  age: number | null;
  coverage: number | null;
  change: number | null;
}

export interface Sorting {
  by: SortKey;
  /** The other way round. */
  reversed: boolean;
}

const names = new Intl.Collator('zh-CN');

/** What a row is worth under a sort, larger first; null for what is not known. */
type Worth = (row: ListRow) => number | null;

function worthOf(
  by: Exclude<SortKey, 'score' | 'name'>,
  dimensions: readonly DimensionId[],
  more: ReadonlyMap<string, SortedBy>,
): Worth {
  switch (by) {
    case 'alerts':
      return ({ openAlerts }) => openAlerts;
    case 'change':
      return ({ key }) => more.get(key)?.change ?? null;
    case 'coverage':
      return ({ key }) => more.get(key)?.coverage ?? null;
    case 'seen':
      return ({ key }) => {
        const age = more.get(key)?.age ?? null;
        return age === null ? null : -age;
      };
    default: {
      const at = dimensions.indexOf(by);
      return ({ points }) => points[at] ?? null;
    }
  }
}

function sorted(rows: ListRow[], worth: Worth, reversed: boolean): ListRow[] {
  const worths = new Map(rows.map((row) => [row, worth(row)]));
  const sign = reversed ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [worths.get(a) ?? null, worths.get(b) ?? null];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return sign * (y - x);
  });
}

/**
 * Rows in another order. Those that are not ranked stay behind every ranked one, whatever the order;
 * what is not known stands last of its kind, and equals stay as they are placed.
 */
export function sortRows(
  rows: readonly ListRow[],
  { by, reversed }: Sorting,
  { dimensions }: Pick<Listing, 'dimensions'>,
  more: ReadonlyMap<string, SortedBy>,
): readonly ListRow[] {
  if (by === 'score' && !reversed) return rows;
  const order = (part: ListRow[]): ListRow[] => {
    if (by === 'score') return part.reverse();
    if (by !== 'name') return sorted(part, worthOf(by, dimensions, more), reversed);
    const sign = reversed ? -1 : 1;
    return part.sort((a, b) => sign * names.compare(a.name, b.name));
  };
  return [0, 1, 2, 3].flatMap((stand) => order(rows.filter((row) => standOf(row) === stand)));
}

const STANDS = { ok: 0, unverified: 0, insufficient: 2, vetoed: 3 } as const;

/** Ranked, then without a score, with too little evidence, with a failed floor. */
function standOf({ score }: ListRow): number {
  return score === null ? 1 : STANDS[score.status];
}

/** Takes part in the ranking: enough evidence and no failed gate. */
export function isRanked(row: ListRow): boolean {
  return standOf(row) === 0;
}
