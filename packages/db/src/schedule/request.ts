import { rows, type Db } from '../client.ts';

/**
 * A person asks for a look outside the schedule, be the host left alone or not; one that already
 * waits is kept. (Truncated, for the
 * column would round up, and a request for now must not lie in the future.)
 *
 * @returns its id, or null for an unknown probe
 */
export async function requestLook(db: Db, probeId: string, delayMs = 0): Promise<string | null> {
  const asked = await rows<{ requestId: string }>(
    db,
    `UPDATE probe SET
       request_id = coalesce(request_id, gen_random_uuid()),
       request_at = least(coalesce(request_at, 'infinity'),
         date_trunc('milliseconds', now()) + $2 * interval '1 millisecond'),
       request_urgent = true
     WHERE id = $1::uuid
     RETURNING request_id AS "requestId"`,
    probeId,
    delayMs,
  );
  return asked[0]?.requestId ?? null;
}
