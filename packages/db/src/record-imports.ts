import { execute, rows, type Db, toJson } from './client.ts';
import { pageFrom, type Place } from './paging.ts';

export interface NewImport {
  id: string;
  source: string;
  fileName: string;
  format: string;
  /** `YYYY-MM-DD`, Beijing. */
  asOf: string;
  complete: boolean;
  report: unknown;
  sha256: string;
  size: number;
}

export interface NewImportRow {
  row: number;
  natural: string;
  content: string;
  uscc: string | null;
  names: string[];
  record: unknown;
}

/** Rows of one statement: a file's may be too many for one. */
const BATCH = 5_000;

/** Stores a file that was read, for a person to look at. It counts once it is confirmed. */
export async function createImport(
  db: Db,
  made: NewImport,
  records: readonly NewImportRow[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO record_import
       (id, source, file_name, format, state, as_of, complete, report, sha256, size)
     VALUES ($1::uuid, $2, $3, $4, 'reading', $5::date, $6, $7::jsonb, $8, $9)`,
    made.id,
    made.source,
    made.fileName,
    made.format,
    made.asOf,
    made.complete,
    toJson(made.report),
    made.sha256,
    made.size,
  );
  for (let start = 0; start < records.length; start += BATCH) {
    await addRows(db, made, records.slice(start, start + BATCH));
  }
  await execute(db, `UPDATE record_import SET state = 'preview' WHERE id = $1::uuid`, made.id);
}

async function addRows(
  db: Db,
  { id, source }: Pick<NewImport, 'id' | 'source'>,
  records: readonly NewImportRow[],
): Promise<void> {
  // Foreign keys are looked at when the statement ends.
  await execute(
    db,
    `WITH given AS (
       SELECT x.* FROM jsonb_to_recordset($3::jsonb) AS x(row int, "natural" text, content text,
         uscc text, names text[], record jsonb)
     ), known AS (
       INSERT INTO public_record (source, natural_key, content_mark, uscc, names, record)
       SELECT $2, "natural", content, uscc, names, record FROM given
       ON CONFLICT (source, natural_key, content_mark) DO UPDATE SET
         uscc = coalesce(public_record.uscc, excluded.uscc), names = excluded.names
     )
     INSERT INTO record_import_row (import_id, source, natural_key, content_mark, row_no)
     SELECT $1::uuid, $2, "natural", content, row FROM given`,
    id,
    source,
    toJson(records),
  );
}

export interface ImportRecord extends NewImport {
  state: 'preview' | 'confirmed' | 'retracted';
  createdAt: Date;
  confirmedAt: Date | null;
  retractedAt: Date | null;
  reason: string | null;
}

const IMPORT = `id, source, file_name AS "fileName", format, state, as_of::text AS "asOf", complete,
  report, sha256, size, created_at AS "createdAt", confirmed_at AS "confirmedAt",
  retracted_at AS "retractedAt", reason`;

/** Newest first. */
export async function listImports(
  db: Db,
  query: { after: Place | null; limit: number },
): Promise<{ items: ImportRecord[]; nextCursor: string | null }> {
  const found = await rows<ImportRecord>(
    db,
    `SELECT ${IMPORT} FROM record_import
     WHERE state <> 'reading'
       AND ($1::timestamptz IS NULL OR (created_at, id) < ($1::timestamptz, $2::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $3`,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
  );
  return pageFrom(found, query.limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
}

export async function findImport(db: Db, id: string): Promise<ImportRecord | null> {
  const found = await rows<ImportRecord>(
    db,
    `SELECT ${IMPORT} FROM record_import WHERE id = $1::uuid AND state <> 'reading'`,
    id,
  );
  return found[0] ?? null;
}

/** Against what other imports of the source say by now: records not known, known otherwise, known. */
export async function importNews(
  db: Db,
  id: string,
): Promise<{ fresh: number; changed: number; unchanged: number }> {
  const found = await rows<{ fresh: number; changed: number; unchanged: number }>(
    db,
    `WITH mine AS (
       SELECT source, natural_key, content_mark FROM record_import_row WHERE import_id = $1::uuid
     ), known AS (
       SELECT DISTINCT ON (w.natural_key) w.natural_key, w.content_mark
       FROM record_import i JOIN record_import_row w ON w.import_id = i.id
       WHERE i.source = (SELECT source FROM record_import WHERE id = $1::uuid)
         AND i.state = 'confirmed' AND i.id <> $1::uuid
       ORDER BY w.natural_key, i.as_of DESC, i.confirmed_at DESC
     )
     -- A full join is by hash or in order: nested, as it is planned while nobody has counted these rows,
     -- ten thousand would be compared with each other.
     SELECT count(*) FILTER (WHERE k.natural_key IS NULL)::int AS fresh,
       count(*) FILTER (WHERE k.content_mark <> m.content_mark)::int AS changed,
       count(*) FILTER (WHERE k.content_mark = m.content_mark)::int AS unchanged
     FROM mine m FULL JOIN known k USING (natural_key)`,
    id,
  );
  return found[0] ?? { fresh: 0, changed: 0, unchanged: 0 };
}

/** What a file's records are matched by. */
export function importedRecords(
  db: Db,
  id: string,
): Promise<{ uscc: string | null; names: string[] }[]> {
  return rows(
    db,
    `SELECT r.uscc, r.names FROM record_import_row w
     JOIN public_record r USING (source, natural_key, content_mark) WHERE w.import_id = $1::uuid`,
    id,
  );
}

export interface KnownCompany {
  id: string;
  name: string;
  uscc: string | null;
  legalName: string | null;
  formerNames: string[];
}

/** Platforms whose operator is known by a name or a code. */
export function knownCompanies(db: Db): Promise<KnownCompany[]> {
  return rows(
    db,
    `SELECT id, name, uscc, legal_name AS "legalName", coalesce(former_names, '{}') AS "formerNames"
     FROM platform WHERE uscc IS NOT NULL OR legal_name IS NOT NULL OR former_names <> '{}'`,
  );
}

const ALL_DUE = `UPDATE platform SET records_due = now()
  WHERE EXISTS (SELECT FROM moved)
    AND (uscc IS NOT NULL OR legal_name IS NOT NULL OR former_names <> '{}')`;

/** Takes a file in; every known company is matched anew. False when it is no preview any more. */
export async function confirmImport(db: Db, id: string, report: unknown): Promise<boolean> {
  const moved = await rows(
    db,
    `WITH moved AS (
       UPDATE record_import SET state = 'confirmed', confirmed_at = now(), report = $2::jsonb
       WHERE id = $1::uuid AND state = 'preview' RETURNING id
     ), due AS (${ALL_DUE})
     SELECT id FROM moved`,
    id,
    toJson(report),
  );
  return moved.length > 0;
}

/** Takes a file back as a whole: nothing that rests on it counts any more. */
export async function retractImport(db: Db, id: string, reason: string): Promise<boolean> {
  const moved = await rows(
    db,
    `WITH moved AS (
       UPDATE record_import SET state = 'retracted', retracted_at = now(), reason = $2
       WHERE id = $1::uuid AND state = 'confirmed' RETURNING id
     ), due AS (${ALL_DUE})
     SELECT id FROM moved`,
    id,
    reason,
  );
  return moved.length > 0;
}

export async function discardImport(db: Db, id: string): Promise<boolean> {
  const gone = await execute(
    db,
    `DELETE FROM record_import WHERE id = $1::uuid AND state = 'preview'`,
    id,
  );
  await dropUnnamedRecords(db);
  return gone > 0;
}

/** Previews nobody decided on within a day. */
export async function dropOldPreviews(db: Db): Promise<void> {
  await execute(
    db,
    `DELETE FROM record_import
     WHERE state IN ('preview', 'reading') AND created_at < now() - interval '1 day'`,
  );
  await dropUnnamedRecords(db);
}

/** Records of no file. */
function dropUnnamedRecords(db: Db): Promise<number> {
  return execute(
    db,
    `DELETE FROM public_record r WHERE NOT EXISTS (
       SELECT FROM record_import_row w WHERE w.source = r.source
         AND w.natural_key = r.natural_key AND w.content_mark = r.content_mark)`,
  );
}
