import { execute, rows, type Db, toJson } from './client.ts';

export interface ChannelRecord {
  id: string;
  name: string;
  kind: string;
  url: string;
  enabled: boolean;
  createdAt: Date;
}

const RECORD = `id, name, kind, url, enabled, created_at AS "createdAt"`;

export function listChannels(db: Db): Promise<ChannelRecord[]> {
  return rows<ChannelRecord>(db, `SELECT ${RECORD} FROM channel ORDER BY created_at, id`);
}

export async function createChannel(
  db: Db,
  channel: { name: string; kind: string; url: string; secret: string },
): Promise<ChannelRecord> {
  const [made] = await rows<ChannelRecord>(
    db,
    `INSERT INTO channel (name, kind, url, secret) VALUES ($1, $2, $3, $4) RETURNING ${RECORD}`,
    channel.name,
    channel.kind,
    channel.url,
    channel.secret,
  );
  if (!made) throw new Error('an insert returned no row');
  return made;
}

export async function deleteChannel(db: Db, id: string): Promise<boolean> {
  return (await execute(db, `DELETE FROM channel WHERE id = $1::uuid`, id)) > 0;
}

/** Sends a message through one channel, on the same road as alerts. Returns the delivery's id, or null for an unknown channel. */
export async function queueTestMessage(
  db: Db,
  channelId: string,
  message: unknown,
): Promise<string | null> {
  const made = await rows<{ id: string }>(
    db,
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message)
       SELECT 0, 'test', $2::jsonb FROM channel WHERE id = $1::uuid RETURNING id
     )
     INSERT INTO delivery (notification_id, channel_id, sequence)
     SELECT id, $1::uuid, 0 FROM told RETURNING id`,
    channelId,
    toJson(message),
  );
  return made[0]?.id ?? null;
}
