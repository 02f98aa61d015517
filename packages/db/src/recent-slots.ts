import { ms, rows, type Db } from './client.ts';

/** Where the slots of the last while are. */
export interface RecentSlots {
  windowSeconds: number;
  /** Their time has come. */
  elapsed: number;
  observed: number;
  unknown: number;
  missed: number;
  /** Looks that wait for a person's answer. */
  open: number;
  /** Not settled yet: being looked at, or late. */
  overdue: number;
}

/**
 * The law of the schedule over the last while: elapsed = observed + unknown + missed + open + overdue.
 * What is left of the difference was lost; what is less was counted twice.
 */
export async function recentSlots(db: Db, windowSeconds: number): Promise<RecentSlots> {
  const [found] = await rows<Record<keyof RecentSlots, bigint>>(
    db,
    `WITH grid AS (
       SELECT id, enabled, first_slot, interval_seconds::bigint * 1000 AS step, ${ms('first_slot')} AS first,
         ${ms('next_due')} AS next, ${ms('now()')} - $1::bigint * 1000 AS since, ${ms('now()')} + 1 AS until
       FROM probe
     ), come AS (
       SELECT greatest(0, ${before('next')} - ${before('since')}) AS settled,
         CASE WHEN enabled THEN greatest(0, ${before('until')} - ${before('greatest(next, since)')}) ELSE 0 END AS overdue
       FROM grid
     ), rows AS (
       SELECT o.status, o.slots - least(o.slots, ${before('since', ms('o.slot_at'))}) AS slots
       FROM grid CROSS JOIN LATERAL (
         SELECT status, slot_at, slots FROM observation
         WHERE probe_id = grid.id AND key LIKE grid.id || '/%'
           AND slot_at >= greatest(first_slot, now() - $1 * interval '1 second')
         UNION ALL
         -- One row may stand for many slots, the last of which lie in the window.
         (SELECT status, slot_at, slots FROM observation
          WHERE probe_id = grid.id AND key LIKE grid.id || '/%'
            AND slot_at >= first_slot AND slot_at < now() - $1 * interval '1 second'
          ORDER BY slot_at DESC LIMIT 1)
       ) o
     ), counted AS (
       SELECT ${slotsIn('observed')}, ${slotsIn('unknown')}, ${slotsIn('missed')}, ${slotsIn('open')} FROM rows
     )
     SELECT coalesce(sum(settled + overdue), 0)::bigint AS elapsed,
       coalesce(sum(overdue), 0)::bigint AS overdue, counted.*
     FROM counted LEFT JOIN come ON true GROUP BY observed, "unknown", missed, open`,
    windowSeconds,
  );
  const count = (key: keyof RecentSlots): number => Number(found?.[key] ?? 0);
  return {
    windowSeconds,
    elapsed: count('elapsed'),
    observed: count('observed'),
    unknown: count('unknown'),
    missed: count('missed'),
    open: count('open'),
    overdue: count('overdue'),
  };
}

/** How many slots of a grid from `first` on lie before an instant, as SQL on milliseconds. */
function before(instant: string, first = 'first'): string {
  return `greatest(0, (${instant} - ${first} + step - 1) / step)`;
}

function slotsIn(status: string): string {
  return `coalesce(sum(slots) FILTER (WHERE status = '${status}'), 0)::bigint AS "${status}"`;
}
