import { rows, toJson, type Db } from './client.ts';
import type { Claim } from './schedule/index.ts';

export type Saved =
  | 'saved'
  /** The platform was asked something too lately. */
  | 'too-soon'
  /** The look belongs to somebody else by now, or was taken back. */
  | 'lost';

/**
 * Stores what a later claim needs to go on with a look, and the look's observation as `open`, in one
 * statement behind the look's fence: once it is stored, a worker that dies loses nothing, and the
 * next one knows what was done. A look that is about to ask names the least time between two
 * questions to one platform; all its probes count.
 */
export async function saveTicket(
  db: Db,
  claim: Claim,
  ticket: unknown,
  startedAt: Date,
  askGapMs: number | null,
): Promise<Saved> {
  const [found] = await rows<{ mine: boolean; saved: boolean }>(
    db,
    `WITH mine AS (
       SELECT * FROM probe WHERE id = $1::uuid AND fence = $2::bigint AND lease_key = $3
       FOR UPDATE
     ), saved AS (
       UPDATE probe p SET
         ticket = $4::jsonb, ticket_key = p.lease_key, ticket_slot = p.lease_slot, wake_at = now(),
         asked_at = CASE WHEN $5::bigint IS NULL THEN p.asked_at ELSE now() END,
         next_due = CASE WHEN p.lease_key NOT LIKE 'now/%' AND p.next_due = p.lease_slot
           THEN $7::timestamptz ELSE p.next_due END,
         request_id = CASE WHEN p.lease_key LIKE 'now/%' THEN NULL ELSE p.request_id END,
         request_at = CASE WHEN p.lease_key LIKE 'now/%' THEN NULL ELSE p.request_at END
       FROM mine
       WHERE p.id = mine.id AND NOT EXISTS (
         SELECT FROM probe q WHERE q.platform_id = mine.platform_id
           AND q.asked_at > now() - $5::bigint * interval '1 millisecond')
       RETURNING p.*
     ), written AS (
       INSERT INTO observation
         (key, slot_at, platform_id, probe_id, kind, status, started_at, spacing_ms)
       SELECT ticket_key, ticket_slot, platform_id, id, kind, 'open', $6::timestamptz,
         interval_seconds::bigint * 1000
       FROM saved
       ON CONFLICT DO NOTHING
     )
     SELECT EXISTS (SELECT FROM mine) AS mine, EXISTS (SELECT FROM saved) AS saved`,
    claim.probeId,
    String(claim.fence),
    claim.key,
    toJson(ticket),
    askGapMs === null ? null : String(askGapMs),
    startedAt.toISOString(),
    claim.nextAt?.toISOString() ?? null,
  );
  if (found?.saved === true) return 'saved';
  return found?.mine === true ? 'too-soon' : 'lost';
}
