import { rows, type Db } from '../client.ts';

/** A UTC month, YYYY-MM. */
export type Month = string;

/** Throws RangeError for what is no month: the name becomes part of statements. */
export function partitionOf(month: Month): string {
  if (!/^\d{4}-\d{2}$/.test(month)) throw new RangeError(`no month: ${month}`);
  return `observation_${month.replace('-', '_')}`;
}

/** From when to when it lasts, the end excluded. */
export function boundsOf(month: Month): [low: string, high: string] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const start = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString();
  return [start(number - 1), start(number)];
}

/**
 * Months whose last slot is more than `days` days old, oldest first, that nothing waits for: a look not
 * judged yet, or one not over.
 */
export async function monthsToDrop(db: Db, days: number): Promise<Month[]> {
  const found = await rows<{ month: Month }>(
    db,
    `SELECT month FROM (
       SELECT replace(right(inhrelid::regclass::text, 7), '_', '-') AS month
       FROM pg_inherits WHERE inhparent = 'observation'::regclass
         AND inhrelid::regclass::text ~ '^observation_\\d{4}_\\d{2}$'
     ) partitions, LATERAL (
       SELECT (month || '-01')::timestamp AT TIME ZONE 'UTC' AS low,
         ((month || '-01')::timestamp + interval '1 month') AT TIME ZONE 'UTC' AS high
     ) bounds
     WHERE high < now() - $1 * interval '1 day'
       AND NOT EXISTS (SELECT FROM unjudged u WHERE u.slot_at >= low AND u.slot_at < high)
       AND NOT EXISTS (SELECT FROM probe p WHERE p.ticket_slot >= low AND p.ticket_slot < high)
     ORDER BY month`,
    days,
  );
  return found.map(({ month }) => month);
}
