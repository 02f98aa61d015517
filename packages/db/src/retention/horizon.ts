import { rows, type Db } from '../client.ts';

/** From when on nothing was dropped, as SQL: months are UTC months. */
export const HORIZON = `(SELECT (max(month) + interval '1 month') AT TIME ZONE 'UTC' FROM dropped_month)`;

/** From when on all observations are still there; null while none was ever dropped. */
export async function droppedBefore(db: Db): Promise<Date | null> {
  const [found] = await rows<{ horizon: Date | null }>(db, `SELECT ${HORIZON} AS horizon`);
  return found?.horizon ?? null;
}
