import { execute, ms, rows, toJson, type Db } from '../client.ts';
import { TOO_FAR_AHEAD } from '../lateness.ts';
import type { ScheduledProbe } from './calendars.ts';
import { WRITE_RUNS } from './runs.ts';
import { nextSlot } from './slots.ts';

/** One that is planned further ahead than its schedule can have put it: the database's clock was fast for a while. */
export interface ProbeAhead extends ScheduledProbe {
  /** The database's clock, ms UTC. */
  now: number;
}

export function probesAhead(db: Db): Promise<ProbeAhead[]> {
  return rows<ProbeAhead>(
    db,
    `SELECT id AS "probeId", schedule, interval_seconds AS "intervalSeconds",
       ${ms('next_due')}::float8 AS due, ${ms('now()')}::float8 AS now
     FROM probe WHERE ${TOO_FAR_AHEAD}`,
  );
}

/** No look takes so long. */
const LONGEST_LEASE = `now() + interval '15 minutes'`;

/**
 * Begins such probes anew: their slots go on from now, as after a pause, and their sites need not be left
 * alone until then. What was seen meanwhile stays as it was stored; where its slots come once more they count once.
 *
 * @param anew the next slot of one that keeps a schedule, ms UTC; null for a grid, which is reckoned here
 * @returns how many there were
 */
export function beginAnew(
  db: Db,
  anew: readonly { probeId: string; firstSlot: number | null }[],
): Promise<number> {
  return execute(
    db,
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x("probeId" uuid, "firstSlot" timestamptz)
     ), turned AS (
       SELECT probe.*, coalesce("firstSlot", ${nextSlot('id', 'interval_seconds')}) AS begins
       FROM probe JOIN given ON id = "probeId" WHERE ${TOO_FAR_AHEAD}
       FOR UPDATE OF probe
     ), ended AS (
       SELECT id, platform_id, kind, run_from, run_looks, run_seen, run_samples, run_spacing, run_started,
         false AS ends, NULL AS sample
       FROM turned WHERE run_looks > 0
     ), ${WRITE_RUNS}, sites AS (
       UPDATE host h SET
         next_ok = CASE WHEN next_ok > ${LONGEST_LEASE} + coalesce(gap_seconds, 0) * interval '1 second' THEN now() ELSE next_ok END,
         spent_until = CASE WHEN spent_until > ${LONGEST_LEASE} THEN now() ELSE spent_until END,
         lease_until = CASE WHEN lease_until > ${LONGEST_LEASE} THEN NULL ELSE lease_until END
       WHERE key IN (SELECT pl.host_key FROM turned t JOIN platform pl ON pl.id = t.platform_id)
     )
     UPDATE probe p SET first_slot = t.begins, next_due = t.begins, fence = p.fence + 1,
       lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
       run_from = NULL, run_looks = 0, run_seen = NULL, run_samples = NULL, run_spacing = NULL,
       run_started = NULL
     FROM turned t WHERE p.id = t.id`,
    toJson(
      anew.map(({ probeId, firstSlot }) => ({
        probeId,
        firstSlot: firstSlot === null ? null : new Date(firstSlot).toISOString(),
      })),
    ),
  );
}
