import { execute, rows, transaction, type Db } from '../client.ts';
import { claimNight } from '../nightly.ts';
import { APPEND_ITEMS } from './chain.ts';
import type { EvidenceFiles } from './files.ts';
import { PROOF } from './proof.ts';

const BATCH = 200;
const FILES = 50;

/** Bytes that were announced a day ago and that no look kept: its worker went away, or it was a trial. */
const UNCLAIMED = `interval '1 day'`;

export interface Pruned {
  files: number;
  bytes: number;
}

/**
 * Deletes bytes that nobody has seen for `days`, except what a score change rests on (and with it
 * every alert), what current scores and products show, what lies in somebody's pack, and what people handed in, which nobody can
 * look at again; each platform's chain says so first. A look that kept nothing, for it was as the one
 * before, rests on what the same probe kept last.
 * In bounded batches, until nothing is left to do or the signal says stop.
 */
export async function pruneEvidence(
  db: Db,
  files: EvidenceFiles,
  days: number,
  signal: AbortSignal,
): Promise<Pruned> {
  let place: Place | null = { at: '-infinity', sha256: '' };
  while (place !== null && !signal.aborted) place = await doomBatch(db, days, place);
  const pruned: Pruned = { files: 0, bytes: 0 };
  while (!signal.aborted) {
    const batch = await deleteBatch(db, files);
    if (batch.length === 0) break;
    pruned.files += batch.length;
    pruned.bytes += batch.reduce((sum, size) => sum + size, 0);
  }
  return pruned;
}

interface Place {
  at: string;
  sha256: string;
}

/**
 * Dooms what may go among the next rows: marks them and says `pruned` in every chain that kept
 * them, in one statement. A row that somebody holds, for he is about to keep it again, is left.
 *
 * @returns where to go on; null at the end
 */
async function doomBatch(db: Db, days: number, after: Place): Promise<Place | null> {
  const [found] = await rows<{ seen: bigint; at: string | null; sha256: string | null }>(
    db,
    DOOM,
    days,
    after.at,
    after.sha256,
    BATCH,
  );
  if (!found || Number(found.seen) < BATCH || found.at === null) return null;
  return { at: found.at, sha256: found.sha256 ?? '' };
}

const DOOM = `
WITH RECURSIVE old AS (
  SELECT sha256, size, last_kept_at FROM evidence
  WHERE doomed_at IS NULL AND last_kept_at < now() - ${UNCLAIMED}
    AND (last_kept_at, sha256) > ($2::timestamptz, $3)
  ORDER BY last_kept_at, sha256 LIMIT $4
  FOR UPDATE SKIP LOCKED
), keeper AS (
  SELECT DISTINCT c.sha256, c.platform_id FROM old JOIN evidence_chain c USING (sha256)
), platforms AS (
  SELECT DISTINCT platform_id FROM keeper
), cited AS (
  SELECT c.platform_id, key
  FROM platforms JOIN score_change c USING (platform_id),
    jsonb_array_elements_text(c.evidence) AS key
  UNION
  SELECT s.platform_id, key #>> '{}'
  FROM platforms JOIN current_score s USING (platform_id),
    jsonb_path_query(s.score, '$.**.evidence[*]') AS key
  UNION
  SELECT s.platform_id, key #>> '{}'
  FROM platforms JOIN current_score s USING (platform_id),
    jsonb_path_query(s.score, '$.**.key') AS key
  UNION
  SELECT p.platform_id, p.seen_key FROM platforms JOIN product p USING (platform_id)
), borne_out AS (
  SELECT o.platform_id, proof.key
  FROM cited JOIN observation o USING (platform_id, key) CROSS JOIN LATERAL ${PROOF} proof
), packed AS (
  SELECT jsonb_path_query(items, '$[*].**.sha256') #>> '{}' AS sha256 FROM evidence_pack
), needed AS (
  SELECT DISTINCT c.sha256
  FROM (SELECT * FROM cited UNION SELECT * FROM borne_out) rest
  JOIN evidence_chain c USING (platform_id, key)
  WHERE c.sha256 IN (SELECT sha256 FROM old)
  UNION
  SELECT c.sha256 FROM old JOIN evidence_chain c USING (sha256) WHERE c.key LIKE 'entry/%'
  UNION
  SELECT sha256 FROM packed WHERE sha256 IN (SELECT sha256 FROM old)
), doomed AS (
  UPDATE evidence e SET doomed_at = now() FROM old
  WHERE e.sha256 = old.sha256 AND old.sha256 NOT IN (SELECT sha256 FROM needed)
    AND (old.last_kept_at < now() - $1 * interval '1 day'
      OR old.sha256 NOT IN (SELECT sha256 FROM keeper))
  RETURNING e.sha256
), last AS (
  SELECT l.* FROM doomed JOIN keeper k USING (sha256) CROSS JOIN LATERAL (
    SELECT * FROM evidence_chain c WHERE c.sha256 = k.sha256 AND c.platform_id = k.platform_id
    ORDER BY c.seq DESC LIMIT 1
  ) l
), items AS (
  SELECT platform_id, 'pruned'::text AS kind, sha256::text, key, url, mime, size,
    row_number() OVER (PARTITION BY platform_id ORDER BY seq) AS nth
  FROM last WHERE kind = 'kept'
), ${APPEND_ITEMS}
SELECT count(*) AS seen,
  (array_agg(to_jsonb(last_kept_at) #>> '{}' ORDER BY last_kept_at DESC, sha256 DESC))[1] AS at,
  (array_agg(sha256::text ORDER BY last_kept_at DESC, sha256 DESC))[1] AS sha256
FROM old`;

/**
 * Deletes files that are doomed, and then their rows, both under the rows' lock: who wants to keep
 * the same bytes again waits for it, finds no file and writes it anew. A crash in between leaves a
 * doomed row without a file, for the next round to finish.
 *
 * @returns sizes of what was deleted
 */
function deleteBatch(db: Db, files: EvidenceFiles): Promise<number[]> {
  return transaction(db, async (client) => {
    const { rows: doomed } = await client.query<{ sha256: string; size: number }>(
      `SELECT sha256, size FROM evidence WHERE doomed_at IS NOT NULL
       ORDER BY sha256 LIMIT ${FILES} FOR UPDATE SKIP LOCKED`,
    );
    await Promise.all(doomed.map(({ sha256 }) => files.remove(sha256)));
    await client.query(`DELETE FROM evidence WHERE sha256 = ANY($1::text[])`, [
      doomed.map(({ sha256 }) => sha256),
    ]);
    return doomed.map(({ size }) => size);
  });
}

/** Takes on this night's deletion, from four o'clock on; its day, or null when there is nothing to do. */
export function claimPruning(db: Db, now: Date): Promise<string | null> {
  return claimNight(db, 'evidence_round', 4, now);
}

export async function finishPruning(db: Db, day: string, at: Date, done: Pruned): Promise<void> {
  await execute(
    db,
    `UPDATE evidence_round SET finished_at = $2::timestamptz, files = $3, bytes = $4
     WHERE day = $1::date`,
    day,
    at.toISOString(),
    done.files,
    done.bytes,
  );
}
