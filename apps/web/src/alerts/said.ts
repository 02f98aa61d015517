import type { AlertRow, DecideAlert, SnoozeAlert } from '@kaopu/contracts';
import { isLiving } from './causes.ts';

/** A person's word on an alert. */
export type Said = DecideAlert | SnoozeAlert;

/** What an alert will be once the word is taken. */
export function afterWord<T extends Pick<AlertRow, 'state' | 'snoozedUntil' | 'mutedBy'>>(
  alert: T,
  said: Said,
): T {
  if ('state' in said) return { ...alert, state: said.state };
  const { until } = said;
  return { ...alert, snoozedUntil: until, mutedBy: until === null ? null : 'snoozed' };
}

/** Whether a list of a state, of muted ones, or of all (''), has an alert. */
export function isListed(
  { state, mutedBy }: Pick<AlertRow, 'state' | 'mutedBy'>,
  list: unknown,
): boolean {
  if (list === 'muted') return mutedBy !== null && isLiving({ state });
  return list === '' || state === list;
}
