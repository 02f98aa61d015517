import { rows, type Db } from './client.ts';
import { JUDGED_COLUMNS, type UnjudgedObservation } from './judging.ts';

/** An observation that some judge run took in. */
export interface StoredObservation extends UnjudgedObservation {
  judgeSeq: bigint;
  /** When that run was; null when its snapshot is gone. */
  judgedAt: Date | null;
  /** Ids of the market references it was judged by, by item. */
  references: Record<string, string> | null;
}

export type JudgedPlace = Pick<StoredObservation, 'judgeSeq' | 'slotAt' | 'key'>;

/**
 * Judged observations in the order of the runs that took them in: after the run `from`, up to the run
 * `upTo`, and beyond the place `after`.
 */
export function judgedObservations(
  db: Db,
  query: {
    platformId: string;
    from: bigint;
    after: JudgedPlace | null;
    upTo: bigint;
    limit: number;
  },
): Promise<StoredObservation[]> {
  const { after } = query;
  return rows<StoredObservation>(
    db,
    `SELECT ${JUDGED_COLUMNS}, o.judge_seq AS "judgeSeq", o."references",
       (SELECT min(s.at) FROM score_snapshot s WHERE s.platform_id = o.platform_id
          AND s.profile = 'medium' AND s.judge_seq = o.judge_seq) AS "judgedAt"
     FROM observation o
     WHERE o.platform_id = $1::uuid AND o.judge_seq <= $2::bigint AND o.judge_seq >= $3::bigint
       AND (o.judge_seq, o.slot_at, o.key) > ($3::bigint, $4::timestamptz, $5::text)
     ORDER BY o.judge_seq, o.slot_at, o.key LIMIT $6`,
    query.platformId,
    String(query.upTo),
    String(after?.judgeSeq ?? query.from + 1n),
    after?.slotAt.toISOString() ?? '-infinity',
    after?.key ?? '',
    query.limit,
  );
}

export interface StoredRetraction {
  /** Key of the observation taken back. */
  target: string;
  /** The run that took it back; null while none has. */
  judgeSeq: bigint | null;
}

export function retractionsOf(db: Db, platformId: string): Promise<StoredRetraction[]> {
  return rows<StoredRetraction>(
    db,
    `SELECT seen->>'target' AS target, judge_seq AS "judgeSeq"
     FROM observation WHERE platform_id = $1::uuid AND kind = 'retraction'`,
    platformId,
  );
}

export interface JudgedState {
  judgeSeq: bigint;
  /** As stored; null when there is none. */
  state: unknown;
  method: string | null;
}

/** A platform's state and the run it stands at, read together; null when the platform is gone. */
export async function judgedState(db: Db, platformId: string): Promise<JudgedState | null> {
  const [found] = await rows<JudgedState>(
    db,
    `SELECT p.judge_seq AS "judgeSeq", s.state, s.method
     FROM platform p LEFT JOIN judge_state s ON s.platform_id = p.id WHERE p.id = $1::uuid`,
    platformId,
  );
  return found ?? null;
}

/** One stored score, with what lists read of it in columns of their own. */
export interface StoredSnapshot {
  judgeSeq: bigint;
  at: Date;
  profile: string;
  method: string;
  status: string;
  value: number;
  lo: number;
  hi: number;
  grade: string;
  coverage: number;
  score: unknown;
}

/** How many snapshots a platform has by method and profile, after a run and up to another. */
export function snapshotKinds(
  db: Db,
  platformId: string,
  { after, upTo }: { after: bigint; upTo: bigint },
): Promise<{ method: string; profile: string; count: number }[]> {
  return rows(
    db,
    `SELECT method, profile, count(*)::int AS count FROM score_snapshot
     WHERE platform_id = $1::uuid AND judge_seq > $2::bigint AND judge_seq <= $3::bigint
     GROUP BY method, profile ORDER BY method, profile`,
    platformId,
    String(after),
    String(upTo),
  );
}

/** Snapshots of the runs `from` to `to`, both included, oldest run first. */
export function snapshotsBetween(
  db: Db,
  query: { platformId: string; profiles: string[]; from: bigint; to: bigint },
): Promise<StoredSnapshot[]> {
  return rows<StoredSnapshot>(
    db,
    `SELECT judge_seq AS "judgeSeq", at, profile, method, status, value, lo, hi, grade, coverage, score
     FROM score_snapshot
     WHERE platform_id = $1::uuid AND profile = ANY($2::text[])
       AND judge_seq BETWEEN $3::bigint AND $4::bigint
     ORDER BY judge_seq, profile`,
    query.platformId,
    query.profiles,
    String(query.from),
    String(query.to),
  );
}
