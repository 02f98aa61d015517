import { rows, type Db } from './client.ts';

interface Seen {
  seen: unknown;
  looks: number;
}

/**
 * What the last looks of a probe saw with the configuration it has, newest first: at most `most`. A look
 * that could not look says nothing, and one in maintenance or taken back does not count. One that was
 * corrected is as old as when it looked.
 */
export async function seenBefore(db: Db, probeId: string, most: number): Promise<unknown[]> {
  const found = await rows<Seen>(
    db,
    `SELECT seen, looks FROM (
       SELECT run_seen AS seen, run_looks AS looks, run_from AS at FROM probe
       WHERE id = $1::uuid AND run_looks > 0
         AND (config_since IS NULL OR run_started >= config_since)
       UNION ALL
       (SELECT o.seen, o.slots, o.slot_at FROM observation o JOIN probe p ON p.id = o.probe_id
        WHERE o.probe_id = $1::uuid AND o.status = 'observed' AND o.maintenance IS NULL
          AND o.retracted_by IS NULL
          AND (p.config_since IS NULL OR least(o.started_at, o.finished_at) >= p.config_since)
        ORDER BY o.slot_at DESC LIMIT $2::int)
     ) before ORDER BY at DESC`,
    probeId,
    most,
  );
  return found
    .flatMap(({ seen, looks }) => Array.from({ length: Math.min(looks, most) }, () => seen))
    .slice(0, most);
}
