export const RANGES = [1, 24, 168, 720] as const;
/** What is shown before somebody chooses. */
export const FIRST_TREND_HOURS = 24;
export const FIRST_CHANGE_HOURS = 168;
export type RangeHours = (typeof RANGES)[number];

export function isRange(value: unknown): value is RangeHours {
  return RANGES.some((hours) => hours === value);
}

/** Spans of an evidence pack, in hours back from now; 0 is everything. */
export const PACK_SPANS = [24, 168, 720, 0] as const;
export type PackSpan = (typeof PACK_SPANS)[number];
