import type { Db } from '@kaopu/db';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs SQL of the programme's own, on a way of its own to the database. */
export type Sql = (text: string, ...values: unknown[]) => Promise<Record<string, unknown>[]>;

const AGAIN_MS = 250;
const PATIENCE_MS = 90_000;

/** Tries again while the database is away, or lets workers go first: that it is so is what is tried out. */
export function patientSql(db: Db): Sql {
  return async (text, ...values) => {
    for (const until = performance.now() + PATIENCE_MS; ;) {
      try {
        return (await db.pool.query<Record<string, unknown>>(text, values)).rows;
      } catch (error) {
        if (!isNotNow(error) || performance.now() > until) throw error;
        await sleep(AGAIN_MS);
      }
    }
  };
}

/** What a database that was killed, is starting, has no room or breaks a deadlock says in one way or another. */
function isNotNow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(ECONN|57P0|08|53|40P01)/.test(code) ||
    /terminat|starting up|shutting down|closed|timeout|in recovery|No space/i.test(error.message)
  );
}

/** Asks again and again until it holds; false when the time is over first. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  patienceMs: number,
  everyMs = 200,
): Promise<boolean> {
  for (const end = performance.now() + patienceMs; performance.now() < end;) {
    if (await holds()) return true;
    await sleep(everyMs);
  }
  return false;
}
