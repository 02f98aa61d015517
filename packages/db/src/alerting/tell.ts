import { toJson, type Runner } from '../client.ts';

export interface NewNotification {
  id: string;
  /** The alert it is about first; its messages go out one after the other. */
  alertId: string;
  /** All that it is about. */
  alertIds: readonly string[];
  sequence: number;
  reason: string;
  message: unknown;
  /** Of channels; null for all that are switched on. */
  channels: readonly string[] | null;
}

/**
 * Decides that channels are told: one delivery for each that is switched on, which goes after all that was not
 * sent yet about any of the same alerts.
 */
export async function tellChannels(
  db: Runner,
  notifications: readonly NewNotification[],
): Promise<void> {
  await db.query(
    `WITH told AS (
       SELECT * FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, "alertId" uuid, "alertIds" jsonb,
         sequence int, reason text, message jsonb, channels jsonb)) WITH ORDINALITY
         AS n(id, "alertId", "alertIds", sequence, reason, message, channels, place)
     ), notifications AS (
       INSERT INTO notification (id, alert_id, sequence, reason, message)
       SELECT id, "alertId", sequence, reason, message FROM told
     ), about AS (
       INSERT INTO alert_told (alert_id, notification_id)
       SELECT alert::uuid, id FROM told, jsonb_array_elements_text("alertIds") AS alert ORDER BY place
     ), made AS MATERIALIZED (
       SELECT gen_random_uuid() AS id, t.id AS told_id, t."alertId", t."alertIds", t.sequence, t.place, c.id AS channel_id
       FROM told t JOIN channel c ON c.enabled AND (t.channels IS NULL OR t.channels ? c.id::text)
     ), named AS MATERIALIZED (
       SELECT made.id, channel_id, place, alert::uuid FROM made, jsonb_array_elements_text("alertIds") AS alert
     ), waits AS (
       SELECT n.id, e.id AS other
       FROM named n JOIN alert_told a ON a.alert_id = n.alert
         JOIN delivery e ON e.notification_id = a.notification_id AND e.channel_id = n.channel_id
       WHERE e.state <> 'sent'
       UNION
       SELECT n.id, o.id FROM named n JOIN named o USING (channel_id, alert) WHERE o.place < n.place
     )
     INSERT INTO delivery (id, notification_id, channel_id, alert_id, sequence, waits_for)
     SELECT made.id, told_id, channel_id, "alertId", sequence, coalesce(others, '{}')
     FROM made LEFT JOIN (SELECT id, array_agg(other) AS others FROM waits GROUP BY id) w ON w.id = made.id`,
    [toJson(notifications)],
  );
}
