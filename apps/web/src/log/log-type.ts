export const LOG_TYPES = ['chat', 'purchase'] as const;
export type LogType = (typeof LOG_TYPES)[number];

export function isLogType(value: unknown): value is LogType {
  return LOG_TYPES.some((type) => type === value);
}
