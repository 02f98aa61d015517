export const RANGES = [1, 24, 168, 720] as const;
export type RangeHours = (typeof RANGES)[number];

export function isRange(value: unknown): value is RangeHours {
  return RANGES.some((hours) => hours === value);
}
