import type { TestDatabase } from '@kaopu/testkit';

const HOUR_MS = 3_600_000;

export interface SeededAlert {
  id: string;
  platformId: string;
}

/** Alerts as they lie in the database, with nobody to tell of them: each of a platform of its own unless one is named. */
export async function seedAlert(
  { sql }: TestDatabase,
  platform: string | { id: string },
  about: {
    dimension?: string;
    kind?: string;
    state?: 'open' | 'acknowledged' | 'resolved';
    mutedBy?: string;
    changes?: number;
    openedHoursAgo?: number;
    resolvedHoursAgo?: number;
  } = {},
): Promise<SeededAlert> {
  const isNew = typeof platform === 'string';
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
  const { kind = 'price-changed', resolvedHoursAgo } = about;
  const [made] = await sql(
    `WITH named AS (
       INSERT INTO platform (name, site_url, host_key)
       SELECT $1, 'https://' || gen_random_uuid() || '.example/', 'seed' WHERE $1::text IS NOT NULL
       RETURNING id
     ), owner AS (
       SELECT id FROM named UNION ALL SELECT $2::uuid WHERE $2::uuid IS NOT NULL
     ), made AS (
       INSERT INTO alert (platform_id, dimension, severity, state, children, opened_at, resolved_at, muted_by)
       SELECT id, $3, 'warning', $4, '[]', $6::timestamptz, $7::timestamptz, $8 FROM owner
       RETURNING id, platform_id
     ), changes AS (
       INSERT INTO score_change (platform_id, judge_seq, alert_id, kind, dimension, subject, label,
         from_value, to_value, severity, recovery, since, at, evidence)
       SELECT platform_id, 1, id, $9, $3, 'p' || i, '商品' || i, $10::jsonb, $11::jsonb, 'warning', false,
         $6::timestamptz, $6::timestamptz + i * interval '1 millisecond', '[]'
       FROM made, generate_series(1, $5::int) AS i
     )
     SELECT id, platform_id FROM made`,
    [
      isNew ? platform : null,
      isNew ? null : platform.id,
      about.dimension ?? 'price',
      about.state ?? 'open',
      about.changes ?? 1,
      ago(about.openedHoursAgo ?? 1),
      resolvedHoursAgo === undefined ? null : ago(resolvedHoursAgo),
      about.mutedBy ?? null,
      kind,
      ...(kind === 'price-changed' ? ['17800', '20800'] : ['"up"', '"down"']),
    ],
  );
  return { id: String(made?.['id']), platformId: String(made?.['platform_id']) };
}

/** What a platform scores for a medium buyer. */
export interface SeededScore {
  value: number;
  spread: number;
  status?: 'ok' | 'vetoed';
}

/** The score a platform has now; of a new platform if a name is given. */
export async function seedScore(
  { sql }: TestDatabase,
  platform: string | { id: string },
  { value, spread, status = 'ok' }: SeededScore,
): Promise<void> {
  const score = JSON.stringify({ ...bounds(value, spread), grade: 'A', coverage: 0.5 });
  const owner =
    typeof platform === 'string'
      ? `INSERT INTO platform (name, site_url, host_key)
         VALUES ($1, 'https://' || gen_random_uuid() || '.example/', 'seed') RETURNING id`
      : `SELECT $1::uuid AS id`;
  await sql(
    `WITH owner AS (${owner})
     INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
     SELECT id, 'medium', 1, now(), $2, $3, $4::jsonb FROM owner`,
    [typeof platform === 'string' ? platform : platform.id, status, value, score],
  );
}

/** What a platform scored, one value every twelve hours up to now, oldest first. */
export async function seedHistory(
  { sql }: TestDatabase,
  platformId: string,
  values: readonly number[],
): Promise<void> {
  await sql(
    `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
       grade, coverage, score)
     SELECT $1::uuid, 'medium', i, now() - (cardinality($2::float8[]) - i) * interval '12 hours' - interval '1 minute',
       'm', 'ok', v, v - 5, v + 5, 'B', 0.5, '{}'
     FROM unnest($2::float8[]) WITH ORDINALITY AS s(v, i)`,
    [platformId, values],
  );
}

function bounds(value: number, spread: number) {
  return { value, lo: value - spread, hi: value + spread };
}
