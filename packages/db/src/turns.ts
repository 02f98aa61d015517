import { rows, type Db } from './client.ts';

/** Takes a probe's turn to do `what`: true at most once in `everyMs`, whichever process asks. */
export async function takeTurn(
  db: Db,
  probeId: string,
  what: string,
  everyMs: number,
): Promise<boolean> {
  const taken = await rows<{ what: string }>(
    db,
    `INSERT INTO probe_turn AS t (probe_id, what, taken_at) VALUES ($1::uuid, $2, now())
     ON CONFLICT (probe_id, what) DO UPDATE SET taken_at = now()
       WHERE t.taken_at <= now() - $3 * interval '1 millisecond'
     RETURNING what`,
    probeId,
    what,
    everyMs,
  );
  return taken.length > 0;
}
