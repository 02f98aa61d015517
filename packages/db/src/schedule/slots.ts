import { execute, ms, type Db } from '../client.ts';

/**
 * Slots lie on halves of a second: looks that begin together share a wake-up of everybody who takes part, and cost
 * half as much as one by one.
 */
const GRID_MS = 500;

/**
 * The next slot strictly after now, as SQL: slots are the instants that are congruent to the
 * probe's phase, `hash(id) mod interval`, so restarts cause no herd and intervals never drift.
 */
export function nextSlot(id: string, intervalSeconds: string): string {
  const length = `(${intervalSeconds}::bigint * 1000)`;
  const hashed = `(('x' || substr(md5(${id}::text), 1, 8))::bit(32)::bigint % ${length})`;
  const phase = `(${hashed} / ${GRID_MS} * ${GRID_MS})`;
  return `to_timestamp((((${ms('now()')} - ${phase}) / ${length} + 1) * ${length} + ${phase}) / 1000.0)`;
}

/**
 * After downtime every probe is overdue at once: those late by an interval or more start within a
 * minute, or within their interval when that is shorter. Each waits for a moment of its own in every
 * minute (hash mod 60 s), so that a planner that starts again meanwhile puts nothing off further.
 */
export function spreadOverdue(db: Db): Promise<number> {
  const within = 'least(60000, interval_seconds * 1000)';
  const hashed = `('x' || substr(md5(id::text), 1, 8))::bit(32)::bigint`;
  return execute(
    db,
    `UPDATE probe SET hinted_until = now() + interval '1 millisecond' *
       (((${hashed} - ${ms('now()')}) % ${within} + ${within}) % ${within})
     WHERE enabled AND next_due < now() - interval_seconds * interval '1 second'
       AND (hinted_until IS NULL OR hinted_until <= now())
       AND (lease_until IS NULL OR lease_until < now())`,
  );
}
