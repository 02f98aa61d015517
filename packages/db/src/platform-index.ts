import type { Grade, Ranking, ScoreStatus, Standing } from '@kaopu/scoring';
import { rows, type Db } from './client.ts';
import { EXPOSURES } from './exposures.ts';
import { STANDING } from './reports/material.ts';
import { JOINS, RECORD, SPARK, SPARK_SPAN, type PlatformListRecord } from './platform-record.ts';

/** What a list of every platform knows of one, whoever buys. */
export interface IndexedRecord {
  id: string;
  name: string;
  /** Null without a score. */
  dimensions: { dimension: string; value: number; sd: number; insufficient: boolean }[] | null;
  /** Topics of the small buyer's checklist that are met. */
  met: string[];
  /** Floors that pass or fail, each as often as it has subjects. */
  floors: { id: string; result: string }[];
  /** Fen; null when nobody has entered it. */
  exposure: number | null;
  openAlerts: number;
}

/** By id. The dimensions are the same for every buyer, so that one score is unpacked a platform. */
export function indexedPlatforms(db: Db): Promise<IndexedRecord[]> {
  return rows<IndexedRecord>(
    db,
    `WITH held AS MATERIALIZED (${EXPOSURES}), alerts AS MATERIALIZED (
       SELECT platform_id, count(*)::int AS open FROM alert
       WHERE state IN ('open', 'acknowledged') GROUP BY platform_id
     )
     SELECT p.id, p.name, held.fen AS exposure, coalesce(alerts.open, 0) AS "openAlerts",
       (SELECT jsonb_agg(jsonb_build_object('dimension', d->'dimension', 'value', d->'value',
          'sd', d->'sd', 'insufficient', d->'insufficient'))
        FROM jsonb_array_elements(c.score->'dimensions') d) AS dimensions,
       coalesce((SELECT array_agg(x->>'topic') FROM jsonb_array_elements(i.insights->'checklists'->'small') x
        WHERE x->>'state' = 'met'), '{}') AS met,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', f->'id', 'result', f->'result'))
        FROM jsonb_array_elements(i.insights->'floors') f WHERE f->>'result' <> 'unknown'), '[]') AS floors
     FROM platform p
     LEFT JOIN current_score c ON c.platform_id = p.id AND c.profile = 'medium'
     LEFT JOIN platform_insight i ON i.platform_id = p.id
     LEFT JOIN held ON held.platform_id = p.id
     LEFT JOIN alerts ON alerts.platform_id = p.id
     ORDER BY p.id`,
  );
}

export interface IndexedScore {
  id: string;
  profile: string;
  status: ScoreStatus;
  value: number;
  lo: number;
  hi: number;
  grade: Grade;
}

/** Current scores under some profiles, from the columns of their snapshots: unpacking all would take seconds. */
export function indexedScores(db: Db, profiles: readonly string[]): Promise<IndexedScore[]> {
  return rows<IndexedScore>(
    db,
    `SELECT c.platform_id AS id, c.profile, c.status, c.value,
       coalesce(s.lo, (c.score->>'lo')::float8) AS lo, coalesce(s.hi, (c.score->>'hi')::float8) AS hi,
       coalesce(s.grade, c.score->>'grade') AS grade
     FROM current_score c LEFT JOIN score_snapshot s ON s.platform_id = c.platform_id
       AND s.profile = c.profile AND s.judge_seq = c.judge_seq
     WHERE c.profile = ANY($1::text[])`,
    profiles,
  );
}

/** The middle of a dimension's points over all platforms about which enough is known. */
export interface DimensionMedian {
  dimension: string;
  /** Points of 100. */
  median: number;
  /** So many platforms. */
  count: number;
}

export function dimensionMedians(db: Db): Promise<DimensionMedian[]> {
  return rows<DimensionMedian>(
    db,
    `SELECT d->>'dimension' AS dimension, count(*)::int AS count,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY (d->>'value')::float8) AS median
     FROM current_score c, jsonb_array_elements(c.score->'dimensions') d
     WHERE c.profile = 'medium' AND NOT (d->>'insufficient')::boolean
     GROUP BY 1 ORDER BY 1`,
  );
}

/** The newest ranking of each of some profiles that has one. */
export function rankingsOf(
  db: Db,
  profiles: readonly string[],
): Promise<{ profile: string; result: Pick<Ranking, 'ranked' | 'significant'> }[]> {
  return rows(
    db,
    `SELECT profile, jsonb_build_object('ranked', result->'ranked', 'significant', result->'significant') AS result
     FROM ranking WHERE profile = ANY($1::text[])`,
    profiles,
  );
}

export interface ListedRecord extends PlatformListRecord {
  /** How it stood a week ago. */
  before: Standing | null;
}

/** Rows of platforms whose ids begin so. */
export function platformsByKey(
  db: Db,
  keys: readonly string[],
  profile: string,
): Promise<ListedRecord[]> {
  return rows<ListedRecord>(
    db,
    `WITH ${SPARK_SPAN}, wanted AS MATERIALIZED (
       SELECT rpad(key, 32, '0')::uuid AS low, rpad(key, 32, 'f')::uuid AS high
       FROM unnest($2::text[]) AS key
     )
     SELECT ${RECORD}, ${SPARK} AS spark, span.hours AS "sparkHours", before.standing AS before
     FROM span, wanted JOIN platform p ON p.id BETWEEN low AND high ${JOINS}
     LEFT JOIN LATERAL (
       SELECT ${STANDING} FROM score_snapshot s
       WHERE s.platform_id = p.id AND s.profile = $1 AND s.at <= now() - interval '7 days'
       ORDER BY s.at DESC, s.judge_seq DESC LIMIT 1
     ) before ON true`,
    profile,
    keys,
  );
}

export interface SortedByRecord {
  id: string;
  siteUrl: string;
  ageSeconds: number | null;
  coverage: number | null;
  /** Points within a week. */
  change: number | null;
}

/** Of every platform what only some searches and sorts go by. */
export function platformsToSort(db: Db, profile: string): Promise<SortedByRecord[]> {
  return rows<SortedByRecord>(
    db,
    `WITH seen AS MATERIALIZED (
       SELECT platform_id, extract(epoch FROM now() - max(last_at))::float8 AS age
       FROM probe WHERE enabled GROUP BY platform_id
     )
     SELECT p.id, p.site_url AS "siteUrl", seen.age AS "ageSeconds",
       coalesce(s.coverage, (c.score->>'coverage')::float8) AS coverage, c.value - before.value AS change
     FROM platform p
     LEFT JOIN seen ON seen.platform_id = p.id
     LEFT JOIN current_score c ON c.platform_id = p.id AND c.profile = $1
     LEFT JOIN score_snapshot s ON s.platform_id = c.platform_id AND s.profile = c.profile
       AND s.judge_seq = c.judge_seq
     LEFT JOIN LATERAL (
       SELECT b.value FROM score_snapshot b
       WHERE b.platform_id = p.id AND b.profile = $1 AND b.at <= now() - interval '7 days'
       ORDER BY b.at DESC, b.judge_seq DESC LIMIT 1
     ) before ON true
     ORDER BY p.id`,
    profile,
  );
}
