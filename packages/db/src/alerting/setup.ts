import type { KeptSetup, Labels } from '@kaopu/scoring';
import type { Runner } from '../client.ts';

export interface AlertSetup<Hours> extends KeptSetup<Hours> {
  now: number;
}

const msOf = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

export const RULE_JSON = `jsonb_build_object('id', id, 'kind', kind, 'enabled', enabled,
  'platformId', platform_id, 'tag', tag, 'profile', profile, 'minSeverity', min_severity,
  'threshold', threshold)`;

/**
 * What decides on alerts, as it stands, and which routes come first; times are those of the database's clock, ms.
 *
 * @param since of silences that have ended, ms; null for those alone that have not
 */
export async function alertSetup<Hours>(
  db: Runner,
  since: number | null = null,
): Promise<AlertSetup<Hours>> {
  const { rows } = await db.query<AlertSetup<Hours>>(
    `SELECT ${msOf('clock_timestamp()')} AS now,
       (SELECT coalesce(jsonb_agg(${RULE_JSON} ORDER BY created_at, id), '[]') FROM alert_rule) AS rules,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'matchers', matchers,
          'from', ${msOf('from_at')}, 'until', ${msOf('until_at')}) ORDER BY from_at, id), '[]')
        FROM alert_silence WHERE until_at > coalesce(to_timestamp($1::float8 / 1000), now())) AS silences,
       (SELECT coalesce(jsonb_agg(route || jsonb_build_object('id', id) ORDER BY place, id), '[]')
        FROM alert_route) AS routes,
       coalesce((SELECT bool_and('own-network-down' = ANY(troubles)) FROM worker
         WHERE beat_at > now() - interval '60 seconds' AND queues && ARRAY['http', 'browser']), false) AS "isCutOff"`,
    [since],
  );
  const [found] = rows;
  if (found === undefined) throw new Error('a statement without FROM gives one row');
  return found;
}

/** Tags and maintenance of platforms, since when given. */
export async function alertLabels(
  db: Runner,
  platformIds: readonly string[] | null,
  since: number,
): Promise<Map<string, Labels>> {
  const { rows } = await db.query<Labels & { id: string }>(
    `SELECT p.id, p.tags, coalesce((SELECT jsonb_agg(jsonb_build_object('from', ${msOf('m.from_at')},
         'until', ${msOf('m.until_at')})) FROM maintenance m
       WHERE m.platform_id = p.id AND m.until_at > to_timestamp($2::float8 / 1000)), '[]') AS maintenance
     FROM platform p WHERE $1::uuid[] IS NULL OR p.id = ANY($1::uuid[])`,
    [platformIds === null ? null : [...platformIds], since],
  );
  return new Map(rows.map(({ id, tags, maintenance }) => [id, { tags, maintenance }]));
}

export interface PlatformName {
  id: string;
  name: string;
  siteUrl: string;
}

export async function platformNames(
  db: Runner,
  ids: readonly string[],
): Promise<Map<string, PlatformName>> {
  const { rows } = await db.query<PlatformName>(
    `SELECT id, name, site_url AS "siteUrl" FROM platform WHERE id = ANY($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
