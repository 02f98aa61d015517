import { rows, type Db, toJson } from './client.ts';
import { APPEND_ITEMS } from './evidence/chain.ts';

export interface NewRetraction {
  /** The retraction's own key. */
  key: string;
  platformId: string;
  /** Key of the observation to take back. */
  target: string;
  reason: string;
  /** Who takes it back, as far as a name was given. */
  by?: string | undefined;
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
  { key, platformId, target, reason, by }: NewRetraction,
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
    toJson({ target, reason, by }),
  );
  return written.length > 0 ? null : refusal(db, platformId, target);
}

/**
 * Puts a corrected reading of the same evidence in an observation's place: takes the old one back and
 * stores the new one under `key`, for the same moment and on the same evidence, both marked for the
 * judge, in one statement.
 *
 * @returns false when the old one is not there any more, or was taken back already
 */
export async function correctObservation(
  db: Db,
  correction: { platformId: string; target: string; key: string; seen: unknown; reason: string },
): Promise<boolean> {
  const { platformId, target, key, seen, reason } = correction;
  const retraction = `${key}/retraction`;
  const written = await rows<{ key: string }>(
    db,
    `WITH RECURSIVE target AS (
       UPDATE observation SET retracted_by = $1
       WHERE key = $2 AND platform_id = $3::uuid AND status = 'observed' AND retracted_by IS NULL
         AND kind <> 'retraction'
       RETURNING *
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, spacing_ms,
         started_at, seen, evidence, unconfirmed, maintenance)
       SELECT $4, slot_at, platform_id, probe_id, kind, 'observed', spacing_ms,
         started_at, $5::jsonb, evidence, unconfirmed, maintenance
       FROM target
       UNION ALL
       SELECT $1, greatest(date_trunc('milliseconds', now()), slot_at + interval '1 millisecond'),
         platform_id, NULL, 'retraction', 'observed', 0, NULL, $6::jsonb, '[]', NULL, NULL
       FROM target
       RETURNING key, slot_at, platform_id
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id)
       SELECT key, slot_at, platform_id FROM written
     ), items AS (
       SELECT t.platform_id, 'kept'::text AS kind, $4::text AS key, e.sha256, e.url, e.mime, e.size,
         row_number() OVER (ORDER BY min(e.place)) AS nth
       FROM target t, ROWS FROM (jsonb_to_recordset(t.evidence)
         AS (sha256 text, url text, mime text, size int)) WITH ORDINALITY
         AS e(sha256, url, mime, size, place)
       GROUP BY t.platform_id, e.sha256, e.url, e.mime, e.size
     ), ${APPEND_ITEMS}
     SELECT key FROM written`,
    retraction,
    target,
    platformId,
    key,
    toJson(seen),
    toJson({ target, reason, replacedBy: key }),
  );
  return written.length > 0;
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
