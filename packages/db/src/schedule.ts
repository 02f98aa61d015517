import { execute, ms, rows, type Db, toJson } from './client.ts';
import { APPEND_ITEMS } from './evidence/chain.ts';
import { afterVisit, SPENT_MS, type Visit, VISIT_COLUMNS, visitRecord } from './hosts.ts';

/**
 * The next slot strictly after now, as SQL: slots are the instants that are congruent to the
 * probe's phase, `hash(id) mod interval`, so restarts cause no herd and intervals never drift.
 */
export function nextSlot(id: string, intervalSeconds: string): string {
  const length = `(${intervalSeconds}::bigint * 1000)`;
  const phase = `(('x' || substr(md5(${id}::text), 1, 8))::bit(32)::bigint % ${length})`;
  return `to_timestamp((((${ms('now()')} - ${phase}) / ${length} + 1) * ${length} + ${phase}) / 1000.0)`;
}

export interface Hint {
  probeId: string;
  fence: bigint;
}

/** Probes of resource $3 that could be looked at if they were due. */
const FREE = `FROM probe p JOIN platform pl ON pl.id = p.platform_id
  WHERE p.resource = $3
    AND (p.lease_until IS NULL OR p.lease_until < now())
    AND (p.hinted_until IS NULL OR p.hinted_until <= now())
    AND NOT EXISTS (
      SELECT 1 FROM host h
      WHERE h.key = pl.host_key AND (h.next_ok > now() OR h.lease_until > now()
        OR (h.hold_until > now() AND p.ticket_key IS NULL
          AND (p.request_urgent AND p.request_at <= now()) IS NOT TRUE)))`;

/**
 * Due probes of a resource that nobody holds and nobody was told of, at most one a host, marked as
 * told for `quietMs`. A hint that gets lost comes again after that time: the queue's store may be
 * erased at any moment.
 */
export function takeHints(
  db: Db,
  resource: string,
  limit: number,
  quietMs: number,
): Promise<Hint[]> {
  return rows<Hint>(
    db,
    `WITH due AS (
       (SELECT p.id ${FREE} AND p.enabled AND p.next_due <= now() AND p.ticket_key IS NULL
        ORDER BY p.next_due LIMIT $1 * 4)
       UNION
       (SELECT p.id ${FREE} AND p.request_at <= now() LIMIT $1)
       UNION
       (SELECT p.id ${FREE} AND p.wake_at <= now() LIMIT $1)
     ), free AS (
       SELECT DISTINCT ON (pl.host_key) p.id
       FROM due JOIN probe p USING (id) JOIN platform pl ON pl.id = p.platform_id
       ORDER BY pl.host_key, p.request_at NULLS LAST, p.next_due
       LIMIT $1
     )
     UPDATE probe p SET hinted_until = now() + $2 * interval '1 millisecond'
     FROM free
     WHERE p.id = free.id
     RETURNING p.id AS "probeId", p.fence`,
    limit,
    quietMs,
    resource,
  );
}

export interface Claim {
  probeId: string;
  platformId: string;
  kind: string;
  config: unknown;
  siteUrl: string;
  hostKey: string;
  /** Identity of the observation to come. */
  key: string;
  slotAt: Date;
  scheduled: boolean;
  /** The slot of the look before this one; null for a probe's first. */
  previousAt: Date | null;
  intervalSeconds: number;
  enabled: boolean;
  fence: bigint;
  hostFence: bigint;
  /** What an open look left for going on with it; null for a new look. */
  ticket: unknown;
  /** How long until its host's bucket would be full again. */
  spentMs: number;
  /** The platform's setting: `respect` or `consent`. */
  robots: string;
}

/**
 * Claims one due probe together with its host's politeness budget. Slots that passed while
 * nobody looked become one `missed` row; the look is for the newest slot that has come.
 * While a look is open (tickets.ts) a claim goes on with it, and no other begins.
 *
 * @returns null when there is nothing to do: not due any more, held, or the host is busy
 */
export async function claimLook(db: Db, probeId: string, leaseMs: number): Promise<Claim | null> {
  const claimed = await rows<Claim>(
    db,
    `WITH want AS (
       SELECT p.*, pl.host_key, pl.site_url, pl.robots, p.ticket_key IS NOT NULL AS resumed,
         p.ticket_key IS NULL AND (p.request_at <= now()) IS TRUE AS asked,
         EXISTS (SELECT 1 FROM host h WHERE h.key = pl.host_key AND h.hold_until > p.next_due) AS held_back,
         greatest(0, ${ms('now()')} - ${ms('p.next_due')}) / (p.interval_seconds::bigint * 1000) AS late
       FROM probe p JOIN platform pl ON pl.id = p.platform_id
       WHERE p.id = $1::uuid
         AND (p.lease_until IS NULL OR p.lease_until < now())
         AND CASE WHEN p.ticket_key IS NULL
           THEN (p.enabled AND p.next_due <= now()) OR p.request_at <= now()
           ELSE p.wake_at <= now() OR p.request_at <= now() END
       FOR UPDATE OF p SKIP LOCKED
     ), budget AS (
       INSERT INTO host AS h (key, next_ok, lease_until, fence)
       SELECT host_key, now(), now() + $2 * interval '1 millisecond', 1 FROM want
       ON CONFLICT (key) DO UPDATE
         SET lease_until = excluded.lease_until, fence = h.fence + 1
         WHERE h.next_ok <= now() AND (h.lease_until IS NULL OR h.lease_until < now())
           AND (h.hold_until IS NULL OR h.hold_until <= now()
             OR EXISTS (SELECT 1 FROM want WHERE resumed OR (asked AND request_urgent)))
       RETURNING key, fence, ${SPENT_MS} AS spent_ms
     ), plan AS (
       SELECT w.*, b.fence AS host_fence, b.spent_ms,
         CASE WHEN w.resumed THEN w.ticket_slot
              WHEN w.asked THEN w.request_at
              ELSE w.next_due + w.late * w.interval_seconds * interval '1 second' END AS slot,
         CASE WHEN w.asked OR w.resumed THEN 0 ELSE w.late END AS skipped
       FROM want w JOIN budget b ON b.key = w.host_key
     ), missed AS (
       INSERT INTO observation
         (key, slot_at, platform_id, probe_id, kind, status, cause, slots, spacing_ms)
       SELECT id || '/' || ${ms('next_due')}, next_due, platform_id, id, kind, 'missed',
         CASE WHEN held_back THEN 'held-back' ELSE 'not-looked' END, skipped, interval_seconds::bigint * 1000
       FROM plan WHERE skipped > 0
       ON CONFLICT DO NOTHING
     ), held AS (
       UPDATE probe p SET
         lease_until = now() + $2 * interval '1 millisecond',
         lease_key = CASE WHEN plan.resumed THEN plan.ticket_key
                          WHEN plan.asked THEN 'now/' || plan.request_id
                          ELSE plan.id || '/' || ${ms('plan.slot')} END,
         lease_slot = plan.slot,
         next_due = CASE WHEN plan.asked OR plan.resumed THEN p.next_due ELSE plan.slot END,
         hinted_until = NULL,
         fence = p.fence + 1
       FROM plan WHERE p.id = plan.id
       RETURNING p.*, plan.host_key, plan.site_url, plan.robots, plan.host_fence, plan.spent_ms
     ), chained AS (
       INSERT INTO evidence_head (platform_id) SELECT platform_id FROM held ON CONFLICT DO NOTHING
     )
     SELECT id AS "probeId", platform_id AS "platformId", kind, config, site_url AS "siteUrl",
       host_key AS "hostKey", lease_key AS key, lease_slot AS "slotAt", lease_key NOT LIKE 'now/%' AS scheduled, last_at AS "previousAt",
       interval_seconds AS "intervalSeconds", enabled, fence, host_fence AS "hostFence", ticket,
       spent_ms AS "spentMs", robots
     FROM held`,
    probeId,
    leaseMs,
  );
  return claimed[0] ?? null;
}

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
  /** Planned time between looks, which sets how much new evidence this one is. */
  spacingMs: number;
  /** How the host took it. Absent: a single request that says nothing about the host. */
  visit?: Visit;
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
    scheduled: look.claim.scheduled,
    status: look.status,
    cause: look.cause,
    detail: look.detail,
    seen: look.seen ?? null,
    evidence: look.evidence,
    started_at: look.startedAt.toISOString(),
    spacing_ms: look.spacingMs,
    ticket: look.ticket ?? null,
    wake_at: look.wakeAt?.toISOString() ?? null,
    ...visitRecord(look.visit ?? PLAIN_VISIT),
  }));
  const stored = await rows<{ key: string }>(
    db,
    `WITH RECURSIVE look AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(
         probe_id uuid, fence bigint, host_key text, host_fence bigint, key text,
         slot_at timestamptz, scheduled boolean, status text, cause text, detail text,
         seen jsonb, evidence jsonb, started_at timestamptz, spacing_ms bigint,
         ticket jsonb, wake_at timestamptz, ${VISIT_COLUMNS})
     ), fenced AS (
       UPDATE probe p SET
         next_due = CASE WHEN look.scheduled AND p.next_due = look.slot_at
           THEN look.slot_at + p.interval_seconds * interval '1 second' ELSE p.next_due END,
         request_id = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_id END,
         request_at = CASE WHEN look.scheduled AND p.ticket_key IS NULL THEN p.request_at END,
         request_urgent = look.scheduled AND p.ticket_key IS NULL AND p.request_urgent,
         ticket = look.ticket, wake_at = look.wake_at,
         ticket_key = CASE WHEN look.status = 'open' THEN look.key END,
         ticket_slot = CASE WHEN look.status = 'open' THEN look.slot_at END,
         lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
         last_at = look.slot_at, last_status = look.status, last_cause = look.cause
       FROM look
       WHERE p.id = look.probe_id AND p.fence = look.fence AND p.lease_key = look.key
       RETURNING p.id, p.platform_id, p.kind, look.spacing_ms, look.key, look.slot_at,
         look.status, look.cause, look.detail, look.seen, look.evidence, look.started_at
     ), budget AS (
       UPDATE host h SET ${afterVisit('$2::float8')}
       FROM look v WHERE h.key = v.host_key AND h.fence = v.host_fence
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, detail,
         seen, evidence, started_at, finished_at, spacing_ms)
       SELECT key, slot_at, platform_id, id, kind, status, cause, detail,
         seen, evidence, started_at, now(), spacing_ms
       FROM fenced
       ON CONFLICT (key, slot_at) DO UPDATE SET
         status = excluded.status, cause = excluded.cause, detail = excluded.detail,
         seen = excluded.seen, finished_at = excluded.finished_at,
         evidence = observation.evidence || excluded.evidence
         WHERE observation.status = 'open'
       RETURNING key, slot_at, platform_id, status
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id)
       SELECT key, slot_at, platform_id FROM written WHERE status <> 'open'
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

/**
 * After downtime every probe is overdue at once: those late by an interval or more start at
 * now + (hash mod 60 s), or within their interval when that is shorter.
 */
export function spreadOverdue(db: Db): Promise<number> {
  return execute(
    db,
    `UPDATE probe SET hinted_until = now() + interval '1 millisecond' *
       (('x' || substr(md5(id::text), 1, 8))::bit(32)::bigint % least(60000, interval_seconds * 1000))
     WHERE enabled AND next_due < now() - interval_seconds * interval '1 second'
       AND (hinted_until IS NULL OR hinted_until <= now())
       AND (lease_until IS NULL OR lease_until < now())`,
  );
}

/**
 * A person asks for a look outside the schedule, be the host left alone or not; one that already
 * waits is kept. (Truncated, for the
 * column would round up, and a request for now must not lie in the future.)
 *
 * @returns its id, or null for an unknown probe
 */
export async function requestLook(db: Db, probeId: string, delayMs = 0): Promise<string | null> {
  const asked = await rows<{ requestId: string }>(
    db,
    `UPDATE probe SET
       request_id = coalesce(request_id, gen_random_uuid()),
       request_at = least(coalesce(request_at, 'infinity'),
         date_trunc('milliseconds', now()) + $2 * interval '1 millisecond'),
       request_urgent = true
     WHERE id = $1::uuid
     RETURNING request_id AS "requestId"`,
    probeId,
    delayMs,
  );
  return asked[0]?.requestId ?? null;
}
