import { execute, rows, toJson, transaction, type Db } from './client.ts';
import { pageFrom, type Place } from './paging.ts';
import {
  JOINS,
  RECORD,
  SCORE_IN_SHORT,
  SPARK,
  SPARK_SPAN,
  type PlatformListRecord,
  type PlatformRecord,
} from './platform-record.ts';
import { insertingProbes, type NewProbe } from './probes.ts';
import { END_RUNS_OF_PLATFORM } from './schedule/runs.ts';

export interface NewPlatform {
  name: string;
  siteUrl: string;
  hostKey: string;
  storefront: string | null;
  legalName: string | null;
  uscc: string | null;
  /** Names the operator bore before. */
  formerNames?: string[];
  probes: NewProbe[];
}

/** Registers a platform with its probes, each asked to look at once. Returns null when the site is registered already. */
export async function createPlatform(db: Db, platform: NewPlatform): Promise<string | null> {
  const made = await rows<{ id: string }>(
    db,
    `WITH made AS (
       INSERT INTO platform (name, site_url, host_key, storefront, legal_name, uscc, former_names)
       VALUES ($1, $2, $3, $4, $5, $6, $8::text[]) ON CONFLICT (site_url) DO NOTHING RETURNING id
     ), ${insertingProbes('made', '$7')}
     SELECT id FROM made`,
    platform.name,
    platform.siteUrl,
    platform.hostKey,
    platform.storefront,
    platform.legalName,
    platform.uscc,
    toJson(platform.probes),
    platform.formerNames ?? [],
  );
  return made[0]?.id ?? null;
}

export async function platformBySite(db: Db, siteUrl: string): Promise<string | null> {
  const found = await rows<{ id: string }>(
    db,
    `SELECT id FROM platform WHERE site_url = $1`,
    siteUrl,
  );
  return found[0]?.id ?? null;
}

export async function changePlatform(
  db: Db,
  id: string,
  change: {
    name?: string | undefined;
    legalName?: string | null | undefined;
    uscc?: string | null | undefined;
    formerNames?: string[] | undefined;
    robots?: 'respect' | 'consent' | undefined;
  },
): Promise<boolean> {
  const { name, legalName, uscc, formerNames, robots } = change;
  const isKnownAnew = [legalName, uscc, formerNames].some((value) => value !== undefined);
  const changed = await execute(
    db,
    `UPDATE platform SET name = coalesce($2, name),
       legal_name = CASE WHEN $3 THEN $4 ELSE legal_name END,
       uscc = CASE WHEN $5 THEN $6 ELSE uscc END,
       former_names = coalesce($7::text[], former_names),
       robots = coalesce($9, robots),
       identity_at = CASE WHEN $8 THEN now() ELSE identity_at END,
       records_due = CASE WHEN $8 THEN now() ELSE records_due END
     WHERE id = $1::uuid`,
    id,
    name ?? null,
    legalName !== undefined,
    legalName ?? null,
    uscc !== undefined,
    uscc ?? null,
    formerNames ?? null,
    isKnownAnew,
    robots ?? null,
  );
  return changed > 0;
}

/** Ends a registration. Observations and evidence stay: they are history. */
export function deletePlatform(db: Db, id: string): Promise<boolean> {
  return transaction(db, async (client) => {
    // Waits for looks that are just being stored.
    await client.query('SELECT FROM probe WHERE platform_id = $1::uuid FOR UPDATE', [id]);
    await client.query(END_RUNS_OF_PLATFORM, [id]);
    const gone = await client.query('DELETE FROM platform WHERE id = $1::uuid', [id]);
    await client.query(
      `WITH marks AS (DELETE FROM unjudged WHERE platform_id = $1::uuid),
         trials AS (DELETE FROM method_trial WHERE platform_id = $1::uuid),
         insight AS (DELETE FROM platform_insight WHERE platform_id = $1::uuid),
         series AS (DELETE FROM series_day WHERE platform_id = $1::uuid),
         kept AS (DELETE FROM judge_checkpoint WHERE platform_id = $1::uuid),
         state AS (DELETE FROM judge_state WHERE platform_id = $1::uuid)
       DELETE FROM current_score WHERE platform_id = $1::uuid`,
      [id],
    );
    return (gone.rowCount ?? 0) > 0;
  });
}

/** One aggregated statement: rows, current score, sparkline, alerts and freshness. */
export async function listPlatforms(
  db: Db,
  query: {
    profile: string;
    q: string | null;
    after: Place | null;
    limit: number;
  },
): Promise<{ items: PlatformListRecord[]; nextCursor: string | null }> {
  const found = await rows<PlatformListRecord>(
    db,
    `WITH ${SPARK_SPAN}, page AS (
       SELECT * FROM platform
       WHERE ($2::text IS NULL OR name ILIKE $2 OR site_url ILIKE $2)
         AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5
     )
     SELECT ${RECORD}, ${SPARK} AS spark, span.hours AS "sparkHours"
     FROM span, page p ${JOINS}
     ORDER BY p.created_at DESC, p.id DESC`,
    query.profile,
    query.q === null ? null : `%${query.q.replace(/[%_\\]/g, '\\$&')}%`,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
  );
  return pageFrom(found, query.limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
}

export async function findPlatform(
  db: Db,
  id: string,
  profile: string,
): Promise<PlatformRecord | null> {
  const [found] = await findPlatforms(db, [id], profile);
  return found ?? null;
}

/** Those of some that there are, in no order. */
export function findPlatforms(
  db: Db,
  ids: readonly string[],
  profile: string,
): Promise<PlatformRecord[]> {
  return rows<PlatformRecord>(
    db,
    `SELECT ${RECORD} FROM platform p ${JOINS} WHERE p.id = ANY($2::uuid[])`,
    profile,
    ids,
  );
}

export interface NearPlatform {
  id: string;
  name: string;
  score: unknown;
}

/**
 * Others whose scores are nearest to the first one's; the best ones where it has none. Those that are
 * ranked come first; whose floor is broken is no suggestion.
 */
export function nearestPlatforms(
  db: Db,
  ids: readonly string[],
  profile: string,
  limit: number,
): Promise<NearPlatform[]> {
  return rows<NearPlatform>(
    db,
    `SELECT p.id, p.name, ${SCORE_IN_SHORT} AS score
     FROM current_score c JOIN platform p ON p.id = c.platform_id
     WHERE c.profile = $1 AND c.status <> 'vetoed' AND p.id <> ALL($2::uuid[])
     ORDER BY c.status = 'insufficient', abs(c.value - coalesce(
       (SELECT value FROM current_score WHERE profile = $1 AND platform_id = ($2::uuid[])[1]), 100)), p.id
     LIMIT $3`,
    profile,
    ids,
    limit,
  );
}
