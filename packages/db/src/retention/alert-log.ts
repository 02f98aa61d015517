import { execute, type Db } from '../client.ts';

/** What-if looks back 30 days; what came of a channel is asked for longer. */
const DAYS = 90;
const BATCH = 5_000;

/** What was no alert, or is a change that is kept itself, once nothing is left to be told of it. */
const OLD_EVENTS = `
DELETE FROM alert_event WHERE id IN (
  SELECT e.id FROM alert_event e LEFT JOIN alert a ON a.id = e.alert_id
  WHERE e.processed_at < now() - interval '${DAYS} days'
    AND (a.id IS NULL OR (e.change_id IS NOT NULL AND a.memory IS NULL))
  ORDER BY e.processed_at LIMIT ${BATCH})`;

const OLD_TRIES = `
DELETE FROM delivery_attempt WHERE id IN (
  SELECT id FROM delivery_attempt WHERE at < now() - interval '${DAYS} days'
  ORDER BY id LIMIT ${BATCH})`;

export interface PrunedLog {
  events: number;
  tries: number;
}

/**
 * Deletes what happened, and how deliveries were tried, more than 90 days ago, in bounded batches; but
 * nothing that has yet to be taken or told, and of what was an alert what only its page still shows.
 */
export async function pruneAlertLog(db: Db, signal: AbortSignal): Promise<PrunedLog> {
  return {
    events: await deleteAll(db, OLD_EVENTS, signal),
    tries: await deleteAll(db, OLD_TRIES, signal),
  };
}

async function deleteAll(db: Db, batch: string, signal: AbortSignal): Promise<number> {
  let deleted = 0;
  for (let last = BATCH; last === BATCH && !signal.aborted; deleted += last) {
    last = await execute(db, batch);
  }
  return deleted;
}
