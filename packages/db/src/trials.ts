import { rows, execute, type Db, toJson } from './client.ts';
import { clockFrom, type Clock } from './clock.ts';

export interface TrialRow {
  id: string;
  request: unknown;
  state: string;
  result: unknown;
  createdAt: Date;
}

const COLUMNS = `id, request, state, result, created_at AS "createdAt"`;

export async function createTrial(db: Db, request: unknown): Promise<TrialRow> {
  const [made] = await rows<TrialRow>(
    db,
    `INSERT INTO trial (request) VALUES ($1::jsonb) RETURNING ${COLUMNS}`,
    toJson(request),
  );
  if (!made) throw new Error('an insert returned no row');
  return made;
}

export async function findTrial(db: Db, id: string): Promise<TrialRow | null> {
  const found = await rows<TrialRow>(db, `SELECT ${COLUMNS} FROM trial WHERE id = $1::uuid`, id);
  return found[0] ?? null;
}

/** Trials that nobody works on, and that somebody may still wait for. */
export const WAITING_TRIALS = `(state = 'queued' OR (state = 'running' AND lease_until < now()))
  AND created_at > now() - interval '10 minutes'`;

/** Trials that wait, or whose worker went away. */
export function waitingTrials(db: Db, limit: number): Promise<Pick<TrialRow, 'id' | 'request'>[]> {
  return rows(
    db,
    `SELECT id, request FROM trial
     WHERE ${WAITING_TRIALS}
     ORDER BY created_at LIMIT $1`,
    limit,
  );
}

export interface TrialClaim extends TrialRow {
  fence: bigint;
  now: Clock;
}

export async function claimTrial(db: Db, id: string, leaseMs: number): Promise<TrialClaim | null> {
  const [claimed] = await rows<Omit<TrialClaim, 'now'> & { at: Date }>(
    db,
    `UPDATE trial SET state = 'running', fence = fence + 1,
       lease_until = now() + $2 * interval '1 millisecond'
     WHERE id = $1::uuid AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
     RETURNING ${COLUMNS}, fence, now() AS at`,
    id,
    leaseMs,
  );
  if (claimed === undefined) return null;
  const { at, ...trial } = claimed;
  return { ...trial, now: clockFrom(at) };
}

/** What was asked for may hold credentials, and nobody needs it any more. */
export async function finishTrial(
  db: Db,
  trial: { id: string; fence: bigint },
  result: unknown,
): Promise<void> {
  await execute(
    db,
    `UPDATE trial SET state = 'done', result = $3::jsonb, lease_until = NULL,
       request = jsonb_build_object('kind', request->'kind')
     WHERE id = $1::uuid AND fence = $2::bigint`,
    trial.id,
    String(trial.fence),
    toJson(result),
  );
}

/** Trials are working papers: gone after a day, and those that nobody will run any more at once. */
export function dropOldTrials(db: Db): Promise<number> {
  return execute(
    db,
    `DELETE FROM trial WHERE created_at < now() - interval '1 day'
       OR (state <> 'done' AND created_at < now() - interval '1 hour')`,
  );
}
