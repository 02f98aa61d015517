import { prepared, toJson, type Db } from '../client.ts';
import { tell } from '../events.ts';
import { APPEND_ITEMS } from '../evidence/chain.ts';
import { MAINTENANCE_OF } from '../maintenance.ts';
import { afterVisit, VISIT_COLUMNS, visitRecord, type Visit } from '../hosts.ts';
import type { Unconfirmed } from '../judging.ts';
import type { Claim } from './claim.ts';
import { RUN_NEXT, RUN_TURN, WRITE_RUNS } from './runs.ts';

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
  /** How it was seen from each place, when vantages were asked. Such a look has no sample. */
  attempts?: readonly unknown[] | null;
  /** What it saw amiss and no second look has borne out; null for nothing. Such a look has no sample. */
  unconfirmed?: readonly Unconfirmed[] | null;
  /** These on the claim's clock, as `wakeAt`. */
  startedAt: Date;
  /** When it saw what it saw; absent: it took no time. */
  endedAt?: Date;
  /** Planned time between looks, which sets how much new evidence this one is. */
  spacingMs: number;
  /** How the host took it. Absent: a single request that says nothing about the host. */
  visit?: Visit;
  /** See Claim.lastGist; null for none. */
  gist?: string | null;
  /** How long the judge may leave it to wait for others. */
  judgeInMs?: number;
  /** Of one that saw what the last one saw: all that is kept of it, beside the first like it (runs.ts). */
  sample?: Uint8Array | null;
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
 * time, host budget, the links of its evidence, the mark for the judge and the word to whoever watches. A look with a sample joins
 * its probe's run instead, and becomes an observation with it; one in maintenance stays apart from
 * those outside, and ends their run. A look whose lease went to somebody else changes nothing.
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
    attempts: look.attempts ?? null,
    unconfirmed: look.unconfirmed ?? null,
    started_at: look.startedAt.toISOString(),
    spacing_ms: look.spacingMs,
    ticket: look.ticket ?? null,
    // As a duration: the database's clock may have been set since the claim.
    wake_in_ms: look.wakeAt === undefined ? null : look.wakeAt.getTime() - look.claim.now(),
    gist: look.gist ?? null,
    judge_in_ms: look.judgeInMs ?? 0,
    platform: look.claim.platformId,
    ended_at: (look.endedAt ?? look.startedAt).toISOString(),
    numbers: look.sample ? Buffer.from(look.sample).toString('base64') : null,
    ...visitRecord(look.visit ?? PLAIN_VISIT),
  }));
  const stored = await prepared<{ key: string }>(
    db,
    'finish-looks',
    `WITH RECURSIVE given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(
         probe_id uuid, fence bigint, host_key text, host_fence bigint, key text,
         slot_at timestamptz, next_at timestamptz, scheduled boolean, status text, cause text, detail text,
         seen jsonb, evidence jsonb, attempts jsonb, unconfirmed jsonb, started_at timestamptz, spacing_ms bigint,
         ticket jsonb, wake_in_ms float8, gist text, judge_in_ms float8, platform uuid, ended_at timestamptz,
         numbers text, ${VISIT_COLUMNS})
     ), look AS (
       SELECT given.*, maintenance, CASE WHEN maintenance IS NULL THEN numbers END AS sample
       FROM given CROSS JOIN LATERAL (
         SELECT ${MAINTENANCE_OF('given.platform', 'given.started_at', 'given.ended_at')} AS maintenance) m
     ), turn AS (
       SELECT look.*, ${RUN_TURN}
       FROM look JOIN probe p ON p.id = look.probe_id
       WHERE p.fence = look.fence AND p.lease_key = look.key
       FOR UPDATE OF p
     ), fenced AS (
       UPDATE probe p SET
         next_due = CASE WHEN look.scheduled AND p.next_due = look.slot_at
           THEN look.next_at ELSE p.next_due END,
         request_id = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_id END,
         request_at = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_at END,
         request_urgent = look.scheduled AND p.ticket_key IS NULL AND p.request_urgent,
         ticket = look.ticket, wake_at = now() + look.wake_in_ms * interval '1 millisecond',
         ticket_key = CASE WHEN look.status = 'open' THEN look.key END,
         ticket_slot = CASE WHEN look.status = 'open' THEN look.slot_at END,
         lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
         last_at = look.slot_at, last_status = look.status, last_cause = look.cause,
         last_gist = look.gist,
         last_kept_at = CASE WHEN look.evidence = '[]' THEN p.last_kept_at ELSE now() END,
         ${RUN_NEXT}
       FROM turn look
       WHERE p.id = look.probe_id AND p.fence = look.fence AND p.lease_key = look.key
       RETURNING p.id, p.platform_id, p.kind, look.*
     ), budget AS (
       UPDATE host h SET ${afterVisit('$2::float8')}
       FROM look v WHERE h.key = v.host_key AND h.fence = v.host_fence
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, detail,
         seen, evidence, attempts, unconfirmed, started_at, finished_at, spacing_ms, maintenance)
       SELECT key, slot_at, platform_id, id, kind, status, cause, detail,
         seen, evidence, attempts, unconfirmed, started_at, now(), spacing_ms, maintenance
       FROM fenced WHERE sample IS NULL
       ON CONFLICT (key, slot_at) DO UPDATE SET
         status = excluded.status, cause = excluded.cause, detail = excluded.detail,
         seen = excluded.seen, attempts = excluded.attempts,
         unconfirmed = excluded.unconfirmed, finished_at = excluded.finished_at,
         maintenance = coalesce(observation.maintenance, excluded.maintenance),
         evidence = observation.evidence || excluded.evidence
         WHERE observation.status = 'open'
       RETURNING key, slot_at, platform_id, status
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id, due)
       SELECT key, w.slot_at, w.platform_id,
         date_trunc('milliseconds', now()) + f.judge_in_ms * interval '1 millisecond'
       FROM written w JOIN fenced f USING (key) WHERE w.status <> 'open'
     ), ended AS (
       SELECT * FROM fenced WHERE leaves OR ends
     ), ${WRITE_RUNS}, kept AS (
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
     SELECT key, ${tell(`jsonb_build_object('type', 'looked', 'platformId', platform_id, 'probeId', id)`)}
     FROM fenced WHERE sample IS NOT NULL OR key IN (SELECT key FROM written)`,
    toJson(input),
    hostGapMs,
  );
  return stored.map((row) => row.key);
}
