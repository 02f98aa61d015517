import { rows, type Db } from './client.ts';
import { pageFrom, type Place } from './paging.ts';
import { PROBE_RECORD, type ProbeRecord } from './probes.ts';

export interface ProbeRunRecord {
  at: string;
  outcome: 'ok' | 'fail' | 'blocked' | 'skipped';
  ms: number | null;
  slots: number;
}

export interface ProbeRowRecord extends ProbeRecord {
  platformName: string;
  /** Its site, and the shortest time between two looks that somebody wants there. */
  site: string;
  gapSeconds: number | null;
  createdAt: Date;
  queued: boolean;
  runs: ProbeRunRecord[];
  week: { ok: number; fail: number; blocked: number; skipped: number; retries: number };
}

export type ProbeFilter = 'all' | 'failing' | 'paused' | 'running';

const SHOWN = 60;

const IS_FAILING = `enabled AND last_status = 'unknown'`;
const IS_RUNNING = `lease_until > now()`;

const FILTERS: Readonly<Record<ProbeFilter, string>> = {
  all: 'true',
  failing: IS_FAILING,
  paused: 'NOT enabled',
  running: IS_RUNNING,
};

/** Turned away by the site, whatever it is called. */
const TURNED_AWAY = `('blocked', 'challenged', 'disallowed', 'robots-unread')`;

/** How a look of `o` ended. */
const OUTCOME = `CASE WHEN o.status = 'missed' THEN 'skipped'
  WHEN o.status = 'unknown' AND o.cause IN ${TURNED_AWAY} THEN 'blocked'
  WHEN o.status = 'unknown' OR o.seen->>'reachable' = 'false' THEN 'fail' ELSE 'ok' END`;

const MS = `(extract(epoch from o.finished_at - o.started_at) * 1000)::float8`;

const RUNS = `SELECT coalesce(jsonb_agg(jsonb_build_object(
    'at', to_char(slot_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'outcome', outcome, 'ms', took, 'slots', slots) ORDER BY slot_at), '[]') AS runs
  FROM (SELECT o.slot_at, o.slots, ${OUTCOME} AS outcome, ${MS} AS took FROM observation o
    WHERE o.probe_id = probe.id AND o.status <> 'open' ORDER BY o.slot_at DESC LIMIT ${SHOWN}) newest`;

const slotsOf = (outcome: string) =>
  `'${outcome}', coalesce(sum(slots) FILTER (WHERE outcome = '${outcome}'), 0)`;

const WEEK = `SELECT jsonb_build_object(${['ok', 'fail', 'blocked', 'skipped'].map(slotsOf).join(', ')},
    'retries', coalesce(sum(greatest(0, tries - 1)), 0)) AS week
  FROM (SELECT o.slots, ${OUTCOME} AS outcome,
      CASE WHEN jsonb_typeof(o.seen->'attempts') = 'array' THEN jsonb_array_length(o.seen->'attempts')
        ELSE 0 END AS tries
    FROM observation o WHERE o.probe_id = probe.id AND o.status <> 'open'
      AND o.slot_at > now() - interval '7 days') seven`;

/** A page of all probes, the newest first, each with its last looks and its week. */
export async function listProbeRuns(
  db: Db,
  query: { filter: ProbeFilter; q: string; after: Place | null; limit: number },
): Promise<{ items: ProbeRowRecord[]; nextCursor: string | null }> {
  const found = await rows<ProbeRowRecord>(
    db,
    `WITH page AS (
       SELECT probe.*, pl.name AS platform_name, pl.host_key AS site FROM probe JOIN platform pl ON pl.id = probe.platform_id
       WHERE ${FILTERS[query.filter]} AND position(lower($1) IN lower(pl.name)) > 0
         AND ($2::timestamptz IS NULL OR (probe.created_at, probe.id) < ($2::timestamptz, $3::uuid))
       ORDER BY probe.created_at DESC, probe.id DESC LIMIT $4
     )
     SELECT ${PROBE_RECORD}, platform_name AS "platformName", site,
       (SELECT h.gap_seconds FROM host h WHERE h.key = site) AS "gapSeconds", created_at AS "createdAt",
       request_id IS NOT NULL AND NOT coalesce(${IS_RUNNING}, false) AS queued, runs, week
     FROM page probe CROSS JOIN LATERAL (${RUNS}) r CROSS JOIN LATERAL (${WEEK}) w
     ORDER BY created_at DESC, id DESC`,
    query.q,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
  );
  return pageFrom(found, query.limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
}

export interface ProbeCounts {
  all: number;
  failing: number;
  paused: number;
  running: number;
  queued: number;
}

export async function countProbes(db: Db): Promise<ProbeCounts> {
  const [found] = await rows<ProbeCounts>(
    db,
    `SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${IS_FAILING}))::int AS failing,
       (count(*) FILTER (WHERE NOT enabled))::int AS paused,
       (count(*) FILTER (WHERE ${IS_RUNNING}))::int AS running,
       (count(*) FILTER (WHERE request_id IS NOT NULL AND NOT coalesce(${IS_RUNNING}, false)))::int AS queued
     FROM probe`,
  );
  if (found === undefined) throw new Error('a select of aggregates returned no row');
  return found;
}

export interface ProbeOutputRecord {
  at: Date;
  status: string;
  cause: string | null;
  detail: string | null;
  /** Its beginning, at most so many characters as were asked for. */
  text: string;
  bytes: number;
}

/** What a probe's last look brought; null before the first. */
export async function probeOutput(
  db: Db,
  probeId: string,
  most: number,
): Promise<ProbeOutputRecord | null> {
  const [found] = await rows<ProbeOutputRecord>(
    db,
    `SELECT slot_at AS at, status, cause, detail, left(said, $2) AS text,
       octet_length(said)::int AS bytes
     FROM (
       SELECT slot_at, status, cause, detail, coalesce(jsonb_pretty(seen), '') AS said
       FROM observation WHERE probe_id = $1::uuid AND status <> 'open'
       ORDER BY slot_at DESC LIMIT 1
     ) newest`,
    probeId,
    most,
  );
  return found ?? null;
}
