import { execute, rows, type Db, toJson } from './client.ts';

/** Keeps method and profiles for good under their hashes, so that any stored score names what made it. */
export async function recordMethod(
  db: Db,
  method: { id: string; constants: unknown },
  profiles: { hash: string; name: string; weights: unknown; floors: unknown }[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO method (id, constants) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING`,
    method.id,
    toJson(method.constants),
  );
  await execute(
    db,
    `INSERT INTO profile (hash, name, weights, floors)
     SELECT hash, name, weights, floors FROM jsonb_to_recordset($1::jsonb)
       AS x(hash text, name text, weights jsonb, floors jsonb)
     ON CONFLICT DO NOTHING`,
    toJson(profiles),
  );
}

/** Version of the method that was switched on last, as SQL; null while none was. */
export const ACTIVE_METHOD = `SELECT id FROM method WHERE activated_at IS NOT NULL
  ORDER BY activated_at DESC, id LIMIT 1`;

export async function activeMethod(db: Db): Promise<string | null> {
  const [found] = await rows<{ id: string }>(db, ACTIVE_METHOD);
  return found?.id ?? null;
}

export interface MethodRow {
  id: string;
  /** Everything its hash was made from. */
  constants: unknown;
  createdAt: Date;
  proposedAt: Date | null;
  activatedAt: Date | null;
}

const COLUMNS = `id, constants, created_at AS "createdAt", proposed_at AS "proposedAt",
  activated_at AS "activatedAt"`;

export async function findMethod(db: Db, id: string): Promise<MethodRow | null> {
  const [found] = await rows<MethodRow>(db, `SELECT ${COLUMNS} FROM method WHERE id = $1`, id);
  return found ?? null;
}

/** Orders versions by their semver part: negative when `a` is the earlier one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const i = left.findIndex((part, at) => part !== right[at]);
  return i < 0 ? 0 : (left[i] ?? 0) - (right[i] ?? 0);
}

function partsOf(version: string): number[] {
  return (version.split('+')[0] ?? '').split('.').map(Number);
}

/** A candidate is on trial until it, or one that is not earlier, is switched on. */
export function methodState(
  row: Pick<MethodRow, 'id' | 'proposedAt' | 'activatedAt'>,
  current: string,
): 'current' | 'trial' | 'retired' {
  if (row.id === current) return 'current';
  const isOpen = row.proposedAt !== null && row.activatedAt === null;
  return isOpen && compareVersions(row.id, current) > 0 ? 'trial' : 'retired';
}

/** Candidates that were never switched on. */
export function proposedMethods(
  db: Db,
): Promise<Pick<MethodRow, 'id' | 'proposedAt' | 'activatedAt'>[]> {
  return rows(
    db,
    `SELECT id, proposed_at AS "proposedAt", activated_at AS "activatedAt" FROM method
     WHERE proposed_at IS NOT NULL AND activated_at IS NULL ORDER BY proposed_at, id`,
  );
}

/** Newest first. */
export function listMethods(db: Db): Promise<MethodRow[]> {
  return rows<MethodRow>(db, `SELECT ${COLUMNS} FROM method ORDER BY created_at DESC, id`);
}

/** Keeps a candidate; one that is known already is only proposed. */
export async function proposeMethod(
  db: Db,
  method: { id: string; constants: unknown },
): Promise<MethodRow> {
  const [kept] = await rows<MethodRow>(
    db,
    `INSERT INTO method (id, constants, proposed_at) VALUES ($1, $2::jsonb, now())
     ON CONFLICT (id) DO UPDATE SET proposed_at = coalesce(method.proposed_at, now())
     RETURNING ${COLUMNS}`,
    method.id,
    toJson(method.constants),
  );
  if (!kept) throw new Error('an upsert returned no row');
  return kept;
}

/**
 * Switches a proposed method on, later than any before it; every platform is judged anew by it.
 * False when it is unknown or was on before.
 */
export async function activateMethod(db: Db, id: string): Promise<boolean> {
  const changed = await execute(
    db,
    `UPDATE method SET activated_at =
       greatest(now(), (SELECT max(activated_at) + interval '1 ms' FROM method))
     WHERE id = $1 AND proposed_at IS NOT NULL AND activated_at IS NULL`,
    id,
  );
  return changed > 0;
}
