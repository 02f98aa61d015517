import { execute, rows, type Db, toJson } from './client.ts';

export interface CandidateWork {
  platformId: string;
  method: string;
}

/** Platforms that a candidate has not scored within the hour. */
export function candidateWork(db: Db, methods: string[], limit: number): Promise<CandidateWork[]> {
  return rows<CandidateWork>(
    db,
    `SELECT p.id AS "platformId", m.id AS method
     FROM platform p CROSS JOIN unnest($1::text[]) AS m(id)
     WHERE p.judge_seq > 0 AND NOT EXISTS (
       SELECT 1 FROM method_trial t
       WHERE t.method = m.id AND t.platform_id = p.id AND t.at > now() - interval '1 hour')
     LIMIT $2`,
    methods,
    limit,
  );
}

/** Where a platform's history ends, and the database's clock; null when it is gone. */
export async function platformMoment(
  db: Db,
  platformId: string,
): Promise<{ judgeSeq: bigint; now: Date } | null> {
  const [found] = await rows<{ judgeSeq: bigint; now: Date }>(
    db,
    `SELECT judge_seq AS "judgeSeq", now() AS now FROM platform WHERE id = $1::uuid`,
    platformId,
  );
  return found ?? null;
}

export interface CandidateScore {
  profile: string;
  value: number;
  lo: number;
  hi: number;
  status: string;
}

/** What a platform scores under a candidate, instead of what it did before. */
export async function storeCandidateScores(
  db: Db,
  { platformId, method }: CandidateWork,
  at: Date,
  scores: CandidateScore[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO method_trial (method, platform_id, profile, value, lo, hi, status, at)
     SELECT $1, p.id, s.profile, s.value, s.lo, s.hi, s.status, $3::timestamptz
     FROM platform p, jsonb_to_recordset($4::jsonb)
       AS s(profile text, value float8, lo float8, hi float8, status text)
     WHERE p.id = $2::uuid
     ON CONFLICT (method, platform_id, profile) DO UPDATE SET value = excluded.value,
       lo = excluded.lo, hi = excluded.hi, status = excluded.status, at = excluded.at`,
    method,
    platformId,
    at.toISOString(),
    toJson(scores),
  );
}

export interface ComparedScore {
  platformId: string;
  name: string;
  /** Under the method that counts. */
  old: CandidateScore;
  /** Under the candidate. */
  new: CandidateScore;
  /** When the candidate's was made. */
  at: Date;
}

/** Platforms that both methods have scored for a profile. */
export async function comparedScores(
  db: Db,
  method: string,
  profile: string,
): Promise<ComparedScore[]> {
  return rows<ComparedScore>(
    db,
    `SELECT p.id AS "platformId", p.name, t.at,
       jsonb_build_object('profile', c.profile, 'value', c.value, 'lo', (c.score->>'lo')::float8,
         'hi', (c.score->>'hi')::float8, 'status', c.status) AS old,
       jsonb_build_object('profile', t.profile, 'value', t.value, 'lo', t.lo, 'hi', t.hi,
         'status', t.status) AS new
     FROM method_trial t
     JOIN platform p ON p.id = t.platform_id
     JOIN current_score c ON c.platform_id = t.platform_id AND c.profile = t.profile
     WHERE t.method = $1 AND t.profile = $2
     ORDER BY p.id`,
    method,
    profile,
  );
}
