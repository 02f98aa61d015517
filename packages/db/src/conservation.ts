import { ms, rows, type Db } from './client.ts';

export interface Conservation {
  /** Slots whose time has come and that a look or a `missed` row has settled. */
  elapsed: number;
  /** The same, counted from the rows. */
  accounted: number;
  /** Slots that have come and are not settled yet. */
  overdue: number;
}

/** The law of the schedule: `elapsed = accounted`, always; overdue slots are on their way. */
export async function conservation(db: Db): Promise<Conservation> {
  const [found] = await rows<{ elapsed: bigint; accounted: bigint; overdue: bigint }>(
    db,
    `SELECT
       coalesce(sum((${ms('p.next_due')} - ${ms('p.first_slot')}) / (p.interval_seconds::bigint * 1000)), 0)::bigint AS elapsed,
       coalesce(sum(coalesce(counted.slots, 0)
         + CASE WHEN p.run_from >= p.first_slot THEN p.run_looks ELSE 0 END), 0)::bigint AS accounted,
       coalesce(sum(CASE WHEN p.enabled AND p.next_due <= now() THEN
         (${ms('now()')} - ${ms('p.next_due')}) / (p.interval_seconds::bigint * 1000) + 1 ELSE 0 END), 0)::bigint AS overdue
     FROM probe p
     LEFT JOIN LATERAL (
       SELECT sum(o.slots) AS slots FROM observation o
       WHERE o.probe_id = p.id AND o.slot_at >= p.first_slot AND o.key LIKE p.id || '/%'
     ) counted ON true`,
  );
  return {
    elapsed: Number(found?.elapsed ?? 0),
    accounted: Number(found?.accounted ?? 0),
    overdue: Number(found?.overdue ?? 0),
  };
}
