import { rows, type Db } from './client.ts';

/** Tables of work that is done once a night, a row a Beijing day. */
type Rounds = 'evidence_round' | 'replay_run';

/**
 * Takes on this night's work: one a Beijing day, from the hour (0–23) on. One whose worker went away
 * is taken on again after two hours.
 *
 * @returns its day, or null when there is nothing to do
 */
export async function claimNight(
  db: Db,
  rounds: Rounds,
  hour: number,
  now: Date,
): Promise<string | null> {
  const [claimed] = await rows<{ day: string }>(
    db,
    `INSERT INTO ${rounds} AS old (day, started_at)
     SELECT local::date, at FROM (
       SELECT at, at AT TIME ZONE 'Asia/Shanghai' AS local FROM (SELECT $1::timestamptz AS at) given
     ) clock
     WHERE extract(hour from local) >= $2::int
     ON CONFLICT (day) DO UPDATE SET started_at = excluded.started_at
       WHERE old.finished_at IS NULL
         AND old.started_at < excluded.started_at - interval '2 hours'
     RETURNING day::text AS day`,
    now.toISOString(),
    hour,
  );
  return claimed?.day ?? null;
}
