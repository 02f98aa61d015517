import type { ReportedPlatform, ScoresOfMove, SeenTerm, StoredChange } from '@kaopu/scoring';
import { rows, type Db } from '../client.ts';

export interface ReportSpan {
  profile: string;
  from: Date;
  until: Date;
}

/** The last snapshot at or before an instant, as SQL; those of the method's first draft cannot be compared. */
const snapshotAt = (at: string, columns: string) => `SELECT ${columns} FROM score_snapshot s
  WHERE s.platform_id = p.id AND s.profile = $1 AND s.at <= ${at} AND s.score ? 'profileHash'
  ORDER BY s.at DESC, s.judge_seq DESC LIMIT 1`;

/** Where a snapshot `s` puts its platform, as SQL. */
export const STANDING = `jsonb_build_object('status', s.status, 'grade', s.grade, 'value', s.value,
  'lo', s.lo, 'hi', s.hi) AS standing`;

/** Of each indicator that was ever seen: its newest look, and the newest ones that are known one by one. */
const AGES = `(SELECT coalesce(jsonb_agg(jsonb_build_object('indicator', i->'indicator',
    'newest', i->'newest', 'evidence', (
      SELECT coalesce(jsonb_agg(DISTINCT newest.key), '[]') FROM (
        SELECT o->>'key' AS key FROM jsonb_array_elements(after.score->'losses') l,
          jsonb_array_elements(l->'indicators') li, jsonb_array_elements(li->'observations') o
        WHERE li->'indicator' = i->'indicator' ORDER BY (o->>'at')::float8 DESC LIMIT 3
      ) newest))), '[]')
  FROM jsonb_array_elements(after.score->'dimensions') d, jsonb_array_elements(d->'indicators') i
  WHERE jsonb_typeof(i->'newest') = 'number')`;

/** Every platform that had a score under the profile when the span ended. */
export function reportedPlatforms(
  db: Db,
  { profile, from, until }: ReportSpan,
): Promise<ReportedPlatform[]> {
  return rows<ReportedPlatform>(
    db,
    `SELECT p.id, p.name, before.standing AS before, after.standing AS after, ${AGES} AS ages
     FROM platform p
     JOIN LATERAL (${snapshotAt('$3::timestamptz', `${STANDING}, s.score`)}) after ON true
     LEFT JOIN LATERAL (${snapshotAt('$2::timestamptz', STANDING)}) before ON true
     ORDER BY p.id`,
    profile,
    from,
    until,
  );
}

/** The scores of some platforms at both ends of a span. */
export function scoresOfMoves(
  db: Db,
  { profile, from, until }: ReportSpan,
  platformIds: readonly string[],
): Promise<ScoresOfMove[]> {
  return rows<ScoresOfMove>(
    db,
    `SELECT p.id AS "platformId", before.score AS before, after.score AS after
     FROM unnest($4::uuid[]) AS p(id)
     JOIN LATERAL (${snapshotAt('$2::timestamptz', 's.score')}) before ON true
     JOIN LATERAL (${snapshotAt('$3::timestamptz', 's.score')}) after ON true
     ORDER BY p.id`,
    profile,
    from,
    until,
    [...platformIds],
  );
}

/** State changes that a span showed. */
export function changesWithin(
  db: Db,
  { from, until }: Pick<ReportSpan, 'from' | 'until'>,
): Promise<StoredChange[]> {
  return rows<StoredChange>(
    db,
    `SELECT id, platform_id AS "platformId", kind, dimension, indicator, subject, label,
       from_value AS "from", to_value AS "to", severity, recovery, evidence,
       (extract(epoch from since) * 1000)::float8 AS since,
       (extract(epoch from at) * 1000)::float8 AS at
     FROM score_change WHERE at >= $1::timestamptz AND at < $2::timestamptz`,
    from,
    until,
  );
}

/** What is known to end on a day, and not to be valid for long any more. */
export function endingTerms(db: Db, kinds: readonly string[]): Promise<SeenTerm[]> {
  return rows<SeenTerm>(
    db,
    `SELECT j.platform_id AS "platformId", split_part(f.key, '|', 1) AS kind,
       substr(f.key, strpos(f.key, '|') + 1) AS subject, f.value->>'label' AS label,
       f.value->>'value' AS word, (f.value->>'since')::float8 AS since, f.value->'last' AS last
     FROM judge_state j, jsonb_each(j.state->'facts') f
     WHERE split_part(f.key, '|', 1) = ANY($1::text[]) AND f.value->>'value' <> 'valid'`,
    [...kinds],
  );
}
