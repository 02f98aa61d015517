import { rows, execute, type Db, toJson } from '../client.ts';

/**
 * Announces bytes that are about to be kept, before they are put into the store: from here on
 * nobody deletes their file. A second time renews that.
 */
export async function recordEvidence(
  db: Db,
  files: readonly { sha256: string; size: number; mime: string }[],
): Promise<void> {
  if (files.length === 0) return;
  await execute(
    db,
    `INSERT INTO evidence (sha256, size, mime)
     SELECT DISTINCT ON (sha256) sha256, size, mime
     FROM jsonb_to_recordset($1::jsonb) AS x(sha256 text, size int, mime text)
     ORDER BY sha256
     ON CONFLICT (sha256) DO UPDATE SET last_kept_at = now(), doomed_at = NULL`,
    toJson(files),
  );
}

/** null for bytes that nobody kept, or that are deleted. */
export async function findEvidence(
  db: Db,
  sha256: string,
): Promise<{ size: number; mime: string; storedAt: Date } | null> {
  const found = await rows<{ size: number; mime: string; storedAt: Date }>(
    db,
    `SELECT size, mime, created_at AS "storedAt" FROM evidence
     WHERE sha256 = $1 AND doomed_at IS NULL`,
    sha256,
  );
  return found[0] ?? null;
}
