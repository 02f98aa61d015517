import { rows, type Db, toJson } from './client.ts';
import type { Refusal } from './hosts.ts';
import { nextSlot } from './schedule/index.ts';

export interface ProbeRecord {
  id: string;
  platformId: string;
  kind: string;
  resource: string;
  config: unknown;
  intervalSeconds: number;
  enabled: boolean;
  nextDue: Date;
  running: boolean;
  lastAt: Date | null;
  lastStatus: string | null;
  lastCause: string | null;
  /** Until when its site is left alone, and why. */
  holdUntil: Date | null;
  holdCause: Refusal | null;
}

const holdOf = (column: string) =>
  `(SELECT h.${column} FROM host h JOIN platform pl ON pl.host_key = h.key
    WHERE pl.id = probe.platform_id AND h.hold_until > now())`;

const RECORD = `id, platform_id AS "platformId", kind, resource, config, interval_seconds AS "intervalSeconds",
  enabled, next_due AS "nextDue", coalesce(lease_until > now(), false) AS running,
  last_at AS "lastAt", last_status AS "lastStatus", last_cause AS "lastCause",
  ${holdOf('hold_until')} AS "holdUntil", ${holdOf('hold_cause')} AS "holdCause"`;

export function probesOf(db: Db, platformId: string): Promise<ProbeRecord[]> {
  return rows<ProbeRecord>(
    db,
    `SELECT ${RECORD} FROM probe WHERE platform_id = $1::uuid ORDER BY created_at, kind, id`,
    platformId,
  );
}

export async function findProbe(db: Db, id: string): Promise<ProbeRecord | null> {
  const found = await rows<ProbeRecord>(db, `SELECT ${RECORD} FROM probe WHERE id = $1::uuid`, id);
  return found[0] ?? null;
}

/**
 * Changes a probe. A new interval, or waking from a pause, starts a new grid of slots: nothing
 * counts as missed for the time it was not asked to look. A look under way is discarded.
 */
export async function changeProbe(
  db: Db,
  id: string,
  change: { resource: string; config: unknown; intervalSeconds: number; enabled: boolean },
): Promise<ProbeRecord | null> {
  const changed = await rows<ProbeRecord>(
    db,
    `UPDATE probe SET resource = $5, config = $2::jsonb, interval_seconds = $3::int, enabled = $4::boolean,
       first_slot = CASE WHEN interval_seconds <> $3::int OR (NOT enabled AND $4::boolean)
         THEN ${nextSlot('id', '$3')} ELSE first_slot END,
       next_due = CASE WHEN interval_seconds <> $3::int OR (NOT enabled AND $4::boolean)
         THEN ${nextSlot('id', '$3')} ELSE next_due END,
       fence = fence + 1, lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL
     WHERE id = $1::uuid RETURNING ${RECORD}`,
    id,
    toJson(change.config),
    change.intervalSeconds,
    change.enabled,
    change.resource,
  );
  return changed[0] ?? null;
}
