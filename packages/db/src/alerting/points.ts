import type { Runner } from '../client.ts';

/** An alert's platform and dimension, and its span, ms. */
export interface AlertSpan {
  platformId: string;
  dimension: string;
  from: number;
  until: number;
}

/**
 * As SQL, over an alert's columns: points of 100 that a dimension (or, for `overall`, all of them) had
 * lost at its worst between two instants, above what it had lost before; by a medium buyer's weights.
 * 0 where nothing was scored.
 */
export function pointsLostIn(span: Readonly<Record<keyof AlertSpan, string>>): string {
  const { platformId, dimension, from, until } = span;
  const lost = `CASE WHEN ${dimension} = 'overall' THEN (score->>'lossTotal')::float8 ELSE
    (SELECT (l->>'points')::float8 FROM jsonb_array_elements(score->'losses') l
     WHERE l->>'dimension' = ${dimension}) END`;
  const scored = `score_snapshot WHERE platform_id = ${platformId} AND profile = 'medium'`;
  return `greatest(0, (SELECT max(${lost}) FROM ${scored} AND at BETWEEN ${from} AND ${until})
    - (SELECT ${lost} FROM ${scored} AND at < ${from} ORDER BY at DESC LIMIT 1))`;
}

/** Points that an alert had cost at its worst, as `pointsLostIn` counts them. */
export async function pointsLost(
  db: Runner,
  { platformId, dimension, from, until }: AlertSpan,
): Promise<number> {
  const lost = pointsLostIn({
    platformId: '$1::uuid',
    dimension: '$2',
    from: '$3::timestamptz',
    until: '$4::timestamptz',
  });
  const { rows } = await db.query<{ lost: number }>(`SELECT ${lost} AS lost`, [
    platformId,
    dimension,
    new Date(from).toISOString(),
    new Date(until).toISOString(),
  ]);
  return rows[0]?.lost ?? 0;
}
