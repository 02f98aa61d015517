import { rows, execute, type Db } from './client.ts';

export interface DeliveryClaim {
  id: string;
  fence: bigint;
  attempts: number;
  notificationId: string;
  alertId: string | null;
  reason: string;
  message: unknown;
  channel: { id: string; name: string; kind: string; url: string; secret: string };
}

/**
 * Claims due deliveries. Of one alert and channel only the oldest unsent may go, so that
 * "recovered" never overtakes "opened".
 */
export function claimDeliveries(db: Db, limit: number, leaseMs: number): Promise<DeliveryClaim[]> {
  return rows<DeliveryClaim>(
    db,
    `WITH due AS (
       SELECT d.id FROM delivery d
       WHERE d.state = 'pending' AND d.next_attempt <= now()
         AND (d.lease_until IS NULL OR d.lease_until < now())
         AND NOT EXISTS (
           SELECT 1 FROM delivery e
           WHERE e.alert_id = d.alert_id AND e.channel_id = d.channel_id
             AND e.sequence < d.sequence AND e.state = 'pending')
       ORDER BY d.next_attempt LIMIT $1
       FOR UPDATE SKIP LOCKED
     )
     UPDATE delivery d SET lease_until = now() + $2 * interval '1 millisecond',
       fence = d.fence + 1, attempts = d.attempts + 1
     FROM due, notification n, channel c
     WHERE d.id = due.id AND n.id = d.notification_id AND c.id = d.channel_id
     RETURNING d.id, d.fence, d.attempts, n.id AS "notificationId", n.alert_id AS "alertId",
       n.reason, n.message,
       jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'url', c.url,
         'secret', c.secret) AS channel`,
    limit,
    leaseMs,
  );
}

export type DeliveryResult =
  | { kind: 'sent'; status: number }
  | { kind: 'retry'; status: number | null; error: string; afterMs: number }
  | { kind: 'failed'; status: number | null; error: string };

/** Writes how a claimed delivery went; a stale claim changes nothing. */
export async function finishDelivery(
  db: Db,
  claim: DeliveryClaim,
  result: DeliveryResult,
): Promise<boolean> {
  const changed = await execute(
    db,
    `UPDATE delivery SET lease_until = NULL,
       state = CASE $3 WHEN 'sent' THEN 'sent' WHEN 'failed' THEN 'failed' ELSE 'pending' END,
       sent_at = CASE WHEN $3 = 'sent' THEN now() END,
       last_status = $4::int, last_error = $5::text,
       next_attempt = now() + $6 * interval '1 millisecond'
     WHERE id = $1::uuid AND fence = $2::bigint AND state = 'pending'`,
    claim.id,
    String(claim.fence),
    result.kind,
    result.status,
    result.kind === 'sent' ? null : result.error,
    result.kind === 'retry' ? result.afterMs : 0,
  );
  return changed > 0;
}
