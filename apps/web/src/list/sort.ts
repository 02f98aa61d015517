import type { PlatformRow } from '@kaopu/contracts';
import type { Places } from './places.ts';

export const SORT_KEYS = ['score', 'alerts', 'coverage', 'seen', 'name'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export function isSort(value: unknown): value is SortKey {
  return SORT_KEYS.some((key) => key === value);
}

/** Takes part in the ranking: enough evidence and no failed gate. */
export function isRanked(row: PlatformRow): boolean {
  return row.score?.status === 'ok' || row.score?.status === 'unverified';
}

const UNRANKED_ORDER = { insufficient: 0, vetoed: 2, ok: 1, unverified: 1 } as const;

function byScore(a: PlatformRow, b: PlatformRow): number {
  return (
    (b.score?.value ?? -1) - (a.score?.value ?? -1) ||
    (b.score?.lo ?? -1) - (a.score?.lo ?? -1) ||
    a.id.localeCompare(b.id)
  );
}

const COMPARE: Record<SortKey, (a: PlatformRow, b: PlatformRow) => number> = {
  score: byScore,
  alerts: (a, b) => b.openAlerts - a.openAlerts || byScore(a, b),
  coverage: (a, b) => (b.score?.coverage ?? -1) - (a.score?.coverage ?? -1) || byScore(a, b),
  seen: (a, b) => (b.lastObservedAt ?? '').localeCompare(a.lastObservedAt ?? '') || byScore(a, b),
  name: (a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.id.localeCompare(b.id),
};

const NOWHERE: Places = new Map();

export interface SortedRows {
  ranked: PlatformRow[];
  /** Insufficient first, then failed gates; a platform never scored comes before both. */
  unranked: PlatformRow[];
}

/**
 * Rows that are not ranked stay behind every ranked one, whatever the order. By score the places of
 * the last ranking hold; who has none yet follows.
 */
export function sortRows(
  rows: readonly PlatformRow[],
  key: SortKey,
  places: Places = NOWHERE,
): SortedRows {
  const rank = ({ id }: PlatformRow) => places.get(id)?.rank ?? Infinity;
  const byRank = (a: PlatformRow, b: PlatformRow) =>
    rank(a) === rank(b) ? byScore(a, b) : rank(a) - rank(b);
  const compare = key === 'score' ? byRank : COMPARE[key];
  const place = (row: PlatformRow) => (row.score === null ? -1 : UNRANKED_ORDER[row.score.status]);
  return {
    ranked: rows.filter(isRanked).sort(compare),
    unranked: rows
      .filter((row) => !isRanked(row))
      .sort((a, b) => place(a) - place(b) || compare(a, b)),
  };
}
