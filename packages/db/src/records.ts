import { execute, rows, type Db, toJson } from './client.ts';
import { APPEND_ITEMS } from './evidence/chain.ts';

export interface DueCompany {
  platformId: string;
  /** The mark that says so; another one since then keeps it due. */
  due: Date;
  uscc: string | null;
  legalName: string | null;
  formerNames: string[];
  identityAt: Date;
}

/**
 * Platforms whose public records are to be matched anew, those that wait longest first. Not while the
 * judge has yet to take something back: what comes in its place would pass for news.
 */
export function companiesDue(db: Db, limit: number): Promise<DueCompany[]> {
  return rows<DueCompany>(
    db,
    `SELECT id AS "platformId", records_due AS due, uscc, legal_name AS "legalName",
       coalesce(former_names, '{}') AS "formerNames", identity_at AS "identityAt"
     FROM platform p WHERE records_due IS NOT NULL AND NOT EXISTS (
       SELECT FROM unjudged u JOIN observation o USING (key, slot_at)
       WHERE u.platform_id = p.id AND o.kind = 'retraction')
     ORDER BY records_due, id LIMIT $1`,
    limit,
  );
}

export interface ConfirmedImport {
  id: string;
  source: string;
  fileName: string;
  asOf: string;
  confirmedAt: Date;
  complete: boolean;
  sha256: string;
  size: number;
}

/** Imports that count, oldest first. */
export function confirmedImports(db: Db): Promise<ConfirmedImport[]> {
  return rows<ConfirmedImport>(
    db,
    `SELECT id, source, file_name AS "fileName", as_of::text AS "asOf",
       confirmed_at AS "confirmedAt", complete, sha256, size
     FROM record_import WHERE state = 'confirmed' ORDER BY confirmed_at, id`,
  );
}

/** Most records of one company that are read. */
const MOST = 5_000;

/**
 * Imported records about a company: by its code where both have one, and then by nothing else;
 * otherwise by a whole name. `names` as they are compared.
 */
export function recordsAbout(
  db: Db,
  company: { uscc: string | null; names: readonly string[] },
): Promise<{ importId: string; natural: string; record: unknown }[]> {
  return rows(
    db,
    `SELECT w.import_id AS "importId", w.natural_key AS natural, r.record
     FROM (
       -- Two that cannot meet, each with an index of its own.
       SELECT * FROM public_record WHERE uscc = $1
       UNION ALL
       SELECT * FROM public_record
       WHERE names && $2::text[] AND (uscc IS NULL OR $1::text IS NULL)
     ) r
     JOIN record_import_row w ON w.source = r.source AND w.natural_key = r.natural_key
       AND w.content_mark = r.content_mark
     JOIN record_import i ON i.id = w.import_id AND i.state = 'confirmed'
     ORDER BY i.confirmed_at, w.row_no LIMIT ${MOST}`,
    company.uscc,
    company.names,
  );
}

export interface ImportedKey {
  key: string;
  isRetracted: boolean;
}

/** Keys of these platforms' observations that come from imports, and which of them were taken back. */
export async function importedKeys(
  db: Db,
  platformIds: readonly string[],
): Promise<Map<string, ImportedKey[]>> {
  const found = await rows<ImportedKey & { platformId: string }>(
    db,
    `SELECT platform_id AS "platformId", key, retracted_by IS NOT NULL AS "isRetracted"
     FROM observation WHERE platform_id = ANY($1::uuid[]) AND key LIKE 'import/%'`,
    platformIds,
  );
  return Map.groupBy(found, ({ platformId }) => platformId);
}

/** Platforms of which matching found nothing to change: no longer due, unless marked anew meanwhile. */
export async function leaveAsMatched(
  db: Db,
  companies: readonly Pick<DueCompany, 'platformId' | 'due'>[],
): Promise<void> {
  await execute(
    db,
    `WITH given AS (
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS g(id, due)
     ), locked AS (
       SELECT p.id FROM platform p JOIN given g ON g.id = p.id AND g.due = p.records_due
       ORDER BY p.id FOR UPDATE OF p
     )
     UPDATE platform p SET records_due = NULL FROM locked WHERE p.id = locked.id`,
    companies.map(({ platformId }) => platformId),
    companies.map(({ due }) => due.toISOString()),
  );
}

export interface MatchedRecords {
  company: Pick<DueCompany, 'platformId' | 'due'>;
  kind: string;
  add: {
    key: string;
    slotAt: Date;
    seen: unknown;
    evidence: { sha256: string; url: string; mime: string; size: number }[];
  }[];
  /** Observations that hold no more, with the keys of their retractions. */
  retract: { target: string; key: string; reason: string }[];
  /** There is nothing left to be done. */
  isDone: boolean;
}

/**
 * Writes what matching found: new observations with their links of the chain, retractions, marks
 * for the judge, and whether the platform is still due, all or nothing, in one statement.
 *
 * @returns false when the platform became due again meanwhile: match anew
 */
export async function storeMatchedRecords(db: Db, matched: MatchedRecords): Promise<boolean> {
  const { company, kind, add, retract, isDone } = matched;
  if (add.length > 0) {
    await execute(
      db,
      `INSERT INTO evidence_head (platform_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING`,
      company.platformId,
    );
  }
  const done = await rows<{ id: string }>(
    db,
    `WITH RECURSIVE p AS (
       UPDATE platform SET records_due = CASE WHEN $6 THEN NULL ELSE records_due END
       WHERE id = $1::uuid AND records_due = $2::timestamptz RETURNING id
     ), added AS (
       SELECT p.id AS platform_id, a.* FROM p, jsonb_to_recordset($4::jsonb)
         AS a(key text, "slotAt" timestamptz, seen jsonb, evidence jsonb)
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen, evidence)
       SELECT key, "slotAt", platform_id, $3, 'observed', 0, seen, evidence FROM added
       ON CONFLICT DO NOTHING
       RETURNING key, slot_at, platform_id, evidence
     ), taken AS (
       UPDATE observation o SET retracted_by = t.key
       FROM p, jsonb_to_recordset($5::jsonb) AS t(target text, key text, reason text)
       WHERE o.key = t.target AND o.platform_id = p.id AND o.retracted_by IS NULL
       RETURNING t.key, t.target, t.reason, o.slot_at, o.platform_id
     ), retracted AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       SELECT key, greatest(date_trunc('milliseconds', now()), slot_at + interval '1 millisecond'),
         platform_id, 'retraction', 'observed', 0,
         jsonb_build_object('target', target, 'reason', reason)
       FROM taken
       RETURNING key, slot_at, platform_id
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id)
       SELECT key, slot_at, platform_id FROM written
       UNION ALL SELECT key, slot_at, platform_id FROM retracted
     ), items AS (
       SELECT w.platform_id, w.key, 'kept'::text AS kind, e.sha256, e.url, e.mime, e.size,
         row_number() OVER (PARTITION BY w.platform_id ORDER BY w.key, e.place) AS nth
       FROM written w, ROWS FROM (jsonb_to_recordset(w.evidence)
         AS (sha256 text, url text, mime text, size int)) WITH ORDINALITY
         AS e(sha256, url, mime, size, place)
     ), ${APPEND_ITEMS}
     SELECT id FROM p`,
    company.platformId,
    company.due.toISOString(),
    kind,
    toJson(add.map((item) => ({ ...item, slotAt: item.slotAt.toISOString() }))),
    toJson(retract),
    isDone,
  );
  return done.length > 0;
}
