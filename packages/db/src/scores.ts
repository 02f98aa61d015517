import type { StampedScore } from '@kaopu/scoring';
import { rows, type Db } from './client.ts';

/** The newest score of a platform under every profile, by profile. */
export async function currentScores(db: Db, platformId: string): Promise<StampedScore[]> {
  const found = await rows<{ score: StampedScore }>(
    db,
    `SELECT score FROM current_score WHERE platform_id = $1::uuid ORDER BY profile`,
    platformId,
  );
  return found.map((row) => row.score);
}

export interface ScorePair {
  before: StampedScore;
  after: StampedScore;
  /** Nothing as old as asked is known: `before` is the very first. */
  isFirst: boolean;
  /** Since `before` was judged, newest first. */
  changes: ChangeRecord[];
}

/**
 * The last snapshot at or before `since`, or else the first, and the newest, with at most so many changes
 * between; null before any.
 */
export async function scorePair(
  db: Db,
  query: { platformId: string; profile: string; since: Date; changes: number },
): Promise<ScorePair | null> {
  const [found] = await rows<ScorePair>(
    db,
    `WITH known AS (
       -- Those of the method's first draft cannot be compared.
       SELECT at, judge_seq, score FROM score_snapshot
       WHERE platform_id = $1::uuid AND profile = $2 AND score ? 'profileHash'
     ), before AS (
       (SELECT score, false AS first FROM known WHERE at <= $3::timestamptz
        ORDER BY at DESC, judge_seq DESC LIMIT 1)
       UNION ALL
       (SELECT score, true FROM known ORDER BY at, judge_seq LIMIT 1)
       LIMIT 1
     )
     SELECT before.score AS before, before.first AS "isFirst",
       (SELECT score FROM known ORDER BY at DESC, judge_seq DESC LIMIT 1) AS after,
       coalesce((SELECT jsonb_agg(one.change) FROM (
          SELECT ${CHANGE_JSON} AS change FROM score_change sc
          WHERE sc.platform_id = $1::uuid AND sc.at > to_timestamp((before.score->>'asOf')::float8 / 1000)
          ORDER BY sc.at DESC, sc.id LIMIT $4) one), '[]') AS changes
     FROM before`,
    query.platformId,
    query.profile,
    query.since.toISOString(),
    query.changes,
  );
  return found ?? null;
}

export interface TrendPoint {
  at: Date;
  value: number;
  lo: number;
  hi: number;
  status: string;
  coverage: number;
  /** Version of the formula. */
  method: string;
}

/**
 * At most `buckets` points, the last snapshot of each bucket, and the very first. Buckets divide
 * the time that has snapshots, so a young platform shows all it has; an empty one is left out. Each
 * asks the index for its last one, however many there are.
 */
export function trend(
  db: Db,
  query: { platformId: string; profile: string; hours: number; buckets: number },
): Promise<TrendPoint[]> {
  return rows<TrendPoint>(
    db,
    `WITH first AS (
       SELECT at, value, lo, hi, status, coverage, method FROM score_snapshot
       WHERE platform_id = $1::uuid AND profile = $2 AND at > now() - $3 * interval '1 hour'
       ORDER BY at LIMIT 1
     ), span AS (
       SELECT at AS start, greatest(interval '1 second', now() - at) / ($4 - 1) AS width FROM first
     )
     SELECT * FROM first
     UNION ALL
     SELECT last.* FROM span, generate_series(0, $4 - 2) AS bucket CROSS JOIN LATERAL (
       SELECT at, value, lo, hi, status, coverage, method FROM score_snapshot
       WHERE platform_id = $1::uuid AND profile = $2 AND at > span.start
         AND at >= span.start + bucket * span.width
         -- One bound, not two conditions: the index can go by it.
         AND at < CASE WHEN bucket = $4 - 2 THEN 'infinity'
           ELSE span.start + (bucket + 1) * span.width END
       ORDER BY at DESC LIMIT 1
     ) last
     ORDER BY at`,
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
  indicator: string | null;
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
  'kind', sc.kind, 'dimension', sc.dimension, 'indicator', sc.indicator, 'subject', sc.subject, 'label', sc.label,
  'from', sc.from_value, 'to', sc.to_value, 'severity', sc.severity, 'recovery', sc.recovery,
  'evidence', sc.evidence)`;

/** Newest first. */
export async function changesOf(
  db: Db,
  platformId: string,
  since: Date,
  limit: number,
): Promise<ChangeRecord[]> {
  const found = await rows<{ change: ChangeRecord }>(
    db,
    `SELECT ${CHANGE_JSON} AS change FROM score_change sc
     WHERE sc.platform_id = $1::uuid AND sc.at > $2::timestamptz
     ORDER BY sc.at DESC, sc.id LIMIT $3`,
    platformId,
    since.toISOString(),
    limit,
  );
  return found.map((row) => row.change);
}
