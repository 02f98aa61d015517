import { rows, toJson, type Db } from '../client.ts';
import { APPEND_ITEMS } from '../evidence/chain.ts';
import { MAINTENANCE_OF } from '../maintenance.ts';
import { afterVisit, VISIT_COLUMNS, visitRecord, type Visit } from '../hosts.ts';
import type { Claim } from './claim.ts';

export interface FinishedLook {
  claim: Claim;
  /** `open`: it waits, and a later claim goes on with it at `wakeAt`. */
  status: 'observed' | 'unknown' | 'open';
  ticket?: unknown;
  wakeAt?: Date;
  cause: string | null;
  detail: string | null;
  seen: unknown;
  evidence: { sha256: string; url: string; mime: string; size: number }[];
  startedAt: Date;
  /** How long it took; absent: no time. */
  tookMs?: number;
  /** Planned time between looks, which sets how much new evidence this one is. */
  spacingMs: number;
  /** How the host took it. Absent: a single request that says nothing about the host. */
  visit?: Visit;
  /** See Claim.lastGist; null for none. */
  gist?: string | null;
  /** How long the judge may leave it to wait for others. */
  judgeInMs?: number;
}

const PLAIN_VISIT: Visit = {
  asked: 1,
  good: false,
  refusal: null,
  retryAfterMs: null,
  pace: 1,
};

/**
 * Stores what looks found, in one statement, each behind its own fence: observation, next due
 * time, host budget, the links of its evidence and the mark for the judge. A look whose lease went to somebody else
 * changes nothing.
 *
 * @returns the keys stored now
 */
export async function finishLooks(
  db: Db,
  looks: FinishedLook[],
  hostGapMs: number,
): Promise<string[]> {
  const input = looks.map((look) => ({
    probe_id: look.claim.probeId,
    fence: String(look.claim.fence),
    host_key: look.claim.hostKey,
    host_fence: String(look.claim.hostFence),
    key: look.claim.key,
    slot_at: look.claim.slotAt.toISOString(),
    next_at: look.claim.nextAt?.toISOString() ?? null,
    scheduled: look.claim.scheduled,
    status: look.status,
    cause: look.cause,
    detail: look.detail,
    seen: look.seen ?? null,
    evidence: look.evidence,
    started_at: look.startedAt.toISOString(),
    took_ms: look.tookMs ?? 0,
    spacing_ms: look.spacingMs,
    ticket: look.ticket ?? null,
    wake_at: look.wakeAt?.toISOString() ?? null,
    gist: look.gist ?? null,
    judge_in_ms: look.judgeInMs ?? 0,
    ...visitRecord(look.visit ?? PLAIN_VISIT),
  }));
  const stored = await rows<{ key: string }>(
    db,
    `WITH RECURSIVE look AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(
         probe_id uuid, fence bigint, host_key text, host_fence bigint, key text,
         slot_at timestamptz, next_at timestamptz, scheduled boolean, status text, cause text, detail text,
         seen jsonb, evidence jsonb, started_at timestamptz, took_ms float8, spacing_ms bigint,
         ticket jsonb, wake_at timestamptz, gist text, judge_in_ms float8, ${VISIT_COLUMNS})
     ), fenced AS (
       UPDATE probe p SET
         next_due = CASE WHEN look.scheduled AND p.next_due = look.slot_at
           THEN look.next_at ELSE p.next_due END,
         request_id = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_id END,
         request_at = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_at END,
         request_urgent = look.scheduled AND p.ticket_key IS NULL AND p.request_urgent,
         ticket = look.ticket, wake_at = look.wake_at,
         ticket_key = CASE WHEN look.status = 'open' THEN look.key END,
         ticket_slot = CASE WHEN look.status = 'open' THEN look.slot_at END,
         lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
         last_at = look.slot_at, last_status = look.status, last_cause = look.cause,
         last_gist = look.gist,
         last_kept_at = CASE WHEN look.evidence = '[]' THEN p.last_kept_at ELSE now() END
       FROM look
       WHERE p.id = look.probe_id AND p.fence = look.fence AND p.lease_key = look.key
       RETURNING p.id, p.platform_id, p.kind, look.spacing_ms, look.key, look.slot_at, look.judge_in_ms,
         look.status, look.cause, look.detail, look.seen, look.evidence, look.started_at,
         ${MAINTENANCE_OF('p.platform_id', `now() - look.took_ms * interval '1 millisecond'`)} AS maintenance
     ), budget AS (
       UPDATE host h SET ${afterVisit('$2::float8')}
       FROM look v WHERE h.key = v.host_key AND h.fence = v.host_fence
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, detail,
         seen, evidence, started_at, finished_at, spacing_ms, maintenance)
       SELECT key, slot_at, platform_id, id, kind, status, cause, detail,
         seen, evidence, started_at, now(), spacing_ms, maintenance
       FROM fenced
       ON CONFLICT (key, slot_at) DO UPDATE SET
         status = excluded.status, cause = excluded.cause, detail = excluded.detail,
         seen = excluded.seen, finished_at = excluded.finished_at,
         maintenance = coalesce(observation.maintenance, excluded.maintenance),
         evidence = observation.evidence || excluded.evidence
         WHERE observation.status = 'open'
       RETURNING key, slot_at, platform_id, status
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id, due)
       SELECT key, w.slot_at, w.platform_id,
         date_trunc('milliseconds', now()) + f.judge_in_ms * interval '1 millisecond'
       FROM written w JOIN fenced f USING (key) WHERE w.status <> 'open'
     ), kept AS (
       SELECT w.platform_id, w.key, e.sha256, e.url, e.mime, e.size, min(e.place) AS place
       FROM written w JOIN fenced f USING (key), ROWS FROM (jsonb_to_recordset(f.evidence)
         AS (sha256 text, url text, mime text, size int)) WITH ORDINALITY
         AS e(sha256, url, mime, size, place)
       GROUP BY 1, 2, 3, 4, 5, 6
     ), items AS (
       SELECT kept.*, 'kept'::text AS kind,
         row_number() OVER (PARTITION BY platform_id ORDER BY key, place) AS nth
       FROM kept
     ), ${APPEND_ITEMS}
     SELECT key FROM written`,
    toJson(input),
    hostGapMs,
  );
  return stored.map((row) => row.key);
}
