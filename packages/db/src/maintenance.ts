import { execute, rows, toJson, type Db } from './client.ts';

/** By a person's plan, or by a notice on the supplier's own site. */
export type Maintenance = 'planned' | 'notice';

/**
 * Was a platform in maintenance at some time between two instants? As SQL. A plan goes first; one that has
 * moved on to its next span is still held to the end of the last.
 */
export const MAINTENANCE_OF = (platformId: string, since: string, until: string) =>
  `(SELECT CASE WHEN m.plan IS NULL THEN 'notice' ELSE 'planned' END FROM maintenance m
    WHERE m.platform_id = ${platformId}
      AND ((m.from_at <= ${until} AND m.until_at > ${since}) OR m.last_until > ${since})
    ORDER BY m.plan IS NULL LIMIT 1)`;

export interface MaintenanceRecord {
  id: string;
  platformId: string;
  /** null: a notice of its own site. */
  plan: unknown;
  note: string;
  fromAt: Date;
  untilAt: Date;
  createdAt: Date;
  state: 'active' | 'coming' | 'over';
}

const RECORD = `id, platform_id AS "platformId", plan, note, from_at AS "fromAt", until_at AS "untilAt",
  created_at AS "createdAt", CASE WHEN until_at <= now() THEN 'over' WHEN from_at <= now() THEN 'active'
    ELSE 'coming' END AS state`;

/** What a platform may have of them. */
export const MOST_MAINTENANCE = 50;

/** What is under way first, then what comes, then what is over, newest first. */
export function maintenanceOf(db: Db, platformId: string): Promise<MaintenanceRecord[]> {
  return rows<MaintenanceRecord>(
    db,
    `SELECT ${RECORD} FROM maintenance WHERE platform_id = $1::uuid
     ORDER BY until_at <= now(), CASE WHEN until_at > now() THEN from_at END, until_at DESC, id
     LIMIT ${2 * MOST_MAINTENANCE}`,
    platformId,
  );
}

/** @returns null when the platform is gone, or has as many as it may */
export async function planMaintenance(
  db: Db,
  platformId: string,
  { plan, note, from, until }: { plan: unknown; note: string; from: Date; until: Date },
): Promise<MaintenanceRecord | null> {
  const [made] = await rows<MaintenanceRecord>(
    db,
    `INSERT INTO maintenance (platform_id, plan, note, from_at, until_at)
     SELECT id, $2::jsonb, $3, $4::timestamptz, $5::timestamptz FROM platform
     WHERE id = $1::uuid AND (SELECT count(*) FROM maintenance
       WHERE platform_id = $1::uuid AND plan IS NOT NULL) < ${MOST_MAINTENANCE}
     RETURNING ${RECORD}`,
    platformId,
    toJson(plan),
    note,
    from.toISOString(),
    until.toISOString(),
  );
  return made ?? null;
}

/**
 * Ends one: a plan is forgotten, a notice excuses nothing any more, however long it stands.
 *
 * @returns the platform; null when there is no such maintenance
 */
export async function endMaintenance(db: Db, id: string): Promise<string | null> {
  const [ended] = await rows<{ platformId: string }>(
    db,
    `WITH forgotten AS (
       DELETE FROM maintenance WHERE id = $1::uuid AND plan IS NOT NULL RETURNING platform_id
     ), refused AS (
       UPDATE maintenance SET ended_by = coalesce(ended_by, 'person'), until_at = least(until_at, now())
       WHERE id = $1::uuid AND plan IS NULL RETURNING platform_id
     )
     SELECT platform_id AS "platformId" FROM forgotten UNION ALL SELECT platform_id FROM refused`,
    id,
  );
  return ended?.platformId ?? null;
}

/** Is there a notice that its site was not seen without since? As SQL. */
export const HAS_NOTICE = (platformId: string) =>
  `EXISTS (SELECT FROM maintenance m WHERE m.platform_id = ${platformId} AND m.plan IS NULL
    AND m.ended_by IS DISTINCT FROM 'site')`;

/** A notice excuses for so long in a row, and for so long in any thirty days: whoever runs away puts one up as well. */
export const NOTICE_MS = { most: 6 * 3_600_000, inThirtyDays: 24 * 3_600_000 };

/** What notices of a platform have excused in thirty days, ms, as SQL. */
const EXCUSED = `(SELECT coalesce(sum(extract(epoch from until_at - greatest(from_at, now() - interval '30 days'))), 0) * 1000
  FROM maintenance WHERE platform_id = $1::uuid AND plan IS NULL AND ended_by = 'site'
    AND until_at > now() - interval '30 days')`;

/** When a look began, as SQL. */
const BEGAN = `$2::timestamptz`;

/**
 * A look that began at `began`, on its claim's clock, saw that the site says it is in maintenance. From the
 * beginning of the first such look on that excuses it, until `holdMs` after the last, within the bounds.
 */
export async function noticeSeen(
  db: Db,
  platformId: string,
  began: Date,
  holdMs: number,
): Promise<void> {
  await execute(
    db,
    `INSERT INTO maintenance AS m (platform_id, from_at, until_at)
     SELECT id, ${BEGAN}, ${BEGAN} + interval '1 millisecond'
       * greatest(0, least($3::float8, ${NOTICE_MS.most}, ${NOTICE_MS.inThirtyDays} - ${EXCUSED}))
     FROM platform WHERE id = $1::uuid
     ON CONFLICT (platform_id) WHERE plan IS NULL AND ended_by IS DISTINCT FROM 'site'
     DO UPDATE SET until_at = greatest(m.until_at, least(
       ${BEGAN} + interval '1 millisecond' * $3::float8,
       m.from_at + interval '1 millisecond'
         * greatest(0, least(${NOTICE_MS.most}, ${NOTICE_MS.inThirtyDays} - ${EXCUSED}))))
     WHERE m.ended_by IS NULL`,
    platformId,
    began,
    holdMs,
  );
}

/** A look that began at `began`, on its claim's clock, saw the site without its notice; it counts already. */
export async function noticeGone(db: Db, platformId: string, began: Date): Promise<void> {
  await execute(
    db,
    `UPDATE maintenance SET ended_by = 'site', until_at = least(until_at, greatest(from_at, ${BEGAN} - interval '1 second'))
     WHERE platform_id = $1::uuid AND plan IS NULL AND ended_by IS DISTINCT FROM 'site'
       AND from_at < ${BEGAN}`,
    platformId,
    began,
  );
}

/** Plans whose span is over, and that have another. */
export const OVER_PLANS = `until_at <= now() AND plan IS NOT NULL AND plan->>'kind' <> 'once'`;

/** Plans whose span is over: the next has to be found. Those of one span only stay as they are. */
export function overPlans(
  db: Db,
  limit: number,
): Promise<{ id: string; plan: unknown; now: Date }[]> {
  return rows(
    db,
    `SELECT id, plan, now() AS now FROM maintenance
     WHERE ${OVER_PLANS}
     ORDER BY until_at LIMIT $1`,
    limit,
  );
}

/** Plans move on to other spans, unless somebody moved them there meanwhile. */
export async function movePlans(
  db: Db,
  spans: readonly { id: string; from: Date; until: Date }[],
): Promise<void> {
  await execute(
    db,
    `UPDATE maintenance m SET from_at = x."from", until_at = x.until, last_until = m.until_at
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "from" timestamptz, until timestamptz)
     WHERE m.id = x.id AND m.until_at <= now() AND x.until > m.until_at`,
    toJson(spans),
  );
}

/** What is over for so long is forgotten. */
export async function dropOldMaintenance(db: Db): Promise<void> {
  await execute(
    db,
    `DELETE FROM maintenance WHERE until_at < now() - interval '90 days'
       AND (ended_by IS NOT NULL OR plan->>'kind' = 'once')`,
  );
}
