import type { Runner } from '../client.ts';

/** An alert's platform and dimension, and its span, ms. */
export interface AlertSpan {
  platformId: string;
  dimension: string;
  from: number;
  until: number;
}

/**
 * Points of 100 that a dimension (or, for `overall`, all of them) had lost at its worst between two
 * instants, above what it had lost before; by a medium buyer's weights. 0 where nothing was scored.
 */
export async function pointsLost(
  db: Runner,
  { platformId, dimension, from, until }: AlertSpan,
): Promise<number> {
  const lost = `CASE WHEN $2 = 'overall' THEN (score->>'lossTotal')::float8 ELSE
    (SELECT (l->>'points')::float8 FROM jsonb_array_elements(score->'losses') l WHERE l->>'dimension' = $2) END`;
  const { rows } = await db.query<{ lost: number | null }>(
    `SELECT (SELECT max(${lost}) FROM score_snapshot WHERE platform_id = $1::uuid AND profile = 'medium'
         AND at BETWEEN $3::timestamptz AND $4::timestamptz)
       - (SELECT ${lost} FROM score_snapshot WHERE platform_id = $1::uuid AND profile = 'medium'
         AND at < $3::timestamptz ORDER BY at DESC LIMIT 1) AS lost`,
    [platformId, dimension, new Date(from).toISOString(), new Date(until).toISOString()],
  );
  return Math.max(0, rows[0]?.lost ?? 0);
}
