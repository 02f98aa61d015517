import { execute, ms, type Db } from '../client.ts';

// Looks that saw what the one before saw, and kept no evidence, are gathered in their probe's row: a run.
// It becomes one observation, with samples of all but the first, when a look differs, when it is long
// enough, or when nothing came for some time.

/** Looks of a run at most. */
const MOST_LOOKS = 60;

/** Patience for more of a run that nothing joins any more: its probe was paused, or nobody looked. */
const STALE = `interval '35 minutes'`;

/** What becomes of the run of probe `p` by a look that ended: columns, as SQL. */
export const RUN_TURN = `
  p.run_from, p.run_looks, p.run_seen, p.run_samples, p.run_spacing, p.run_started,
  ${joins()} AS joins,
  p.run_looks > 0 AND NOT ${joins()} AS leaves,
  ${joins()} AND (p.run_looks >= ${MOST_LOOKS - 1}
    OR look.slot_at >= p.run_from + look.judge_in_ms * interval '1 millisecond') AS ends`;

/** A run lies on one grid of slots. */
function joins(): string {
  return `(look.sample IS NOT NULL AND p.run_looks > 0 AND p.run_from >= p.first_slot)`;
}

const BEGINS = `look.sample IS NOT NULL AND NOT look.joins`;
const GOES_ON = `look.joins AND NOT look.ends`;

/** The run afterwards: begun, gone on with, or over. */
export const RUN_NEXT = `
  run_from = CASE WHEN ${BEGINS} THEN look.slot_at WHEN ${GOES_ON} THEN p.run_from END,
  run_looks = CASE WHEN ${BEGINS} THEN 1 WHEN ${GOES_ON} THEN p.run_looks + 1 ELSE 0 END,
  run_seen = CASE WHEN ${BEGINS} THEN look.seen WHEN ${GOES_ON} THEN p.run_seen END,
  run_samples = CASE WHEN ${BEGINS} THEN '' WHEN ${GOES_ON}
    THEN p.run_samples || decode(look.sample, 'base64') END,
  run_spacing = CASE WHEN ${BEGINS} THEN look.spacing_ms WHEN ${GOES_ON} THEN p.run_spacing END,
  run_started = CASE WHEN ${BEGINS} THEN look.started_at WHEN ${GOES_ON} THEN p.run_started END`;

/** Makes observations of the runs in `ended`, with the look that ended one of its own, for the judge to take. */
export const WRITE_RUNS = `runs AS (
  INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, seen, samples, slots,
    started_at, finished_at, spacing_ms)
  SELECT id || '/' || ${ms('run_from')}, run_from, platform_id, id, kind, 'observed', run_seen,
    run_samples || CASE WHEN ends THEN decode(sample, 'base64') ELSE '' END,
    run_looks + CASE WHEN ends THEN 1 ELSE 0 END, run_started, now(), run_spacing
  FROM ended
  RETURNING key, slot_at, platform_id
), marked_runs AS (
  INSERT INTO unjudged (key, slot_at, platform_id) SELECT key, slot_at, platform_id FROM runs
)`;

/** Makes observations of the runs of some probes `p`, as SQL. */
const endingRuns = (which: string) => `
  WITH ended AS (
    SELECT p.id, p.platform_id, p.kind, p.run_from, p.run_looks, p.run_seen, p.run_samples,
      p.run_spacing, p.run_started, false AS ends, NULL AS sample
    FROM probe p WHERE p.run_looks > 0 AND ${which}
  ), ${WRITE_RUNS}
  UPDATE probe p SET run_from = NULL, run_looks = 0, run_seen = NULL, run_samples = NULL,
    run_spacing = NULL, run_started = NULL
  FROM ended WHERE p.id = ended.id`;

/** Makes observations of runs that nothing joins any more. */
export function endStaleRuns(db: Db): Promise<number> {
  return execute(db, endingRuns(`p.run_from < now() - ${STALE} FOR UPDATE SKIP LOCKED`));
}

/** Makes observations of all runs of platform $1. */
export const END_RUNS_OF_PLATFORM = endingRuns('p.platform_id = $1::uuid FOR UPDATE');
