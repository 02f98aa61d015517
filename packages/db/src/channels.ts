import { execute, rows, toJson, type Db } from './client.ts';

/** What a person decides of a channel. */
export interface ChannelTerms {
  name: string;
  kind: string;
  settings: unknown;
  templates?: unknown;
  language?: string;
  perMinute?: number;
}

/** A channel as it is stored, secrets included. */
export interface ChannelRecord {
  id: string;
  name: string;
  kind: string;
  settings: unknown;
  templates: unknown;
  language: string;
  perMinute: number;
  enabled: boolean;
  createdAt: Date;
}

export const CHANNEL = `c.id, c.name, c.kind, c.settings, c.templates, c.language,
  c.per_minute AS "perMinute", c.enabled, c.created_at AS "createdAt"`;

export function listChannels(db: Db): Promise<ChannelRecord[]> {
  return rows<ChannelRecord>(db, `SELECT ${CHANNEL} FROM channel c ORDER BY created_at, id`);
}

export async function findChannel(db: Db, id: string): Promise<ChannelRecord | null> {
  const found = await rows<ChannelRecord>(
    db,
    `SELECT ${CHANNEL} FROM channel c WHERE id = $1::uuid`,
    id,
  );
  return found[0] ?? null;
}

export async function createChannel(db: Db, terms: ChannelTerms): Promise<ChannelRecord> {
  const [made] = await rows<ChannelRecord>(
    db,
    `INSERT INTO channel AS c (name, kind, settings, templates, language, per_minute)
     VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6) RETURNING ${CHANNEL}`,
    terms.name,
    terms.kind,
    toJson(terms.settings),
    toJson(terms.templates ?? {}),
    terms.language ?? 'zh',
    terms.perMinute ?? 600,
  );
  if (!made) throw new Error('an insert returned no row');
  return made;
}

/**
 * Stores a channel as it shall be. What a channel that is switched off still had to send becomes
 * dead letters, so that old news does not go out once it is switched on again.
 */
export async function updateChannel(
  db: Db,
  channel: Omit<ChannelRecord, 'createdAt' | 'kind'>,
): Promise<boolean> {
  const changed = await execute(
    db,
    `WITH changed AS (
       UPDATE channel SET name = $2, settings = $3::jsonb, templates = $4::jsonb, language = $5,
         per_minute = $6, enabled = $7, resume_at = NULL
       WHERE id = $1::uuid RETURNING id
     ), stopped AS (
       UPDATE delivery SET state = 'failed', last_class = 'permanent', last_status = NULL,
         last_error = 'channel-off', lease_until = NULL
       WHERE NOT $7 AND channel_id = $1::uuid AND state = 'pending'
     )
     SELECT id FROM changed`,
    channel.id,
    channel.name,
    toJson(channel.settings),
    toJson(channel.templates),
    channel.language,
    channel.perMinute,
    channel.enabled,
  );
  return changed > 0;
}

/**
 * Deletes a channel, and takes it out of the routes and plans that name it. A route that named no other
 * tells all channels from then on: an alert that reaches nobody would look like peace.
 */
export async function deleteChannel(db: Db, id: string): Promise<boolean> {
  const deleted = await execute(
    db,
    `WITH gone AS (
       DELETE FROM channel WHERE id = $1::uuid RETURNING id
     ), routes AS (
       UPDATE alert_route SET route = route || jsonb_build_object(
         'channels', CASE jsonb_typeof(route->'channels')
           WHEN 'array' THEN nullif((route->'channels') - gone.id::text, '[]') END,
         'escalation', (SELECT coalesce(jsonb_agg(left_over.step ORDER BY step.place), '[]')
           FROM jsonb_array_elements(route->'escalation') WITH ORDINALITY AS step(value, place)
           CROSS JOIN LATERAL (SELECT step.value
             || jsonb_build_object('channels', (step.value->'channels') - gone.id::text) AS step) left_over
           WHERE left_over.step->'channels' <> '[]'))
       FROM gone
     ), plans AS (
       UPDATE report_plan SET channel_ids = array_remove(channel_ids, gone.id) FROM gone
       WHERE gone.id = ANY(channel_ids)
     )
     SELECT id FROM gone`,
    id,
  );
  return deleted > 0;
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

export interface PushKeyPair {
  publicKey: string;
  privateKey: string;
}

/** The installation's pair; the one given is kept when there is none yet. */
export async function pushKeys(db: Db, fresh: () => PushKeyPair): Promise<PushKeyPair> {
  const read = () =>
    rows<PushKeyPair>(
      db,
      `SELECT public_key AS "publicKey", private_key AS "privateKey" FROM push_key`,
    );
  const [known] = await read();
  if (known !== undefined) return known;
  const { publicKey, privateKey } = fresh();
  await execute(
    db,
    `INSERT INTO push_key (id, public_key, private_key) VALUES (1, $1, $2) ON CONFLICT DO NOTHING`,
    publicKey,
    privateKey,
  );
  const [kept] = await read();
  if (kept === undefined) throw new Error('a pair that was stored is gone');
  return kept;
}
