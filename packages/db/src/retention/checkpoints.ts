import { execute, rows, toJson, type Db } from '../client.ts';
import { boundsOf, type Month } from './months.ts';

export interface Checkpoint {
  /** The last run it holds. */
  judgeSeq: bigint;
  /** When it was kept. */
  at: Date;
  method: string;
  /** As stored, like a judge's state. */
  state: unknown;
}

/** Where replay of a platform starts; null: at its beginning. */
export async function checkpointOf(db: Db, platformId: string): Promise<Checkpoint | null> {
  const [found] = await rows<Checkpoint>(
    db,
    `SELECT judge_seq AS "judgeSeq", at, method, state FROM judge_checkpoint
     WHERE platform_id = $1::uuid`,
    platformId,
  );
  return found ?? null;
}

/** Keeps a platform's state for good; one of an earlier run changes nothing. */
export async function storeCheckpoint(
  db: Db,
  platformId: string,
  { judgeSeq, method, digest, state }: Omit<Checkpoint, 'at'> & { digest: string },
): Promise<void> {
  await execute(
    db,
    `INSERT INTO judge_checkpoint AS old (platform_id, judge_seq, method, digest, state)
     VALUES ($1::uuid, $2::bigint, $3, $4, $5::jsonb)
     ON CONFLICT (platform_id) DO UPDATE SET judge_seq = excluded.judge_seq, at = now(),
       method = excluded.method, digest = excluded.digest, state = excluded.state
     WHERE old.judge_seq <= excluded.judge_seq`,
    platformId,
    String(judgeSeq),
    method,
    digest,
    toJson(state),
  );
}

export interface MissingCheckpoint {
  platformId: string;
  /** Replay may start after this run, and after none before it. */
  judgeSeq: bigint;
}

/**
 * Platforms that cannot be replayed any more once the looks from $1 to $2 are gone, as SQL, with the
 * run to start after: the last that took in one of those looks, that took something back (for what then
 * remained was weighed anew, those looks included), or that changed to another method (likewise).
 */
export const MISSING_CHECKPOINTS = `
WITH taken_back AS (
  SELECT platform_id, max(judge_seq) AS judge_seq FROM observation
  WHERE kind = 'retraction' GROUP BY platform_id
), needed AS (
  SELECT p.id, least(p.judge_seq, greatest(last.judge_seq, t.judge_seq,
    coalesce(s.method_since, p.judge_seq))) AS judge_seq
  FROM platform p
    LEFT JOIN judge_state s ON s.platform_id = p.id
    LEFT JOIN taken_back t ON t.platform_id = p.id
    CROSS JOIN LATERAL (
      SELECT judge_seq FROM observation o WHERE o.platform_id = p.id AND o.judge_seq IS NOT NULL
        AND o.slot_at >= $1::timestamptz AND o.slot_at < $2::timestamptz AND o.probe_id IS NOT NULL AND o.key NOT LIKE 'entry/%'
      ORDER BY judge_seq DESC LIMIT 1
    ) last
)
SELECT n.id AS "platformId", n.judge_seq AS "judgeSeq"
FROM needed n LEFT JOIN judge_checkpoint c ON c.platform_id = n.id
WHERE c.judge_seq IS NULL OR c.judge_seq < n.judge_seq`;

export function missingCheckpoints(db: Db, month: Month): Promise<MissingCheckpoint[]> {
  return rows<MissingCheckpoint>(db, MISSING_CHECKPOINTS, ...boundsOf(month));
}
