import { execute, ms, prepared, toJson, type Db } from '../client.ts';
import { clockFrom, type Clock } from '../clock.ts';
import { telling } from '../events.ts';
import { SPENT_MS } from '../hosts.ts';
import { HAS_NOTICE } from '../maintenance.ts';
import { givenSlots, slotRecords, type ComingSlots } from './calendars.ts';
import { storeMissed } from './missed.ts';

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
  /** The slot after this one; null for a look outside the schedule, and for one that goes on. */
  nextAt: Date | null;
  /** The longest planned time between two slots. */
  intervalSeconds: number;
  /** A schedule chose the very moment, not just the period. */
  timed: boolean;
  enabled: boolean;
  fence: bigint;
  hostFence: bigint;
  /** What an open look left for going on with it; null for a new look. */
  ticket: unknown;
  /** How long until its host's bucket would be full again. */
  spentMs: number;
  /** The platform's setting: `respect` or `consent`. */
  robots: string;
  /** What the last look saw, without what varies from look to look. */
  lastGist: string | null;
  /** So many places have to say the same before it speaks against the supplier; null: as for all. */
  quorum: number | null;
  /** Its site said that it is in maintenance, and was not seen without that since. */
  hasNotice: boolean;
  /** Has a person said of lines of its customer service what they are? */
  hasLineClasses: boolean;
  /** How long ago evidence of a look was kept; null: never. */
  keptAgoMs: number | null;
  /** How long until its time comes, on the database's clock; 0 for one that is due. */
  startInMs: number;
  /** What a look takes the time from. */
  now: Clock;
}

/** Times of a claim, as SQL: until when what will be due counts as due, and until when it is held. */
const SOON = `now() + $3 * interval '1 millisecond'`;
const LEASE_END = `now() + ($2 + $3) * interval '1 millisecond'`;

/** The clock, or the slot that is not quite due yet. */
const COME = `greatest(now(), p.next_due)`;

/** In ms, up to the next whole one: a timer may be as much too early. */
const untilBegun = (from: string) =>
  `ceil(extract(epoch FROM greatest(next_ok, CASE WHEN resumed THEN now() ELSE lease_slot END) - ${from}) * 1000 + 1)`;

/** Who asked for a look wants to see it begin. */
const TELL_LOOKING = telling(
  `jsonb_build_object('type', 'looking', 'platformId', platform_id, 'probeId', id)`,
);

/** Of the slots that have come the newest, how many passed before it, and the one after it. */
const NEWEST = `
  SELECT passed, slot, following FROM given g
  WHERE g.probe_id = p.id AND g.due = p.next_due AND g.slot <= ${COME} AND g.following > ${COME}
  UNION ALL
  SELECT passed, p.next_due + passed * p.interval_seconds * interval '1 second',
    p.next_due + (passed + 1) * p.interval_seconds * interval '1 second'
  FROM (SELECT (${ms(COME)} - ${ms('p.next_due')}) / (p.interval_seconds::bigint * 1000) AS passed) grid
  WHERE p.schedule IS NULL`;

/**
 * Claims due probes, and those that will be due within `aheadMs`, each together with its host's
 * politeness budget; of probes that share a host, one. Slots that passed while nobody looked become one
 * `missed` row (missed.ts); the look is for the newest slot that has come. While a look is open (tickets.ts) a
 * claim goes on with it, and no other begins. Of a probe that keeps a schedule, `coming` says which slots
 * there are; where it says nothing, or no longer what is so, nothing is claimed but what was asked for.
 *
 * @returns those that were not due any more, held, or whose host is busy are left out
 */
export async function claimLooks(
  db: Db,
  probeIds: readonly string[],
  leaseMs: number,
  aheadMs = 0,
  coming: readonly ComingSlots[] = [],
): Promise<Claim[]> {
  const found = await prepared<Omit<Claim, 'now'> & { at: Date; told: string | null }>(
    db,
    'claim-looks',
    `WITH given AS (
       ${givenSlots('$4')}
     ), due AS (
       SELECT p.*, pl.host_key, pl.site_url, pl.robots, p.ticket_key IS NOT NULL AS resumed,
         p.ticket_key IS NULL AND (p.request_at <= ${SOON}) IS TRUE AS asked
       FROM probe p JOIN platform pl ON pl.id = p.platform_id
       WHERE p.id = ANY($1::uuid[])
         AND (p.lease_until IS NULL OR p.lease_until < now())
         AND CASE WHEN p.ticket_key IS NULL
           THEN (p.enabled AND p.next_due <= ${SOON}) OR p.request_at <= ${SOON}
           ELSE p.wake_at <= now() OR p.request_at <= ${SOON} END
       FOR UPDATE OF p SKIP LOCKED
     ), locked AS (
       -- Of the row as it is locked: what is joined beside it above would be as it was when first read.
       SELECT p.*, newest.passed, newest.slot AS newest_slot, newest.following
       FROM due p LEFT JOIN LATERAL (${NEWEST}) newest ON true
       WHERE p.resumed OR p.asked OR newest.slot IS NOT NULL
     ), want AS (
       SELECT DISTINCT ON (host_key) * FROM locked ORDER BY host_key, request_at NULLS LAST, next_due
     ), budget AS (
       INSERT INTO host AS h (key, next_ok, lease_until, fence)
       SELECT host_key, now(), ${LEASE_END}, 1 FROM want
       ON CONFLICT (key) DO UPDATE
         SET lease_until = excluded.lease_until, fence = h.fence + 1
         WHERE h.next_ok <= ${SOON} AND (h.lease_until IS NULL OR h.lease_until < now())
           AND (h.hold_until IS NULL OR h.hold_until <= now()
             OR EXISTS (SELECT 1 FROM want w WHERE w.host_key = h.key
               AND (w.resumed OR (w.asked AND w.request_urgent))))
       RETURNING key, next_ok, fence, ${SPENT_MS} AS spent_ms
     ), plan AS (
       SELECT w.*, b.fence AS host_fence, b.next_ok, b.spent_ms,
         CASE WHEN w.resumed THEN w.ticket_slot
              WHEN w.asked THEN w.request_at
              ELSE w.newest_slot END AS slot,
         CASE WHEN w.asked OR w.resumed THEN 0 ELSE w.passed END AS skipped,
         CASE WHEN w.asked OR w.resumed THEN NULL ELSE w.following END AS next_at
       FROM want w JOIN budget b ON b.key = w.host_key
     ), missed AS (
       ${storeMissed('plan p WHERE skipped > 0', 'skipped')}
     ), held AS (
       UPDATE probe p SET
         lease_until = ${LEASE_END},
         lease_key = CASE WHEN plan.resumed THEN plan.ticket_key
                          WHEN plan.asked THEN 'now/' || plan.request_id
                          ELSE plan.id || '/' || ${ms('plan.slot')} END,
         lease_slot = plan.slot,
         next_due = CASE WHEN plan.asked OR plan.resumed THEN p.next_due ELSE plan.slot END,
         hinted_until = NULL,
         fence = p.fence + 1
       FROM plan WHERE p.id = plan.id
       RETURNING p.*, plan.host_key, plan.site_url, plan.robots, plan.host_fence, plan.spent_ms,
         plan.next_ok, plan.resumed, plan.next_at
     ), chained AS (
       INSERT INTO evidence_head (platform_id) SELECT DISTINCT platform_id FROM held ON CONFLICT DO NOTHING
     )
     SELECT id AS "probeId", platform_id AS "platformId", kind, config, site_url AS "siteUrl",
       host_key AS "hostKey", lease_key AS key, lease_slot AS "slotAt", lease_key NOT LIKE 'now/%' AS scheduled, last_at AS "previousAt",
       next_at AS "nextAt", schedule IS NOT NULL AS timed,
       coalesce(longest_gap_seconds, interval_seconds) AS "intervalSeconds", enabled, fence, host_fence AS "hostFence", ticket,
       spent_ms AS "spentMs", robots, last_gist AS "lastGist", quorum,
       ${HAS_NOTICE('held.platform_id')} AS "hasNotice",
       EXISTS (SELECT FROM line_class c WHERE c.platform_id = held.platform_id) AS "hasLineClasses",
       (extract(epoch from now() - last_kept_at) * 1000)::float8 AS "keptAgoMs",
       greatest(0, ${untilBegun('told_at')})::int AS "startInMs",
       told_at AS at, CASE WHEN request_urgent AND lease_key LIKE 'now/%' THEN ${TELL_LOOKING} END AS told
     -- Claiming a batch takes a while: from the time before it, looks would begin that much late.
     FROM (SELECT *, now() + max(clock_timestamp() - transaction_timestamp()) OVER () AS told_at FROM held) held`,
    probeIds,
    leaseMs,
    aheadMs,
    toJson(slotRecords(coming)),
  );
  return found.map((row) => {
    const { at, told: _, ...claim } = row;
    return { ...claim, now: clockFrom(at) };
  });
}

/** Claims one probe that is due now; null when there is nothing to do. */
export async function claimLook(db: Db, probeId: string, leaseMs: number): Promise<Claim | null> {
  const [claim] = await claimLooks(db, [probeId], leaseMs);
  return claim ?? null;
}

/** Gives claims back whose looks did not begin; what went to somebody else since is left alone. */
export async function releaseLooks(db: Db, claims: readonly Claim[]): Promise<void> {
  await execute(
    db,
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS x("probeId" uuid, fence bigint, "hostKey" text, "hostFence" bigint)
     ), probes AS (
       UPDATE probe p SET lease_until = NULL, lease_key = NULL, lease_slot = NULL
       FROM given g WHERE p.id = g."probeId" AND p.fence = g.fence
     )
     UPDATE host h SET lease_until = NULL FROM given g WHERE h.key = g."hostKey" AND h.fence = g."hostFence"`,
    toJson(
      claims.map(({ probeId, fence, hostKey, hostFence }) => ({
        probeId,
        fence: String(fence),
        hostKey,
        hostFence: String(hostFence),
      })),
    ),
  );
}
