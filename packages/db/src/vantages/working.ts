import { execute, rows, toJson, type Db } from '../client.ts';

/** One look for a vantage to do. */
export interface VantageWork {
  id: string;
  /** To be named with whatever is handed in for it. */
  take: string;
  work: unknown;
  /** How long somebody still waits for it. */
  leftMs: number;
  /** The database's clock when it was taken. */
  now: Date;
}

/** Bytes that a vantage handed in for a look. */
export interface VantageEvidence {
  sha256: string;
  size: number;
}

/** A look as its vantage names it. */
export interface TakenLook {
  id: string;
  take: string;
  vantageId: string;
}

/** Nobody waits any more, it was handed in, or it is none of this vantage's: a fence, as SQL. */
const MINE = `id = $1::uuid AND take = $2::uuid AND vantage_id = $3::uuid
  AND answered_at IS NULL AND settled_at IS NULL AND until > now()`;

/** It asks, so it is there; false when it was revoked. */
export async function seeVantage(db: Db, id: string): Promise<boolean> {
  const seen = await execute(
    db,
    `UPDATE vantage SET seen_at = now() WHERE id = $1::uuid AND revoked_at IS NULL`,
    id,
  );
  return seen > 0;
}

/** Takes what a vantage was asked for and has not taken, oldest first. Each is handed out once. */
export function takeVantageWork(db: Db, vantageId: string, most: number): Promise<VantageWork[]> {
  return rows<VantageWork>(
    db,
    `UPDATE vantage_look l SET taken_at = now(), take = gen_random_uuid()
     WHERE id IN (
       SELECT id FROM vantage_look
       WHERE vantage_id = $1::uuid AND taken_at IS NULL AND settled_at IS NULL AND until > now()
         AND EXISTS (SELECT FROM vantage v WHERE v.id = $1::uuid AND v.revoked_at IS NULL)
       ORDER BY asked_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, take, work, (extract(epoch from until - now()) * 1000)::int AS "leftMs", now() AS now`,
    vantageId,
    most,
  );
}

/**
 * Notes bytes that a vantage is about to hand in for a look.
 *
 * @returns false when nobody waits for them, or when they would be too many
 */
export async function noteVantageEvidence(
  db: Db,
  { id, take, vantageId }: TakenLook,
  evidence: VantageEvidence,
  most: { items: number; bytes: number },
): Promise<boolean> {
  const noted = await execute(
    db,
    `UPDATE vantage_look SET kept = kept || $4::jsonb, bytes = bytes + $5
     WHERE ${MINE} AND bytes + $5 <= $6 AND jsonb_array_length(kept) < $7`,
    id,
    take,
    vantageId,
    toJson([evidence]),
    evidence.size,
    most.bytes,
    most.items,
  );
  return noted > 0;
}

/** What came so far of a look that somebody waits for; null when nobody does. */
export async function vantageEvidence(
  db: Db,
  { id, take, vantageId }: TakenLook,
): Promise<VantageEvidence[] | null> {
  const [found] = await rows<{ kept: VantageEvidence[] }>(
    db,
    `SELECT kept FROM vantage_look WHERE ${MINE}`,
    id,
    take,
    vantageId,
  );
  return found?.kept ?? null;
}

/** Hands a look in; false when nobody waits for it. */
export async function answerVantageLook(
  db: Db,
  { id, take, vantageId }: TakenLook,
  answer: unknown,
): Promise<boolean> {
  const answered = await execute(
    db,
    `WITH seen AS (UPDATE vantage SET seen_at = now() WHERE id = $3::uuid)
     UPDATE vantage_look SET answered_at = now(), answer = $4::jsonb WHERE ${MINE}`,
    id,
    take,
    vantageId,
    toJson(answer),
  );
  return answered > 0;
}
