import type { AlertRow } from '@kaopu/contracts';

type Marked = Pick<AlertRow, 'state' | 'flapping' | 'snoozedUntil' | 'mutedBy'>;

/** What is to be said of a living alert beside its state; `mutedBy` without the silence's id. */
export function marksOf({ state, flapping, snoozedUntil, mutedBy }: Marked) {
  if (state === 'resolved' || state === 'dismissed') {
    return { flapping: false, snoozedUntil: null, mutedBy: null };
  }
  // Who snoozed it knows that nobody is told.
  const isSaid = mutedBy === null || mutedBy === 'snoozed';
  return { flapping, snoozedUntil, mutedBy: isSaid ? null : mutedBy.replace(/:.*$/, '') };
}
