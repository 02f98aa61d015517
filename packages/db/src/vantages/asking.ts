import { execute, rows, toJson, type Db } from '../client.ts';
import { publish } from '../events.ts';
import type { Claim } from '../schedule/index.ts';

/** A vantage that has not been heard of for so long is asked nothing. */
export const VANTAGE_SILENT_MS = 60_000;

/** What is left of a look's lease when it has waited for its vantages. */
const AFTER_MS = 10_000;

export interface Asked {
  id: string;
  vantageId: string;
  name: string;
}

/** What a vantage handed in; `answer` as it came. */
export interface VantageAnswer {
  id: string;
  takenAt: Date | null;
  answer: unknown;
}

type LookOf = Pick<Claim, 'key' | 'fence'>;

/**
 * Asks vantages to bear out a look, and holds its claim for as long as that may take: those heard of
 * lately, first those that this site has not shut out, else by turns. A look that somebody else has
 * claimed by now asks nobody.
 *
 * @param work what they are to do
 * @param terms `trustedOnly`: what they are to do holds credentials
 */
export async function askVantages(
  db: Db,
  claim: Claim,
  work: unknown,
  terms: { most: number; waitMs: number; trustedOnly: boolean },
): Promise<Asked[]> {
  if (terms.most === 0) return [];
  const asked = await rows<Asked>(
    db,
    `WITH mine AS (
       UPDATE probe SET lease_until = now() + ($5 + ${AFTER_MS}) * interval '1 millisecond'
       WHERE id = $1::uuid AND fence = $2::bigint AND lease_key = $3
         AND EXISTS (SELECT FROM vantage WHERE revoked_at IS NULL)
       RETURNING id
     ), host AS (
       UPDATE host h SET lease_until = now() + ($5 + ${AFTER_MS}) * interval '1 millisecond'
       FROM mine WHERE h.key = $4 AND h.fence = $9::bigint
     ), overtaken AS (
       UPDATE vantage_look SET settled_at = now() WHERE look_key = $3 AND settled_at IS NULL
     ), chosen AS (
       SELECT v.id, v.name FROM vantage v, mine
       WHERE v.revoked_at IS NULL AND (v.trusted OR NOT $8)
         AND v.seen_at > now() - ${VANTAGE_SILENT_MS} * interval '1 millisecond'
       ORDER BY EXISTS (
         SELECT FROM vantage_look l WHERE l.vantage_id = v.id AND l.host_key = $4
           AND l.asked_at > now() - interval '1 day' AND l.verdict IN ('blocked', 'cut-off')),
         md5(v.id || $3)
       LIMIT $7
     ), made AS (
       INSERT INTO vantage_look (vantage_id, look_key, fence, host_key, work, until)
       SELECT id, $3, $2::bigint, $4, $6::jsonb, now() + $5 * interval '1 millisecond' FROM chosen
       RETURNING id, vantage_id
     )
     SELECT made.id, vantage_id AS "vantageId", name FROM made JOIN chosen c ON c.id = vantage_id
     ORDER BY name`,
    claim.probeId,
    String(claim.fence),
    claim.key,
    claim.hostKey,
    terms.waitMs,
    toJson(work),
    terms.most,
    terms.trustedOnly,
    String(claim.hostFence),
  );
  await publish(
    db,
    asked.map(({ vantageId }) => ({ type: 'vantage-look', vantageId })),
  );
  return asked;
}

/** Answers of vantages whose token still holds; `ids` of others, and those without one, are left out. */
export function vantageAnswers(db: Db, ids: readonly string[]): Promise<VantageAnswer[]> {
  return rows<VantageAnswer>(
    db,
    `SELECT l.id, l.taken_at AS "takenAt", l.answer
     FROM vantage_look l JOIN vantage v ON v.id = l.vantage_id
     WHERE l.id = ANY($1::uuid[]) AND l.answered_at IS NOT NULL AND v.revoked_at IS NULL`,
    ids,
  );
}

/** From now on no answer is taken. Returns those that came. */
export async function endAsking(db: Db, asked: readonly Asked[]): Promise<VantageAnswer[]> {
  const ids = asked.map(({ id }) => id);
  await execute(
    db,
    `UPDATE vantage_look SET settled_at = now() WHERE id = ANY($1::uuid[]) AND settled_at IS NULL`,
    ids,
  );
  return vantageAnswers(db, ids);
}

/** What came of each voice; counted per vantage (health.ts). `id` null: our own look. */
export async function recordVerdicts(
  db: Db,
  { key, fence, hostKey }: LookOf & Pick<Claim, 'hostKey'>,
  verdicts: readonly { id: string | null; verdict: string }[],
): Promise<void> {
  await execute(
    db,
    `WITH said AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, verdict text)
     ), told AS (
       UPDATE vantage_look l SET verdict = said.verdict, work = NULL, answer = NULL, kept = '[]'
       FROM said WHERE l.id = said.id
     )
     INSERT INTO vantage_look (look_key, fence, host_key, until, settled_at, verdict)
     SELECT $2, $3::bigint, $4, now(), now(), verdict FROM said WHERE id IS NULL`,
    toJson(verdicts),
    key,
    String(fence),
    hostKey,
  );
}

/** What is older than their health looks back. */
export function dropOldVantageLooks(db: Db): Promise<number> {
  return execute(db, `DELETE FROM vantage_look WHERE asked_at < now() - interval '8 days'`);
}
