import type { EventRule, Matcher, Route } from '@kaopu/scoring';
import { execute, rows, toJson, type Db } from '../client.ts';
import { RULE_JSON } from './setup.ts';

/** Groups that something keeps silent are asked about again at once: what keeps them so may be gone. */
const ASK_AGAIN = `UPDATE alert_group SET flush_at = now() WHERE key IN
  (SELECT group_key FROM alert WHERE memory IS NOT NULL AND muted_by IS NOT NULL AND muted_by <> 'snoozed')`;

export async function listRules(db: Db): Promise<EventRule[]> {
  const found = await rows<{ rule: EventRule }>(
    db,
    `SELECT ${RULE_JSON} AS rule FROM alert_rule ORDER BY created_at, id`,
  );
  return found.map(({ rule }) => rule);
}

/** Keeps a rule, a new one or in the place of another; null when there is no such other. */
export async function saveRule(
  db: Db,
  id: string | null,
  rule: Omit<EventRule, 'id'>,
): Promise<EventRule | null> {
  const columns = 'kind, enabled, platform_id, tag, profile, min_severity, threshold';
  const values = '$2, $3, $4::uuid, $5, $6, $7, $8::float8';
  const [saved] = await rows<{ rule: EventRule }>(
    db,
    id === null
      ? `INSERT INTO alert_rule (${columns}) SELECT ${values} WHERE $1::uuid IS NULL RETURNING ${RULE_JSON} AS rule`
      : `UPDATE alert_rule SET (${columns}) = (${values}) WHERE id = $1::uuid RETURNING ${RULE_JSON} AS rule`,
    id,
    rule.kind,
    rule.enabled,
    rule.platformId,
    rule.tag,
    rule.profile,
    rule.minSeverity,
    rule.threshold,
  );
  return saved?.rule ?? null;
}

export async function deleteRule(db: Db, id: string): Promise<boolean> {
  return (await execute(db, 'DELETE FROM alert_rule WHERE id = $1::uuid', id)) > 0;
}

export interface SilenceRecord {
  id: string;
  matchers: Matcher[];
  from: Date;
  until: Date;
  author: string;
  comment: string;
  state: 'active' | 'coming' | 'over';
  createdAt: Date;
}

const SILENCE = `id, matchers, from_at AS "from", until_at AS "until", author, comment,
  created_at AS "createdAt", CASE WHEN until_at <= now() THEN 'over' WHEN from_at > now() THEN 'coming'
  ELSE 'active' END AS state`;
const MOST_SILENCES = 200;

/** Those that end last first. */
export function listSilences(db: Db): Promise<SilenceRecord[]> {
  return rows<SilenceRecord>(
    db,
    `SELECT ${SILENCE} FROM alert_silence ORDER BY until_at DESC, id LIMIT ${MOST_SILENCES}`,
  );
}

/** Null when it is over before it begins; without `from` it begins now. */
export async function createSilence(
  db: Db,
  silence: {
    matchers: Matcher[];
    from: string | null;
    until: string;
    author: string;
    comment: string;
  },
): Promise<SilenceRecord | null> {
  const [made] = await rows<SilenceRecord>(
    db,
    `INSERT INTO alert_silence (matchers, from_at, until_at, author, comment)
     SELECT $1::jsonb, coalesce($2::timestamptz, date_trunc('milliseconds', now())), $3::timestamptz, $4, $5
     WHERE $3::timestamptz > now() RETURNING ${SILENCE}`,
    toJson(silence.matchers),
    silence.from,
    silence.until,
    silence.author,
    silence.comment,
  );
  return made ?? null;
}

/** Ends one that is active, forgets one that is not yet. */
export async function endSilence(db: Db, id: string): Promise<boolean> {
  const ended = await execute(
    db,
    `WITH gone AS (DELETE FROM alert_silence WHERE id = $1::uuid AND from_at > now() RETURNING id),
     ended AS (UPDATE alert_silence SET until_at = now() WHERE id = $1::uuid
       AND from_at <= now() AND until_at > now() RETURNING id)
     SELECT id FROM gone UNION ALL SELECT id FROM ended`,
    id,
  );
  if (ended > 0) await execute(db, ASK_AGAIN);
  return ended > 0;
}

export interface RouteRecord<Hours> {
  id: string;
  name: string;
  createdAt: Date;
  route: Route & { quiet: Hours[] };
}

const ROUTE = `id, name, created_at AS "createdAt", route || jsonb_build_object('id', id) AS route`;

/** In order of their places. */
export function listRoutes<Hours>(db: Db): Promise<RouteRecord<Hours>[]> {
  return rows<RouteRecord<Hours>>(db, `SELECT ${ROUTE} FROM alert_route ORDER BY place, id`);
}

/** Keeps a route, a new one last or in the place of another; null when there is no such other. */
export async function saveRoute<Hours>(
  db: Db,
  id: string | null,
  name: string,
  route: Omit<Route, 'id'> & { quiet: readonly Hours[] },
): Promise<RouteRecord<Hours> | null> {
  const [saved] = await rows<RouteRecord<Hours>>(
    db,
    id === null
      ? `INSERT INTO alert_route (place, name, route)
         SELECT coalesce((SELECT max(place) + 1 FROM alert_route), 1), $2, $3::jsonb
         WHERE $1::uuid IS NULL RETURNING ${ROUTE}`
      : `UPDATE alert_route SET name = $2, route = $3::jsonb WHERE id = $1::uuid RETURNING ${ROUTE}`,
    id,
    name,
    toJson(route),
  );
  if (saved !== undefined) await execute(db, ASK_AGAIN);
  return saved ?? null;
}

export async function deleteRoute(db: Db, id: string): Promise<boolean> {
  const gone = await execute(db, 'DELETE FROM alert_route WHERE id = $1::uuid', id);
  if (gone > 0) await execute(db, ASK_AGAIN);
  return gone > 0;
}

/** Puts routes in the order of these ids; those that are not named follow. */
export async function orderRoutes(db: Db, ids: readonly string[]): Promise<void> {
  await execute(
    db,
    `UPDATE alert_route SET place = coalesce(array_position($1::uuid[], id), cardinality($1::uuid[]) + place)`,
    [...ids],
  );
}

/** False for an unknown platform. */
export async function tagPlatform(db: Db, id: string, tags: readonly string[]): Promise<boolean> {
  const tagged = `UPDATE platform SET tags = $2::text[] WHERE id = $1::uuid`;
  return (await execute(db, tagged, id, [...new Set(tags)])) > 0;
}

/** Null for an unknown platform. */
export async function tagsOf(db: Db, id: string): Promise<string[] | null> {
  const [found] = await rows<{ tags: string[] }>(
    db,
    'SELECT tags FROM platform WHERE id = $1::uuid',
    id,
  );
  return found?.tags ?? null;
}
