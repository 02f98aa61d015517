import type { knownOf, Ranking, RankInput } from '@kaopu/scoring';
import { execute, rows, type Db, toJson } from './client.ts';
import { LIVE_PROFILES } from './profiles.ts';

/** Scores of one profile that its stored ranking does not know. */
export interface DueRanking {
  profile: string;
  method: string;
  /** How many there are, and the newest of them. */
  scores: number;
  newest: Date;
}

/**
 * Profiles whose scores are newer than their ranking, no sooner than a minute after it, or whose
 * ranking is a day old or by another method.
 */
export function dueRankings(db: Db, method: string): Promise<DueRanking[]> {
  return rows<DueRanking>(
    db,
    `SELECT s.profile, $1::text AS method, s.scores, s.newest
     FROM (
       SELECT profile, count(*)::int AS scores, max(at) AS newest FROM current_score GROUP BY profile
     ) s LEFT JOIN ranking r USING (profile)
     WHERE r.at IS NULL OR r.method <> $1 OR r.at < now() - interval '1 day'
       OR (r.at < now() - interval '1 minute' AND (r.newest, r.scores) IS DISTINCT FROM (s.newest, s.scores))
     ORDER BY r.at NULLS FIRST`,
    method,
  );
}

/** What a ranking goes by, of every platform that has a score under the profile. */
export function rankInputs(db: Db, profile: string): Promise<RankInput[]> {
  return rows<RankInput>(
    db,
    `SELECT platform_id AS id, status, value, (score->>'lo')::float8 AS lo,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v->'id', 'result', v->'result')), '[]')
        FROM jsonb_array_elements(score->'vetoes') v) AS vetoes,
       (SELECT jsonb_agg(jsonb_build_object('dimension', d->'dimension',
          'insufficient', d->'insufficient', 'indicators',
          (SELECT jsonb_agg(jsonb_build_object('indicator', i->'indicator', 'n', i->'n', 'mean', i->'mean'))
           FROM jsonb_array_elements(d->'indicators') i)))
        FROM jsonb_array_elements(score->'dimensions') d) AS dimensions
     FROM current_score WHERE profile = $1 ORDER BY platform_id`,
    profile,
  );
}

export interface WeighableRecord {
  id: string;
  name: string;
  at: Date;
  score: Parameters<typeof knownOf>[0];
}

/** What other weights are put to, of a score `c`. */
export const WEIGHABLE = `jsonb_build_object(
       'asOf', c.score->'asOf',
       'vetoes', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('result', v->'result')), '[]')
        FROM jsonb_array_elements(c.score->'vetoes') v),
       'dimensions', (SELECT jsonb_agg(d - 'indicators' || jsonb_build_object('indicators',
          (SELECT jsonb_agg(jsonb_build_object('indicator', i->'indicator', 'newest', i->'newest'))
           FROM jsonb_array_elements(d->'indicators') i)))
        FROM jsonb_array_elements(c.score->'dimensions') d))`;

/** Of every platform that has a score under the profile, what other weights would be put to. */
export function weighableScores(db: Db, profile: string): Promise<WeighableRecord[]> {
  return rows<WeighableRecord>(
    db,
    `SELECT p.id, p.name, c.at, ${WEIGHABLE} AS score
     FROM current_score c JOIN platform p ON p.id = c.platform_id
     WHERE c.profile = $1 ORDER BY p.id`,
    profile,
  );
}

/** Keeps the newest ranking of a profile that is still scored. */
export async function storeRanking(db: Db, due: DueRanking, result: Ranking): Promise<void> {
  await execute(
    db,
    `INSERT INTO ranking (profile, profile_hash, at, method, scores, newest, result)
     SELECT $1, score->>'profileHash', now(), $2, $3, $4::timestamptz, $5::jsonb
     FROM (SELECT score FROM current_score WHERE profile = $1 ORDER BY at DESC LIMIT 1) newest
     WHERE $1 NOT LIKE 'own-%' OR (${LIVE_PROFILES}) @> jsonb_build_array(jsonb_build_object('id', $1::text))
     ON CONFLICT (profile) DO UPDATE SET profile_hash = excluded.profile_hash, at = excluded.at,
       method = excluded.method, scores = excluded.scores, newest = excluded.newest,
       result = excluded.result`,
    due.profile,
    due.method,
    due.scores,
    due.newest.toISOString(),
    toJson(result),
  );
}

export interface RankingRecord {
  profileHash: string;
  at: Date;
  method: string;
  result: Ranking;
}

/** null until a profile was first ranked. */
export async function rankingOf(db: Db, profile: string): Promise<RankingRecord | null> {
  const [found] = await rows<RankingRecord>(
    db,
    `SELECT profile_hash AS "profileHash", at, method, result FROM ranking WHERE profile = $1`,
    profile,
  );
  return found ?? null;
}

export interface PlaceRecord {
  id: string;
  rank: number;
  lo: number;
  hi: number;
  /** How many are ranked. */
  of: number;
}

/** Where some stand in the newest ranking of a profile; nothing of those that are not ranked. */
export function placesOf(db: Db, profile: string, ids: readonly string[]): Promise<PlaceRecord[]> {
  return rows<PlaceRecord>(
    db,
    `SELECT p.id, p.rank, p.lo, p.hi, jsonb_array_length(result->'ranked') AS of
     FROM ranking, jsonb_to_recordset(result->'ranked') AS p(id text, rank int, lo int, hi int)
     WHERE profile = $1 AND p.id = ANY($2::text[])`,
    profile,
    ids,
  );
}
