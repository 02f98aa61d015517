import type { AlertEvent, Change } from '@kaopu/scoring';
import type { Runner } from '../client.ts';

/** An event with what a message says of it. */
export interface StoredEvent extends AlertEvent {
  changeId: string | null;
  label: string;
  since: number;
  evidence: Change['evidence'];
}

const msOf = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const COLUMNS = `id, platform_id AS "platformId", change_id AS "changeId", ${msOf('at')} AS at, kind,
  dimension, indicator, subject, label, from_value AS "from", to_value AS "to", severity, recovery,
  ${msOf('since')} AS since, evidence, points, look_ms::float8 AS "lookMs", breadth`;

/** Those nobody has taken yet, in order; nobody else gets them before this transaction ends. */
export async function waitingEvents(db: Runner, limit: number): Promise<StoredEvent[]> {
  const { rows } = await db.query<StoredEvent>(
    `SELECT ${COLUMNS} FROM alert_event WHERE processed_at IS NULL
     ORDER BY at, sequence LIMIT $1 FOR UPDATE`,
    [limit],
  );
  return rows;
}

export async function eventsById(db: Runner, ids: readonly string[]): Promise<StoredEvent[]> {
  const { rows } = await db.query<StoredEvent>(
    `SELECT ${COLUMNS} FROM alert_event WHERE id = ANY($1::uuid[]) ORDER BY at, sequence`,
    [[...ids]],
  );
  return rows;
}

/** What happened since an instant (ms), in order: the history that a rule is tried on. */
export async function eventsSince(
  db: Runner,
  since: number,
  limit: number,
): Promise<StoredEvent[]> {
  const { rows } = await db.query<StoredEvent>(
    `SELECT ${COLUMNS} FROM alert_event WHERE at >= to_timestamp($1::float8 / 1000)
     ORDER BY at, sequence LIMIT $2`,
    [since, limit],
  );
  return rows;
}
