import { rows, type Db } from './client.ts';

/**
 * What a probe saw last with the configuration it has; undefined when it saw nothing so far. A look
 * that could not look says nothing, and one in maintenance or taken back does not count.
 *
 * Looks of one gist that are not stored yet began with one that is.
 */
export async function lastSeen(db: Db, probeId: string): Promise<unknown> {
  const [found] = await rows<{ seen: unknown }>(
    db,
    `SELECT o.seen FROM observation o JOIN probe p ON p.id = o.probe_id
     WHERE o.probe_id = $1::uuid AND o.status = 'observed' AND o.maintenance IS NULL
       AND o.retracted_by IS NULL
       AND (p.config_since IS NULL OR o.finished_at >= p.config_since)
     ORDER BY o.slot_at DESC LIMIT 1`,
    probeId,
  );
  return found?.seen;
}
