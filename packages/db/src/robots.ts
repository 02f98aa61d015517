import { execute, rows, type Db } from './client.ts';

/** What is known of an origin's robots.txt. */
export interface KnownRobots {
  /** As it was last read; empty when there is none. null: never read. */
  text: string | null;
  /** Milliseconds since it was read, and since it was last asked for, on the database's clock. */
  readAgo: number | null;
  triedAgo: number;
  /** Why it could not be read the last time. */
  problem: string | null;
}

export async function findRobots(db: Db, origin: string): Promise<KnownRobots | null> {
  const found = await rows<KnownRobots>(
    db,
    `SELECT text, problem,
       (extract(epoch from now() - read_at) * 1000)::float8 AS "readAgo",
       (extract(epoch from now() - tried_at) * 1000)::float8 AS "triedAgo"
     FROM robots WHERE origin = $1`,
    origin,
  );
  return found[0] ?? null;
}

/** A copy read before stays when it cannot be read any more. */
export async function recordRobots(
  db: Db,
  origin: string,
  answer: { text: string } | { problem: string },
): Promise<void> {
  const [text, problem] = 'text' in answer ? [answer.text, null] : [null, answer.problem];
  await execute(
    db,
    `INSERT INTO robots AS r (origin, text, read_at, tried_at, problem)
     VALUES ($1, $2, CASE WHEN $2::text IS NOT NULL THEN now() END, now(), $3)
     ON CONFLICT (origin) DO UPDATE SET tried_at = now(), problem = excluded.problem,
       text = coalesce(excluded.text, r.text), read_at = coalesce(excluded.read_at, r.read_at)`,
    origin,
    text?.replaceAll('\0', '') ?? null,
    problem,
  );
}
