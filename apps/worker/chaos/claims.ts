import type { Claimed } from './count.ts';
import type { Sql } from './store.ts';

/** What the product says of every look. */
export async function claimedLooks(sql: Sql): Promise<Claimed[]> {
  const rows = await sql(
    `SELECT probe_id AS "probeId", key, (extract(epoch FROM slot_at) * 1000)::float8 AS slot, status, slots,
       (seen->>'bytes')::int AS bytes, (seen->>'reachable')::bool AS reachable
     FROM observation WHERE probe_id IS NOT NULL AND status <> 'open'`,
  );
  return rows.map((row) => ({
    probeId: String(row['probeId']),
    key: String(row['key']),
    slotMs: Math.round(Number(row['slot'])),
    status: String(row['status']),
    slots: Number(row['slots']),
    bytes: typeof row['bytes'] === 'number' ? row['bytes'] : null,
    reachable: typeof row['reachable'] === 'boolean' ? row['reachable'] : null,
  }));
}

/** Ids of all messages it decided to send. */
export async function decidedMessages(sql: Sql): Promise<string[]> {
  return (await sql('SELECT id FROM notification')).map(({ id }) => String(id));
}
