import { rows, type Db, toJson } from './client.ts';

export interface NewRetraction {
  /** The retraction's own key. */
  key: string;
  platformId: string;
  /** Key of the observation to take back. */
  target: string;
  reason: string;
}

/** Why nothing was taken back. */
export type RetractionRefusal = 'unknown' | 'is-retraction' | 'retracted';

/**
 * Takes an observation back: stores the retraction as an observation, names it on its target, and
 * marks it for the judge, all in one statement. Of several at once one succeeds. Its slot lies
 * after its target's, so that no judge run meets it earlier.
 *
 * @returns null when it was stored
 */
export async function retractObservation(
  db: Db,
  { key, platformId, target, reason }: NewRetraction,
): Promise<RetractionRefusal | null> {
  const written = await rows<{ key: string }>(
    db,
    `WITH target AS (
       UPDATE observation SET retracted_by = $1
       WHERE key = $2 AND platform_id = $3::uuid AND kind <> 'retraction' AND retracted_by IS NULL
       RETURNING slot_at
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       SELECT $1, greatest(date_trunc('milliseconds', now()), slot_at + interval '1 millisecond'),
         $3::uuid, 'retraction', 'observed', 0, $4::jsonb
       FROM target
       RETURNING key, slot_at, platform_id
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id)
       SELECT key, slot_at, platform_id FROM written
     )
     SELECT key FROM written`,
    key,
    target,
    platformId,
    toJson({ target, reason }),
  );
  return written.length > 0 ? null : refusal(db, platformId, target);
}

async function refusal(db: Db, platformId: string, target: string): Promise<RetractionRefusal> {
  const [found] = await rows<{ kind: string }>(
    db,
    `SELECT kind FROM observation WHERE key = $1 AND platform_id = $2::uuid`,
    target,
    platformId,
  );
  if (found === undefined) return 'unknown';
  return found.kind === 'retraction' ? 'is-retraction' : 'retracted';
}
