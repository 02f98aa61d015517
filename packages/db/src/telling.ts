import { CHANNEL, type ChannelRecord } from './channels.ts';
import { execute, rows, toJson, type Db } from './client.ts';
import { clockFrom, type Clock } from './clock.ts';

/**
 * Tokens in a channel's bucket, now. What the bucket holds and what comes back in a minute add up to
 * the posts a minute that are allowed, so that no minute ever sees more.
 */
const BURST = `greatest(1, floor(c.per_minute / 6.0))`;
const REFILL = `greatest(1, c.per_minute - ${BURST})`;
const TOKENS = `least(${BURST}, c.tokens
  + greatest(0, extract(epoch FROM now() - c.tokens_at)) * ${REFILL} / 60)`;

/** Of a channel `c`: nothing keeps it from sending. */
export const READY = `c.enabled AND (c.resume_at IS NULL OR c.resume_at <= now()) AND ${TOKENS} >= 1`;

/** Of a delivery `d`: it is due, and nobody has it. */
const DUE = `d.state = 'pending' AND d.next_attempt <= now()
  AND (d.lease_until IS NULL OR d.lease_until < now())`;

/** Is there anything that could be sent now? */
export const TELLING_DUE = `EXISTS (SELECT FROM channel c WHERE ${READY}
  AND EXISTS (SELECT FROM delivery d WHERE d.channel_id = c.id AND ${DUE}))`;

/** Channels that have something to send, and may. */
export function dueChannels(db: Db): Promise<ChannelRecord[]> {
  return rows<ChannelRecord>(
    db,
    `SELECT ${CHANNEL} FROM channel c WHERE ${READY}
       AND EXISTS (SELECT FROM delivery d WHERE d.channel_id = c.id AND ${DUE})`,
  );
}

export interface DeliveryClaim {
  id: string;
  fence: bigint;
  attempts: number;
  notificationId: string;
  alertId: string | null;
  reason: string;
  message: unknown;
  /** For how long it has been tried, on the database's clock. */
  ageMs: number;
}

export interface ClaimedPosts {
  /** Whether all of them are for one post, because the bucket does not hold one for each. */
  together: boolean;
  claims: DeliveryClaim[];
  now: Clock;
}

/** How a lane claims: so many at once, or so many for one post where the bucket runs low. */
export interface ClaimTerms {
  atOnce: number;
  together: number;
  merges: boolean;
  leaseMs: number;
}

/**
 * Claims what is due on one channel, and spends its tokens in the same statement. What still waits for an
 * earlier message about one of its alerts stays, so that "recovered" never overtakes "opened".
 *
 * @returns null when nothing may go now
 */
export async function claimDeliveries(
  db: Db,
  channelId: string,
  { atOnce, together, merges, leaseMs }: ClaimTerms,
): Promise<ClaimedPosts | null> {
  const found = await rows<DeliveryClaim & { together: boolean; at: Date }>(
    db,
    `WITH lane AS (
       SELECT c.id, ${TOKENS} AS tokens FROM channel c WHERE c.id = $1::uuid AND ${READY}
       FOR NO KEY UPDATE
     ), due AS (
       SELECT d.id, lane.tokens FROM lane CROSS JOIN delivery d
       WHERE d.channel_id = lane.id AND ${DUE}
         AND NOT EXISTS (
           SELECT 1 FROM delivery e
           WHERE e.id = ANY(d.waits_for) AND e.state = 'pending')
       ORDER BY d.next_attempt, d.sequence LIMIT $2
       FOR UPDATE OF d SKIP LOCKED
     ), counted AS (
       SELECT count(*) AS n, coalesce(max(tokens), 0) AS tokens,
         $4 AND count(*) > floor(coalesce(max(tokens), 0)) AS together FROM due
     ), taken AS (
       SELECT due.id FROM due, counted
       LIMIT (SELECT CASE WHEN together THEN n ELSE least(n, $3, floor(tokens)) END FROM counted)
     ), spent AS (
       UPDATE channel SET tokens_at = now(), tokens = counted.tokens
         - CASE WHEN together THEN 1 ELSE (SELECT count(*) FROM taken) END
       FROM counted WHERE channel.id = $1::uuid AND counted.n > 0
     )
     UPDATE delivery d SET lease_until = now() + $5 * interval '1 millisecond',
       fence = d.fence + 1, attempts = d.attempts + 1
     FROM taken, notification n, counted
     WHERE d.id = taken.id AND n.id = d.notification_id
     RETURNING d.id, d.fence, d.attempts, n.id AS "notificationId", n.alert_id AS "alertId",
       n.reason, n.message, counted.together, d.sequence, n.created_at,
       (extract(epoch FROM now() - d.queued_at) * 1000)::float8 AS "ageMs", now() AS at`,
    channelId,
    merges ? together : atOnce,
    atOnce,
    merges,
    leaseMs,
  );
  const [first] = found;
  if (first === undefined) return null;
  return { together: first.together, claims: inOrder(found), now: clockFrom(first.at) };
}

function inOrder(claims: readonly DeliveryClaim[]): DeliveryClaim[] {
  const at = (claim: DeliveryClaim) => (claim as DeliveryClaim & { created_at: Date }).created_at;
  return claims.toSorted((a, b) => at(a).getTime() - at(b).getTime());
}

/**
 * Lets a channel rest that has made so many posts in 24 hours, until there is room for another.
 *
 * @returns whether it rests
 */
export async function restsForToday(db: Db, channelId: string, perDay: number): Promise<boolean> {
  const rested = await execute(
    db,
    `UPDATE channel SET resume_at = nth.at + interval '1 day'
     FROM (
       -- The deliveries of one post are logged in one transaction.
       SELECT DISTINCT at FROM delivery_attempt
       WHERE channel_id = $1::uuid AND at > now() - interval '1 day'
       ORDER BY at DESC OFFSET $2::int - 1 LIMIT 1) nth
     WHERE id = $1::uuid`,
    channelId,
    perDay,
  );
  return rested > 0;
}

/** Gives back what a post had no room for, as if it had not been claimed. */
export async function releaseDeliveries(db: Db, claims: readonly DeliveryClaim[]): Promise<void> {
  await execute(
    db,
    `UPDATE delivery d SET lease_until = NULL, attempts = d.attempts - 1
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, fence bigint)
     WHERE d.id = x.id AND d.fence = x.fence AND d.state = 'pending'`,
    toJson(claims.map(({ id, fence }) => ({ id, fence: String(fence) }))),
  );
}

export interface PostResult {
  class: 'sent' | 'retry-later' | 'permanent';
  status: number | null;
  /** The service's words, or the name of a fault of the way there. */
  said: string;
  durationMs: number;
  /** For how long the whole channel had better keep still. */
  pauseMs: number | null;
  /** What becomes of each; null when it is to be tried no more. */
  each: readonly { claim: DeliveryClaim; againMs: number | null }[];
}

/** Writes how a post went, in the log too; a stale claim changes nothing. */
export async function finishDeliveries(
  db: Db,
  channelId: string,
  result: PostResult,
): Promise<number> {
  const each = result.each.map(({ claim, againMs }) => ({
    id: claim.id,
    fence: String(claim.fence),
    state: result.class === 'sent' ? 'sent' : againMs === null ? 'failed' : 'pending',
    againMs: againMs ?? 0,
  }));
  const done = await rows<{ id: string }>(
    db,
    `WITH done AS (
       UPDATE delivery d SET lease_until = NULL, state = x.state,
         sent_at = CASE WHEN x.state = 'sent' THEN now() END,
         last_status = $3::int, last_class = $4,
         last_error = CASE WHEN x.state = 'sent' THEN NULL ELSE $5 END,
         next_attempt = now() + x."againMs" * interval '1 millisecond'
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, fence bigint, state text, "againMs" float8)
       WHERE d.id = x.id AND d.fence = x.fence AND d.state = 'pending'
       RETURNING d.id
     ), logged AS (
       INSERT INTO delivery_attempt
         (delivery_id, channel_id, duration_ms, class, status, said, together)
       SELECT id, $1::uuid, $6::int, $4, $3::int, $5, $8::int FROM done
     ), paused AS (
       UPDATE channel SET resume_at = now() + $7 * interval '1 millisecond'
       WHERE id = $1::uuid AND $7::float8 IS NOT NULL
     )
     SELECT id FROM done`,
    channelId,
    toJson(each),
    result.status,
    result.class,
    result.said,
    Math.round(result.durationMs),
    result.pauseMs,
    each.length,
  );
  return done.length;
}
