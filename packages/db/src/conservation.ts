import { ms, rows, type Db } from './client.ts';
import type { ScheduledProbe } from './schedule/index.ts';

export interface Conservation {
  /** Slots whose time has come and that a look or a `missed` row has settled. */
  elapsed: number;
  /** The same, counted from the rows. */
  accounted: number;
  /** Slots that have come and are not settled yet. */
  overdue: number;
}

/** How many slots of a probe's schedule lie from an instant on and before another, both ms UTC. */
export type CountSlots = (probe: ScheduledProbe, from: number, to: number) => number;

export const gridsOnly: CountSlots = ({ probeId }) => {
  throw new Error(`nobody here reads the schedule of probe ${probeId}`);
};

interface Found {
  elapsed: bigint;
  accounted: bigint;
  overdue: bigint;
  now: bigint;
  scheduled: (ScheduledProbe & { first: number; enabled: boolean })[] | null;
}

/**
 * The law of the schedule: `elapsed = accounted`, always; overdue slots are on their way. Slots of a
 * grid are reckoned here, those of a schedule by whoever can read it: either way from the plan alone,
 * and never from what was done.
 */
export async function conservation(db: Db, count = gridsOnly): Promise<Conservation> {
  const [found] = await rows<Found>(
    db,
    `SELECT ${ms('now()')} AS now,
       coalesce(sum((${ms('p.next_due')} - ${ms('p.first_slot')}) / (p.interval_seconds::bigint * 1000))
         FILTER (WHERE p.schedule IS NULL), 0)::bigint AS elapsed,
       coalesce(sum(coalesce(counted.slots, 0)
         + CASE WHEN p.dropped_since = p.first_slot THEN p.dropped_slots ELSE 0 END
         + CASE WHEN p.run_from >= p.first_slot THEN p.run_looks ELSE 0 END), 0)::bigint AS accounted,
       coalesce(sum((${ms('now()')} - ${ms('p.next_due')}) / (p.interval_seconds::bigint * 1000) + 1)
         FILTER (WHERE p.schedule IS NULL AND p.enabled AND p.next_due <= now()), 0)::bigint AS overdue,
       jsonb_agg(jsonb_build_object('probeId', p.id, 'schedule', p.schedule, 'enabled', p.enabled,
         'intervalSeconds', p.interval_seconds, 'first', ${ms('p.first_slot')}, 'due', ${ms('p.next_due')}))
         FILTER (WHERE p.schedule IS NOT NULL) AS scheduled
     FROM probe p
     LEFT JOIN LATERAL (
       SELECT sum(o.slots) AS slots FROM observation o
       WHERE o.probe_id = p.id AND o.slot_at >= p.first_slot AND o.slot_at < p.next_due
         AND o.key LIKE p.id || '/%'
     ) counted ON true`,
  );
  if (!found) throw new Error('an aggregate returned no row');
  let [elapsed, overdue] = [Number(found.elapsed), Number(found.overdue)];
  for (const { first, enabled, ...probe } of found.scheduled ?? []) {
    elapsed += count(probe, first, probe.due);
    if (enabled) overdue += count(probe, probe.due, Number(found.now) + 1);
  }
  return { elapsed, accounted: Number(found.accounted), overdue };
}
