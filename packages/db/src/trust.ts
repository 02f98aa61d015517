import { rows, type Db } from './client.ts';
import { pageFrom, type Place } from './paging.ts';
import { WEIGHABLE, type WeighableRecord } from './ranking.ts';

export interface PublishedRecord extends WeighableRecord {
  method: string;
  published: {
    status: string;
    grade: string;
    provisional: boolean;
    value: number;
    lo: number;
    hi: number;
  };
}

/** Every current score under a profile beside what it was made from, in the order of ids. */
export function publishedScores(db: Db, profile: string): Promise<PublishedRecord[]> {
  return rows<PublishedRecord>(
    db,
    `SELECT p.id, p.name, c.at, c.score->>'method' AS method, ${WEIGHABLE} AS score,
       jsonb_build_object('status', c.score->'status', 'grade', c.score->'grade',
         'provisional', c.score->'provisional', 'value', c.score->'value',
         'lo', c.score->'lo', 'hi', c.score->'hi') AS published
     FROM current_score c JOIN platform p ON p.id = c.platform_id
     WHERE c.profile = $1 ORDER BY p.id`,
    profile,
  );
}

export interface CorrectionRecord {
  key: string;
  /** When it was taken back. */
  at: Date;
  slotAt: Date;
  platformId: string | null;
  platformName: string | null;
  target: string;
  targetAt: Date;
  kind: string;
  /** What was seen or said. */
  seen: unknown;
  by: string | null;
  reason: string;
  replacedBy: string | null;
}

/** What was taken back, newest first; nothing of it is ever deleted. */
export async function listTakenBack(
  db: Db,
  { after, limit }: { after: Place | null; limit: number },
): Promise<{ items: CorrectionRecord[]; nextCursor: string | null }> {
  const found = await rows<CorrectionRecord>(
    db,
    `SELECT r.key, r.finished_at AS at, r.slot_at AS "slotAt", r.platform_id AS "platformId",
       p.name AS "platformName", t.key AS target, t.slot_at AS "targetAt", t.kind, t.seen,
       r.seen->>'by' AS by, coalesce(r.seen->>'reason', '') AS reason,
       r.seen->>'replacedBy' AS "replacedBy"
     FROM (
       SELECT * FROM observation WHERE kind = 'retraction'
         AND ($1::timestamptz IS NULL OR (slot_at, key) < ($1::timestamptz, $2::text))
       ORDER BY slot_at DESC, key DESC LIMIT $3
     ) r
     JOIN LATERAL (
       SELECT key, slot_at, kind, seen FROM observation o
       WHERE o.key = r.seen->>'target' AND o.retracted_by = r.key LIMIT 1
     ) t ON true
     LEFT JOIN platform p ON p.id = r.platform_id
     ORDER BY r.slot_at DESC, r.key DESC`,
    after?.at ?? null,
    after?.id ?? null,
    limit + 1,
  );
  return pageFrom(found, limit, (row) => ({ at: row.slotAt.toISOString(), id: row.key }));
}

export interface SwitchEffect {
  platforms: number;
  regraded: number;
  medianMove: number;
  largestMove: number;
}

/** What a method changed when it came: of each platform the last score before, and its first by it. */
export async function effectOfSwitch(
  db: Db,
  { method, at, profile }: { method: string; at: Date; profile: string },
): Promise<SwitchEffect | null> {
  const [found] = await rows<SwitchEffect | { platforms: 0 }>(
    db,
    `SELECT count(*)::int AS platforms,
       count(*) FILTER (WHERE b.grade <> a.grade)::int AS regraded,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY abs(a.value - b.value)) AS "medianMove",
       max(abs(a.value - b.value)) AS "largestMove"
     FROM platform p
     JOIN LATERAL (
       SELECT value, grade FROM score_snapshot s
       WHERE s.platform_id = p.id AND s.profile = $2 AND s.at >= $3::timestamptz AND s.method = $1
       ORDER BY s.at LIMIT 1) a ON true
     JOIN LATERAL (
       SELECT value, grade FROM score_snapshot s
       WHERE s.platform_id = p.id AND s.profile = $2 AND s.at < $3::timestamptz AND s.method <> $1
       ORDER BY s.at DESC LIMIT 1) b ON true`,
    method,
    profile,
    at.toISOString(),
  );
  return found === undefined || found.platforms === 0 ? null : (found as SwitchEffect);
}
