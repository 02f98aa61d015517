import { rows, type Db } from './client.ts';
import { pageFrom, type Place } from './paging.ts';
import { CHANGE_JSON, type ChangeRecord } from './scores.ts';

export interface AlertRecord {
  id: string;
  platformId: string;
  platformName: string;
  dimension: string;
  severity: string;
  state: string;
  openedAt: Date;
  lastChangeAt: Date;
  resolvedAt: Date | null;
  mutedBy: string | null;
  snoozedUntil: Date | null;
  flapping: boolean;
  changes: ChangeRecord[];
}

const COLUMNS = `id, at, since, kind, dimension, indicator, subject, label, from_value, to_value, severity,
  recovery, evidence`;

/** Its changes, and what befell it that is no change: a score, a verdict. */
const CHANGES_OF_ALERT = `(SELECT ${COLUMNS} FROM score_change WHERE alert_id = a.id ORDER BY at DESC LIMIT 50)
  UNION ALL (SELECT ${COLUMNS} FROM alert_event WHERE alert_id = a.id AND change_id IS NULL ORDER BY at DESC LIMIT 50)`;

const IS_FLAPPING = `a.resolved_at IS NULL AND EXISTS (
  SELECT 1 FROM alert_memory am, jsonb_array_elements_text(a.children) AS t(trouble)
  WHERE am.platform_id = a.platform_id
    AND jsonb_typeof(am.children -> t.trouble -> 'flapping') = 'number')`;

/** Of an alert `a` and its platform `p`. */
export const ALERT_RECORD = `a.id, a.platform_id AS "platformId", p.name AS "platformName", a.dimension,
  a.severity, a.state, a.opened_at AS "openedAt", a.last_change_at AS "lastChangeAt",
  a.resolved_at AS "resolvedAt",
  a.muted_by AS "mutedBy", a.snoozed_until AS "snoozedUntil", ${IS_FLAPPING} AS flapping,
  coalesce((SELECT jsonb_agg(${CHANGE_JSON} ORDER BY sc.at DESC, sc.id) FROM (
    SELECT * FROM (${CHANGES_OF_ALERT}) x ORDER BY x.at DESC LIMIT 50) sc), '[]') AS changes`;

/** Most recently changed first. */
export async function listAlerts(
  db: Db,
  query: {
    state: string | null;
    /** Only living ones that nobody is told of. */
    muted: boolean;
    platformId: string | null;
    after: Place | null;
    limit: number;
  },
): Promise<{ items: AlertRecord[]; nextCursor: string | null }> {
  const found = await rows<AlertRecord>(
    db,
    `SELECT ${ALERT_RECORD} FROM alert a JOIN platform p ON p.id = a.platform_id
     WHERE ($1::text IS NULL OR a.state = $1) AND ($2::uuid IS NULL OR a.platform_id = $2::uuid)
       AND (NOT $6::boolean OR (a.muted_by IS NOT NULL AND a.state IN ('open', 'acknowledged')))
       AND ($3::timestamptz IS NULL OR (a.last_change_at, a.id) < ($3::timestamptz, $4::uuid))
     ORDER BY a.last_change_at DESC, a.id DESC LIMIT $5`,
    query.state,
    query.platformId,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
    query.muted,
  );
  return pageFrom(found, query.limit, (row) => ({
    at: row.lastChangeAt.toISOString(),
    id: row.id,
  }));
}

export async function findAlert(db: Db, id: string): Promise<AlertRecord | null> {
  const found = await rows<AlertRecord>(
    db,
    `SELECT ${ALERT_RECORD} FROM alert a JOIN platform p ON p.id = a.platform_id WHERE a.id = $1::uuid`,
    id,
  );
  return found[0] ?? null;
}

export interface DeliveryRecord {
  id: string;
  channelId: string;
  channelName: string;
  reason: string;
  state: string;
  attempts: number;
  nextAttempt: Date;
  sentAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
}

/** Of all messages that it was in, first or among others. */
export function deliveriesOf(db: Db, alertId: string): Promise<DeliveryRecord[]> {
  return rows<DeliveryRecord>(
    db,
    `SELECT d.id, c.id AS "channelId", c.name AS "channelName", n.reason, d.state, d.attempts,
       d.next_attempt AS "nextAttempt", d.sent_at AS "sentAt", d.last_status AS "lastStatus",
       d.last_error AS "lastError"
     FROM alert_told t JOIN notification n ON n.id = t.notification_id
     JOIN delivery d ON d.notification_id = n.id
     JOIN channel c ON c.id = d.channel_id
     WHERE t.alert_id = $1::uuid ORDER BY t.place, c.created_at LIMIT 200`,
    alertId,
  );
}
