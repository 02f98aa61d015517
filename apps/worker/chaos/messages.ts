import type { Sql } from './store.ts';

/** Queues so many messages for every channel, as the dispatcher does. Returns their ids. */
export async function queueMessages(sql: Sql, count: number): Promise<string[]> {
  const queued = await sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message)
       SELECT n, 'first', jsonb_build_object('type', 'alert.opened', 'timestamp',
         to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'data', jsonb_build_object('alertId', NULL, 'reason', 'first', 'platform', NULL, 'dimension', NULL,
           'severity', 'warning', 'changes', '[]'::jsonb,
           'text', jsonb_build_object('zh', '告警 ' || n, 'en', 'alert ' || n)))
       FROM generate_series(1, $1::int) n RETURNING id, sequence
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence)
       SELECT told.id, channel.id, told.sequence FROM told, channel
     )
     SELECT id FROM told`,
    count,
  );
  return queued.map(({ id }) => String(id));
}

export async function pendingOf(sql: Sql, channel: string): Promise<number> {
  const [row] = await sql(
    `SELECT count(*)::int AS left FROM delivery d JOIN channel c ON c.id = d.channel_id
     WHERE c.name = $1 AND d.state = 'pending'`,
    channel,
  );
  return Number(row?.['left']);
}
