import type { PlatformRow, RankingView } from '@kaopu/contracts';

/** A row's place in the ranking of all platforms. */
export interface Place {
  rank: number;
  lo: number;
  hi: number;
  group: number;
}

export type Places = ReadonlyMap<string, Place>;

export function placesOf(ranking: RankingView | undefined): Places {
  return new Map(
    ranking?.ranked.map(({ id, rank, lo, hi, group }) => [id, { rank, lo, hi, group }]),
  );
}

/** How a row hangs together with its neighbours on the screen. */
export type Bracket = 'start' | 'middle' | 'end' | 'none';

/** Rows next to each other whose rank intervals overlap share a bracket. */
export function brackets(rows: readonly PlatformRow[], places: Places): Bracket[] {
  const groups = rows.map(({ id }) => places.get(id)?.group ?? null);
  return groups.map((group, i) => {
    if (group === null) return 'none';
    const above = groups[i - 1] === group;
    const below = groups[i + 1] === group;
    if (above) return below ? 'middle' : 'end';
    return below ? 'start' : 'none';
  });
}
