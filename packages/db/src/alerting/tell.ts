import { toJson, type Runner } from '../client.ts';

export interface NewNotification {
  id: string;
  /** The alert it is about first; its messages go out one after the other. */
  alertId: string;
  sequence: number;
  reason: string;
  message: unknown;
  /** Of channels; null for all that are switched on. */
  channels: readonly string[] | null;
}

/** Decides that channels are told: one delivery for each that is switched on. */
export async function tellChannels(
  db: Runner,
  notifications: readonly NewNotification[],
): Promise<void> {
  await db.query(
    `WITH told AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "alertId" uuid, sequence int, reason text,
         message jsonb, channels jsonb)
     ), notifications AS (
       INSERT INTO notification (id, alert_id, sequence, reason, message)
       SELECT id, "alertId", sequence, reason, message FROM told
     )
     INSERT INTO delivery (notification_id, channel_id, alert_id, sequence)
     SELECT t.id, c.id, t."alertId", t.sequence FROM told t JOIN channel c ON c.enabled
       AND (t.channels IS NULL OR t.channels ? c.id::text)`,
    [toJson(notifications)],
  );
}
