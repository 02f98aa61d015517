import type { DimensionId } from '@kaopu/scoring';

/** The dimensions, each a column to sort by. */
const DIMENSION_KEYS = [
  'qualification',
  'supply-chain',
  'price',
  'service',
  'technology',
  'compliance',
] as const satisfies readonly DimensionId[];

export const SORT_KEYS = [
  'score',
  ...DIMENSION_KEYS,
  'change',
  'alerts',
  'coverage',
  'seen',
  'name',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export function isSort(value: unknown): value is SortKey {
  return SORT_KEYS.some((key) => key === value);
}
