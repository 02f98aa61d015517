import { execute, rows, toJson, type Db } from './client.ts';

/** After so many tries a pack is not printed any more: a browser that fails fails for good. */
const MOST_PRINTS = 5;

export const WAITING_PACKS = `print_at <= now()`;

export interface PackRecord {
  id: string;
  platformId: string;
  title: string;
  note: string;
  language: string;
  items: unknown;
  revision: number;
  createdAt: Date;
  changedAt: Date;
  /** It is still to be printed. */
  isPrinting: boolean;
  isPrinted: boolean;
  /** Somebody asked for it since the last change. */
  isAsked: boolean;
}

const RECORD = `id, platform_id AS "platformId", title, note, language, items, revision,
  created_at AS "createdAt", changed_at AS "changedAt", print_at IS NOT NULL AS "isPrinting",
  pdf IS NOT NULL AS "isPrinted", paper IS NOT NULL AS "isAsked"`;

/** A platform's packs, newest first, and how many pieces are in each. */
export function listPacks(
  db: Db,
  platformId: string,
  limit: number,
): Promise<(Pick<PackRecord, 'id' | 'platformId' | 'title' | 'createdAt'> & { items: number })[]> {
  return rows(
    db,
    `SELECT id, platform_id AS "platformId", title, created_at AS "createdAt",
       jsonb_array_length(items) AS items
     FROM evidence_pack WHERE platform_id = $1::uuid ORDER BY created_at DESC, id LIMIT $2`,
    platformId,
    limit,
  );
}

export async function findPack(db: Db, id: string): Promise<PackRecord | null> {
  const [found] = await rows<PackRecord>(
    db,
    `SELECT ${RECORD} FROM evidence_pack WHERE id = $1::uuid`,
    id,
  );
  return found ?? null;
}

export interface PackContents {
  title: string;
  note: string;
  language: string;
  items: unknown;
}

/** @returns its id; null when there are `most` of this platform already, or no such platform */
export async function createPack(
  db: Db,
  platformId: string,
  { title, note, language, items }: PackContents,
  most: number,
): Promise<string | null> {
  const [made] = await rows<{ id: string }>(
    db,
    `INSERT INTO evidence_pack (platform_id, title, note, language, items)
     SELECT $1::uuid, $2, $3, $4, $5::jsonb
     WHERE EXISTS (SELECT FROM platform WHERE id = $1::uuid)
       AND (SELECT count(*) FROM evidence_pack WHERE platform_id = $1::uuid) < $6
     RETURNING id`,
    platformId,
    title,
    note,
    language,
    toJson(items),
    most,
  );
  return made?.id ?? null;
}

/**
 * What it is from now on; what was printed of it before is gone.
 *
 * @param revision of the pack that is changed
 * @returns false when that is not the newest one any more
 */
export async function changePack(
  db: Db,
  id: string,
  revision: number,
  { title, note, language, items }: PackContents,
): Promise<boolean> {
  const changed = await execute(
    db,
    `UPDATE evidence_pack SET title = $3, note = $4, language = $5, items = $6::jsonb,
       revision = revision + 1, changed_at = now(), paper = NULL, pdf = NULL, print_at = NULL, prints = 0
     WHERE id = $1::uuid AND revision = $2`,
    id,
    revision,
    title,
    note,
    language,
    toJson(items),
  );
  return changed > 0;
}

export async function deletePack(db: Db, id: string): Promise<boolean> {
  return (await execute(db, `DELETE FROM evidence_pack WHERE id = $1::uuid`, id)) > 0;
}

/** Has this revision printed as it is laid out; false when it is not the newest one any more. */
export async function askForPrint(
  db: Db,
  id: string,
  revision: number,
  paper: unknown,
): Promise<boolean> {
  const asked = await execute(
    db,
    `UPDATE evidence_pack SET paper = $3::jsonb, pdf = NULL, print_at = now(), prints = 0
     WHERE id = $1::uuid AND revision = $2`,
    id,
    revision,
    toJson(paper),
  );
  return asked > 0;
}

export function waitingPacks(db: Db, limit: number): Promise<{ id: string }[]> {
  return rows(
    db,
    `SELECT id FROM evidence_pack WHERE ${WAITING_PACKS} ORDER BY print_at, id LIMIT $1`,
    limit,
  );
}

/** Takes a pack for `leaseMs`; one whose printer dies, or that fails, is tried again after that. */
export async function claimPack(
  db: Db,
  id: string,
  leaseMs: number,
): Promise<{ revision: number; paper: unknown } | null> {
  const [claimed] = await rows<{ revision: number; paper: unknown }>(
    db,
    `UPDATE evidence_pack SET prints = prints + 1,
       print_at = CASE WHEN prints + 1 < ${MOST_PRINTS} THEN now() + $2 * interval '1 millisecond' END
     WHERE id = $1::uuid AND ${WAITING_PACKS}
     RETURNING revision, paper`,
    id,
    leaseMs,
  );
  return claimed ?? null;
}

/** Keeps what was printed, unless the pack is another one by now. */
export async function storePack(
  db: Db,
  id: string,
  revision: number,
  pdf: Uint8Array,
): Promise<void> {
  await execute(
    db,
    `UPDATE evidence_pack SET pdf = $3::bytea, print_at = NULL
     WHERE id = $1::uuid AND revision = $2 AND paper IS NOT NULL`,
    id,
    revision,
    Buffer.from(pdf),
  );
}

export async function packPdf(db: Db, id: string): Promise<Uint8Array | null> {
  const [found] = await rows<{ pdf: Uint8Array | null }>(
    db,
    `SELECT pdf FROM evidence_pack WHERE id = $1::uuid`,
    id,
  );
  return found?.pdf ?? null;
}
