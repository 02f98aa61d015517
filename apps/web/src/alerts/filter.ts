export const ALERT_FILTERS = [
  'open',
  'acknowledged',
  'muted',
  'resolved',
  'dismissed',
  'all',
] as const;
export type AlertFilter = (typeof ALERT_FILTERS)[number];

export function isAlertState(value: unknown): value is AlertFilter {
  return ALERT_FILTERS.some((state) => state === value);
}
