import type { Score } from '@kaopu/scoring';
import { rows, type Db } from './client.ts';

/** The newest score of a platform under every profile, by profile. */
export async function currentScores(db: Db, platformId: string): Promise<Score[]> {
  const found = await rows<{ score: Score }>(
    db,
    `SELECT score FROM current_score WHERE platform_id = $1::uuid ORDER BY profile`,
    platformId,
  );
  return found.map((row) => row.score);
}

export interface TrendPoint {
  at: Date;
  value: number;
  lo: number;
  hi: number;
  status: string;
  coverage: number;
}

/** At most `buckets` points, the last snapshot of each bucket; a bucket without one is left out. */
export function trend(
  db: Db,
  query: { platformId: string; profile: string; hours: number; buckets: number },
): Promise<TrendPoint[]> {
  return rows<TrendPoint>(
    db,
    `SELECT DISTINCT ON (bucket) at, value, lo, hi, status, coverage FROM (
       SELECT s.*, floor(extract(epoch from s.at) / ($3 * 3600.0 / $4)) AS bucket
       FROM score_snapshot s
       WHERE s.platform_id = $1::uuid AND s.profile = $2 AND s.at > now() - $3 * interval '1 hour'
     ) sampled ORDER BY bucket, at DESC`,
    query.platformId,
    query.profile,
    query.hours,
    query.buckets,
  );
}

export interface ChangeRecord {
  id: string;
  at: string;
  since: string;
  kind: string;
  dimension: string;
  subject: string;
  label: string;
  from: number | string | null;
  to: number | string | null;
  severity: string;
  recovery: boolean;
  evidence: string[];
}

/** A change as JSON, so that lists of them can be aggregated. */
export const CHANGE_JSON = `jsonb_build_object('id', sc.id,
  'at', to_char(sc.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'since', to_char(sc.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'kind', sc.kind, 'dimension', sc.dimension, 'subject', sc.subject, 'label', sc.label,
  'from', sc.from_value, 'to', sc.to_value, 'severity', sc.severity, 'recovery', sc.recovery,
  'evidence', sc.evidence)`;

/** Newest first. */
export async function changesOf(
  db: Db,
  platformId: string,
  hours: number,
  limit: number,
): Promise<ChangeRecord[]> {
  const found = await rows<{ change: ChangeRecord }>(
    db,
    `SELECT ${CHANGE_JSON} AS change FROM score_change sc
     WHERE sc.platform_id = $1::uuid AND sc.at > now() - $2 * interval '1 hour'
     ORDER BY sc.at DESC, sc.id LIMIT $3`,
    platformId,
    hours,
    limit,
  );
  return found.map((row) => row.change);
}
