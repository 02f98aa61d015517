import { ms, rows, type Db } from './client.ts';
import { gridsOnly, type CountSlots } from './conservation.ts';
import { TOO_LATE_SECONDS } from './lateness.ts';
import type { ScheduledProbe } from './schedule/index.ts';

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
  /** Of those missed, what nothing kept us from looking at but ourselves. */
  notLooked: number;
  /** Probes of which we go on missing slots (see SKIPPING), whatever the window. */
  skipping: number;
}

/**
 * The law of the schedule over the last while: elapsed = observed + unknown + missed + open + overdue.
 * What is left of the difference was lost; what is less was counted twice. Slots of a grid are reckoned
 * here, those of a schedule by whoever can read it.
 */
export async function recentSlots(
  db: Db,
  windowSeconds: number,
  count = gridsOnly,
): Promise<RecentSlots> {
  const [[grids], scheduled, [probes]] = await Promise.all([
    gridSlots(db, windowSeconds),
    scheduledSlots(db, windowSeconds, count),
    rows<{ skipping: number }>(db, SKIPPING),
  ]);
  const sum = { ...scheduled, windowSeconds, skipping: probes?.skipping ?? 0 };
  for (const key of KEYS) sum[key] += Number(grids?.[key] ?? 0);
  return sum;
}

const KEYS = ['elapsed', 'observed', 'unknown', 'missed', 'open', 'overdue', 'notLooked'] as const;
type Counts = Record<(typeof KEYS)[number], number>;

/**
 * Probes that come too late again and again: lately at least two claims skipped slots for no reason but ourselves, a
 * sixth of the time or more in all. A claim goes for the newest slot, so one that is always late by less than what counts
 * as overdue is never found there, though most of its slots may be missed; but then some are skipped at least
 * that often, and three such whiles hold two such claims. A restart, or any downtime, is one a probe, however long,
 * and no reason for alarm once it is over. The sixth speaks for short intervals alone: two hiccups are no reason either.
 */
const SKIPPING = `
  SELECT count(*)::int AS skipping
  FROM (SELECT *, 3 * ${TOO_LATE_SECONDS} AS lately FROM probe WHERE enabled) p
  CROSS JOIN LATERAL (
    SELECT count(*) AS claims, sum(o.slots) AS slots FROM observation o
    WHERE o.probe_id = p.id AND o.status = 'missed' AND o.cause = 'not-looked'
      AND o.slot_at >= greatest(p.first_slot, now() - p.lately * interval '1 second')
  ) late
  WHERE late.claims >= 2 AND late.slots * p.interval_seconds * 6 >= p.lately`;

/**
 * Of a probe: status, first slot and number of slots of all rows that may have slots in the window, its run
 * included. One row may stand for many, the last of which lie in the window: the newest before it that is a
 * look or several, and what was missed since, for a run goes on over slots that were missed.
 */
const rowsOf = (probe: string) => `
  SELECT status, cause, slot_at, slots FROM observation
  WHERE probe_id = ${probe}.id AND key LIKE ${probe}.id || '/%' AND slot_at < ${probe}.next_due
    AND slot_at >= coalesce(
      (SELECT o.slot_at FROM observation o
       WHERE o.probe_id = ${probe}.id AND o.key LIKE ${probe}.id || '/%' AND o.status <> 'missed'
         AND o.slot_at >= ${probe}.first_slot AND o.slot_at < now() - $1 * interval '1 second'
       ORDER BY o.slot_at DESC LIMIT 1),
      ${probe}.first_slot)
  UNION ALL
  SELECT 'observed', NULL, run_from, run_looks FROM probe r
  WHERE r.id = ${probe}.id AND run_from >= ${probe}.first_slot`;

interface Scheduled extends ScheduledProbe {
  first: number;
  enabled: boolean;
  now: number;
  rows: { status: string; cause: string | null; at: number; slots: number }[];
}

async function scheduledSlots(db: Db, windowSeconds: number, count: CountSlots): Promise<Counts> {
  const found = await rows<{ probe: Scheduled }>(
    db,
    `SELECT jsonb_build_object('probeId', p.id, 'schedule', p.schedule, 'enabled', p.enabled,
       'intervalSeconds', p.interval_seconds, 'first', ${ms('p.first_slot')}, 'due', ${ms('p.next_due')},
       'now', ${ms('now()')}, 'rows', (SELECT coalesce(jsonb_agg(jsonb_build_object(
         'status', o.status, 'cause', o.cause, 'at', ${ms('o.slot_at')}, 'slots', o.slots)), '[]') FROM (${rowsOf('p')}) o)) AS probe
     FROM probe p WHERE p.schedule IS NOT NULL`,
    windowSeconds,
  );
  const sum = Object.fromEntries(KEYS.map((key) => [key, 0])) as Counts;
  for (const { probe } of found) {
    const { first, due, enabled, now } = probe;
    const since = now - windowSeconds * 1_000;
    const overdue = enabled ? count(probe, Math.max(due, since), now + 1) : 0;
    sum.overdue += overdue;
    sum.elapsed += overdue + count(probe, Math.max(first, since), due);
    /** Slots of missed rows before the window; those that a run has among its own are later than its first. */
    let missed = 0;
    for (const { status, cause, at, slots } of probe.rows.toSorted((a, b) => b.at - a.at)) {
      const isMissed = status === 'missed';
      const before = Math.min(slots, count(probe, at, since) - (isMissed ? 0 : missed));
      if (isMissed) missed += before;
      const key = KEYS.find((one) => one === status);
      if (key !== undefined) sum[key] += slots - before;
      if (isMissed && cause === 'not-looked') sum.notLooked += slots - before;
    }
  }
  return sum;
}

function gridSlots(db: Db, windowSeconds: number): Promise<Record<keyof Counts, bigint>[]> {
  return rows(
    db,
    `WITH grid AS (
       SELECT id, enabled, first_slot, next_due, interval_seconds::bigint * 1000 AS step, ${ms('first_slot')} AS first,
         ${ms('next_due')} AS next, ${ms('now()')} - $1::bigint * 1000 AS since, ${ms('now()')} + 1 AS until
       FROM probe WHERE schedule IS NULL
     ), come AS (
       SELECT greatest(0, ${before('next')} - ${before('since')}) AS settled,
         CASE WHEN enabled THEN greatest(0, ${before('until')} - ${before('greatest(next, since)')}) ELSE 0 END AS overdue
       FROM grid
     ), found AS (
       SELECT id, o.status, o.cause, o.slots, ${before('since', ms('o.slot_at'))} AS before, o.slot_at
       FROM grid CROSS JOIN LATERAL (
         ${rowsOf('grid')}) o
     ), rows AS (
       -- Of those before the window some that a run goes on over were missed: they are none of its own.
       SELECT status, cause, slots - least(slots, before - CASE WHEN status = 'missed' THEN 0 ELSE
         coalesce(sum(least(slots, before)) FILTER (WHERE status = 'missed')
           OVER (PARTITION BY id ORDER BY slot_at DESC), 0) END) AS slots
       FROM found
     ), counted AS (
       SELECT ${slotsIn('observed')}, ${slotsIn('unknown')}, ${slotsIn('missed')}, ${slotsIn('open')},
         ${slotsIn('missed', 'notLooked', `AND cause = 'not-looked'`)} FROM rows
     )
     SELECT coalesce(sum(settled + overdue), 0)::bigint AS elapsed,
       coalesce(sum(overdue), 0)::bigint AS overdue, counted.*
     FROM counted LEFT JOIN come ON true GROUP BY observed, "unknown", missed, open, "notLooked"`,
    windowSeconds,
  );
}

/** How many slots of a grid from `first` on lie before an instant, as SQL on milliseconds. */
function before(instant: string, first = 'first'): string {
  return `greatest(0, (${instant} - ${first} + step - 1) / step)`;
}

function slotsIn(status: string, name = status, also = ''): string {
  return `coalesce(sum(slots) FILTER (WHERE status = '${status}' ${also}), 0)::bigint AS "${name}"`;
}
