import { execute, rows, type Db } from '../client.ts';
import { publish } from '../events.ts';

export interface VantageRecord {
  id: string;
  name: string;
  trusted: boolean;
  createdAt: Date;
  revokedAt: Date | null;
  seenAt: Date | null;
}

const RECORD = `id, name, trusted, created_at AS "createdAt", revoked_at AS "revokedAt", seen_at AS "seenAt"`;

/**
 * Registers a vantage, or gives one that was revoked a new token.
 *
 * @returns null when one of that name is at work
 */
export async function createVantage(
  db: Db,
  vantage: { name: string; tokenHash: string; trusted: boolean },
): Promise<VantageRecord | null> {
  const [made] = await rows<VantageRecord>(
    db,
    `INSERT INTO vantage AS v (name, token_hash, trusted) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET token_hash = excluded.token_hash, trusted = excluded.trusted,
       created_at = now(), revoked_at = NULL, seen_at = NULL
       WHERE v.revoked_at IS NOT NULL
     RETURNING ${RECORD}`,
    vantage.name,
    vantage.tokenHash,
    vantage.trusted,
  );
  return made ?? null;
}

/** From now on its token opens nothing, and what it has not handed in yet is not waited for. */
export async function revokeVantage(db: Db, id: string): Promise<boolean> {
  const revoked = await execute(
    db,
    `UPDATE vantage SET revoked_at = now() WHERE id = $1::uuid AND revoked_at IS NULL`,
    id,
  );
  // Whoever waits for work there need wait no longer.
  await publish(db, [{ type: 'vantage-look', vantageId: id }]);
  return revoked > 0;
}

/** Whose token it is; null for nobody's, and for one that was revoked. */
export async function vantageByToken(
  db: Db,
  tokenHash: string,
): Promise<Pick<VantageRecord, 'id' | 'name'> | null> {
  const [found] = await rows<Pick<VantageRecord, 'id' | 'name'>>(
    db,
    `SELECT id, name FROM vantage WHERE token_hash = $1 AND revoked_at IS NULL`,
    tokenHash,
  );
  return found ?? null;
}

export function listVantages(db: Db): Promise<VantageRecord[]> {
  return rows<VantageRecord>(db, `SELECT ${RECORD} FROM vantage ORDER BY name`);
}
