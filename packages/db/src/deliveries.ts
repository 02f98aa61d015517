import { rows, type Db } from './client.ts';

/** A delivery on its way, or at its end. */
export interface LoggedDelivery {
  id: string;
  channelId: string;
  alertId: string | null;
  reason: string;
  state: string;
  attempts: number;
  queuedAt: Date;
  nextAttempt: Date;
  sentAt: Date | null;
  lastClass: string | null;
  lastStatus: number | null;
  lastError: string | null;
  /** What it says, in both languages; null when the message cannot be read. */
  text: { zh: string; en: string } | null;
  /** The newest tries first. */
  tries: {
    at: string;
    durationMs: number;
    class: string;
    status: number | null;
    said: string;
    together: number;
  }[];
}

const MOST_TRIES = 10;

const LOGGED = `d.id, d.channel_id AS "channelId", d.alert_id AS "alertId", n.reason, d.state,
  d.attempts, d.queued_at AS "queuedAt", d.next_attempt AS "nextAttempt", d.sent_at AS "sentAt",
  d.last_class AS "lastClass", d.last_status AS "lastStatus", d.last_error AS "lastError",
  n.message #> '{data,text}' AS text,
  (SELECT coalesce(jsonb_agg(t), '[]') FROM (
     SELECT a.at, a.duration_ms AS "durationMs", a.class, a.status, a.said, a.together
     FROM delivery_attempt a WHERE a.delivery_id = d.id ORDER BY a.id DESC LIMIT ${MOST_TRIES}) t
  ) AS tries`;

/** What a channel had to send, newest first. */
export function deliveriesOfChannel(
  db: Db,
  channelId: string,
  query: { state: string | null; limit: number },
): Promise<LoggedDelivery[]> {
  return rows<LoggedDelivery>(
    db,
    `SELECT ${LOGGED} FROM delivery d JOIN notification n ON n.id = d.notification_id
     WHERE d.channel_id = $1::uuid AND ($2::text IS NULL OR d.state = $2)
     ORDER BY d.queued_at DESC, d.id LIMIT $3`,
    channelId,
    query.state,
    query.limit,
  );
}

export async function findDelivery(db: Db, id: string): Promise<LoggedDelivery | null> {
  const found = await rows<LoggedDelivery>(
    db,
    `SELECT ${LOGGED} FROM delivery d JOIN notification n ON n.id = d.notification_id
     WHERE d.id = $1::uuid`,
    id,
  );
  return found[0] ?? null;
}

/** Has a dead letter tried again, for another day; false when it is none, or its channel is switched off. */
export async function sendAgain(db: Db, id: string): Promise<boolean> {
  const again = await rows<{ id: string }>(
    db,
    `UPDATE delivery d SET state = 'pending', attempts = 0, queued_at = now(),
       next_attempt = now() - interval '1 second', lease_until = NULL
     FROM channel c
     WHERE d.id = $1::uuid AND d.state = 'failed' AND c.id = d.channel_id AND c.enabled
     RETURNING d.id`,
    id,
  );
  return again.length > 0;
}

/** How a channel fares. */
export interface ChannelHealth {
  channelId: string;
  pending: number;
  dead: number;
  /** Of the last day. */
  sent: number;
  medianMs: number | null;
  /** When a channel that is held back sends again. */
  resumeAt: Date | null;
  last: { at: string; class: string; status: number | null; said: string } | null;
}

export function channelsHealth(db: Db): Promise<ChannelHealth[]> {
  return rows<ChannelHealth>(
    db,
    `SELECT c.id AS "channelId",
       (SELECT count(*)::int FROM delivery d WHERE d.channel_id = c.id AND d.state = 'pending') AS pending,
       (SELECT count(*)::int FROM delivery d WHERE d.channel_id = c.id AND d.state = 'failed') AS dead,
       day.sent, day."medianMs",
       CASE WHEN c.resume_at > now() THEN c.resume_at END AS "resumeAt",
       (SELECT jsonb_build_object('at', a.at, 'class', a.class, 'status', a.status, 'said', a.said)
        FROM delivery_attempt a WHERE a.channel_id = c.id ORDER BY a.at DESC, a.id DESC LIMIT 1) AS last
     FROM channel c CROSS JOIN LATERAL (
       SELECT (count(*) FILTER (WHERE class = 'sent'))::int AS sent,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "medianMs"
       FROM delivery_attempt a
       WHERE a.channel_id = c.id AND a.at > now() - interval '1 day') day`,
  );
}

/** What a feed's readers get, newest first; null when no feed that is switched on has the token. */
export async function feedOf(
  db: Db,
  token: string,
  limit: number,
): Promise<{
  name: string;
  language: string;
  templates: unknown;
  entries: { id: string; at: Date; message: unknown }[];
} | null> {
  const [found] = await rows<{ id: string; name: string; language: string; templates: unknown }>(
    db,
    `SELECT id, name, language, templates FROM channel
     WHERE kind = 'feed' AND enabled AND settings->>'token' = $1`,
    token,
  );
  if (found === undefined) return null;
  const entries = await rows<{ id: string; at: Date; message: unknown }>(
    db,
    `SELECT n.id, n.created_at AS at, n.message FROM delivery d
     JOIN notification n ON n.id = d.notification_id
     WHERE d.channel_id = $1::uuid ORDER BY n.created_at DESC, n.id LIMIT $2`,
    found.id,
    limit,
  );
  return { ...found, entries };
}
