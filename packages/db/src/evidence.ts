import { rows, execute, type Db, toJson } from './client.ts';

/** Records files that already lie safely in the store. Content-addressed: a second time changes nothing. */
export async function recordEvidence(
  db: Db,
  files: { sha256: string; size: number; mime: string }[],
): Promise<void> {
  if (files.length === 0) return;
  await execute(
    db,
    `INSERT INTO evidence (sha256, size, mime)
     SELECT DISTINCT ON (sha256) sha256, size, mime
     FROM jsonb_to_recordset($1::jsonb) AS x(sha256 text, size int, mime text)
     ON CONFLICT DO NOTHING`,
    toJson(files),
  );
}

export async function findEvidence(
  db: Db,
  sha256: string,
): Promise<{ size: number; mime: string; storedAt: Date } | null> {
  const found = await rows<{ size: number; mime: string; storedAt: Date }>(
    db,
    `SELECT size, mime, created_at AS "storedAt" FROM evidence WHERE sha256 = $1`,
    sha256,
  );
  return found[0] ?? null;
}
