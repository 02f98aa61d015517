import { rows, toJson, type Db } from './client.ts';

/**
 * Tells every channel once that something is wrong with ourselves, however many workers notice; and
 * once that it is over; of what has no message channels are not told.
 *
 * @returns whether there was anything new to tell
 */
export async function tellOfSelf(
  db: Db,
  reason: string,
  isWrong: boolean,
  message: unknown,
): Promise<boolean> {
  const turned = isWrong
    ? `INSERT INTO self_alarm (reason) VALUES ($1) ON CONFLICT DO NOTHING RETURNING reason`
    : `DELETE FROM self_alarm WHERE reason = $1 RETURNING reason`;
  const told = await rows<{ reason: string }>(
    db,
    `WITH turned AS (${turned}), told AS (
       INSERT INTO notification (sequence, reason, message)
       SELECT 0, 'self', $2::jsonb FROM turned WHERE $2::jsonb <> 'null' RETURNING id
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence)
       SELECT told.id, channel.id, 0 FROM told, channel WHERE channel.enabled
     )
     SELECT reason FROM turned`,
    reason,
    toJson(message),
  );
  return told.length > 0;
}
