import type { Child, Group, LiveAlert, Memory } from '@kaopu/scoring';
import { toJson, type Runner } from '../client.ts';

const msOf = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const timeOf = (field: string) => `to_timestamp(${field} / 1000)`;

/** Waits until nobody else does this, and keeps others from it to the end of the transaction. */
export async function alone(db: Runner, what: string): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`kaopu ${what}`]);
}

/** Asked once a statement, so that an index will do; `now()` may lie before the wait for others. */
const NOW = `(SELECT clock_timestamp())`;

/** Forgets groups that are due and have no alert any more: a person ended it, or its platform is gone. */
export async function dropEmptyGroups(db: Runner): Promise<void> {
  await db.query(
    `DELETE FROM alert_group g WHERE g.flush_at <= ${NOW}
       AND NOT EXISTS (SELECT FROM alert a WHERE a.group_key = g.key AND a.memory IS NOT NULL)`,
  );
}

/** Platforms whose alerts have something to do though nothing happens. */
export async function duePlatforms(db: Runner): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT DISTINCT platform_id AS id FROM alert WHERE due <= ${NOW}
     UNION
     SELECT a.platform_id FROM alert a JOIN alert_group g ON g.key = a.group_key
     WHERE g.flush_at <= ${NOW} AND a.memory IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}

/**
 * What is remembered of these platforms, and of those whose alerts are told with theirs since routes were
 * other ones; null for all. A person's word lies in the alert's own columns and is taken from there.
 */
export async function loadMemory(
  db: Runner,
  platformIds: readonly string[] | null,
): Promise<Memory> {
  const ids = platformIds === null ? null : [...platformIds];
  const alerts = await db.query<{
    memory: LiveAlert;
    acknowledged: boolean;
    snoozedUntil: number | null;
  }>(
    `SELECT memory, state = 'acknowledged' AS acknowledged, ${msOf('snoozed_until')} AS "snoozedUntil"
     FROM alert WHERE memory IS NOT NULL AND ($1::uuid[] IS NULL OR id = ANY(ARRAY(
       SELECT other.id FROM alert own JOIN alert other ON other.group_key = own.group_key
       WHERE own.platform_id = ANY($1::uuid[]) AND own.memory IS NOT NULL AND other.memory IS NOT NULL)))
     ORDER BY opened_at, id FOR UPDATE`,
    [ids],
  );
  const children = await db.query<{ id: string; children: Record<string, Child> }>(
    `SELECT platform_id AS id, children FROM alert_memory
     WHERE $1::uuid[] IS NULL OR platform_id = ANY($1::uuid[])`,
    [ids && [...ids, ...alerts.rows.map(({ memory }) => memory.platformId)]],
  );
  const live = alerts.rows.map(({ memory, ...word }) => ({ ...memory, ...word }));
  const groups = await db.query<Group & { key: string }>(
    `SELECT key, ${msOf('told_at')} AS "toldAt", told_severity AS "toldSeverity",
       ${msOf('flush_at')} AS "flushAt", held
     FROM alert_group WHERE key = ANY($1::text[])`,
    [[...new Set(live.map(({ group }) => group))]],
  );
  return {
    children: Object.fromEntries(children.rows.map((row) => [row.id, row.children])),
    alerts: Object.fromEntries(live.map((alert) => [alert.id, alert])),
    groups: Object.fromEntries(groups.rows.map(({ key, ...group }) => [key, group])),
  };
}

/** Writes what has changed from one memory to the next; `ended` are over and forgotten. */
export async function storeMemory(
  db: Runner,
  before: Memory,
  after: Memory,
  ended: readonly LiveAlert[],
  dueOf: (alert: LiveAlert) => number | null,
): Promise<void> {
  const living = Object.values(after.alerts).map((alert) => ({
    ...alert,
    memory: alert,
    due: dueOf(alert),
  }));
  const gone = ended.map((alert) => ({ ...alert, memory: null, due: null }));
  // What is over first: of a platform and dimension one alert lives.
  const isOver = ({ resolvedAt }: LiveAlert) => resolvedAt !== null;
  await db.query(STORE_ALERTS, [toJson([...gone, ...living.filter(isOver)])]);
  await db.query(STORE_ALERTS, [toJson(living.filter((alert) => !isOver(alert)))]);
  const groups = Object.entries(after.groups).map(([key, group]) => ({ key, ...group }));
  await db.query(
    `INSERT INTO alert_group (key, told_at, told_severity, flush_at, held)
     SELECT key, ${timeOf('"toldAt"')}, "toldSeverity", ${timeOf('"flushAt"')}, held
     FROM jsonb_to_recordset($1::jsonb) AS g(key text, "toldAt" float8, "toldSeverity" text,
       "flushAt" float8, held boolean)
     ON CONFLICT (key) DO UPDATE SET told_at = excluded.told_at, told_severity = excluded.told_severity,
       flush_at = excluded.flush_at, held = excluded.held`,
    [toJson(groups)],
  );
  const lost = Object.keys(before.groups).filter((key) => after.groups[key] === undefined);
  await db.query(`DELETE FROM alert_group WHERE key = ANY($1::text[])`, [lost]);
  const children = Object.entries(after.children).map(([id, known]) => ({ id, children: known }));
  await db.query(
    `INSERT INTO alert_memory (platform_id, children)
     SELECT c.id, c.children FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, children jsonb)
     ON CONFLICT (platform_id) DO UPDATE SET children = excluded.children`,
    [toJson(children)],
  );
  const well = Object.keys(before.children).filter((id) => after.children[id] === undefined);
  await db.query(`DELETE FROM alert_memory WHERE platform_id = ANY($1::uuid[])`, [well]);
}

/** Somebody's word, acknowledged or not, stands; what it was snoozed for is over when the stages say so. */
const STORE_ALERTS = `
INSERT INTO alert AS old (id, platform_id, dimension, severity, state, children, sequence, opened_at,
  last_change_at, resolved_at, memory, group_key, muted_by, snoozed_until, due)
SELECT id, "platformId", dimension, severity, CASE WHEN "resolvedAt" IS NULL THEN 'open' ELSE 'resolved' END,
  children, sequence, ${timeOf('"openedAt"')}, now(), ${timeOf('"resolvedAt"')},
  memory, "group", "mutedBy", ${timeOf('"snoozedUntil"')},
  ${timeOf('due')}
FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, "platformId" uuid, dimension text, severity text,
  children jsonb, sequence int, "openedAt" float8, "resolvedAt" float8, memory jsonb, "group" text,
  "mutedBy" text, "snoozedUntil" float8, due float8)
ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, children = excluded.children,
  sequence = excluded.sequence, resolved_at = excluded.resolved_at, memory = excluded.memory,
  group_key = excluded.group_key, muted_by = excluded.muted_by, due = excluded.due,
  snoozed_until = excluded.snoozed_until,
  state = CASE WHEN excluded.state = 'resolved' THEN 'resolved' ELSE old.state END,
  last_change_at = CASE WHEN (old.severity, old.children, old.sequence) IS DISTINCT FROM
    (excluded.severity, excluded.children, excluded.sequence) THEN now() ELSE old.last_change_at END`;

/** Marks events as taken, and says which alert each is part of. */
export async function markEvents(
  db: Runner,
  taken: readonly { id: string; changeId: string | null; alertId: string | null }[],
): Promise<void> {
  await db.query(
    `WITH taken AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, "changeId" uuid, "alertId" uuid)
     ), changes AS (
       UPDATE score_change c SET alert_id = t."alertId" FROM taken t
       WHERE c.id = t."changeId" AND t."alertId" IS NOT NULL
     ), alerts AS (
       UPDATE alert a SET last_change_at = now() FROM taken t WHERE a.id = t."alertId"
     )
     UPDATE alert_event e SET processed_at = now(), alert_id = t."alertId" FROM taken t WHERE e.id = t.id`,
    [toJson(taken)],
  );
}
