import { execute, rows, type Db } from './client.ts';

/**
 * Makes the partitions of `observation` for the month of `from` and the `ahead` months after
 * it (UTC). Rows of such a month that fell into the default partition move over.
 */
export async function ensurePartitions(db: Db, from: Date, ahead = 2): Promise<string[]> {
  const made: string[] = [];
  for (let i = 0; i <= ahead; i++) {
    const start = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1));
    const end = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i + 1, 1));
    const name = `observation_${start.toISOString().slice(0, 7).replace('-', '_')}`;
    if (await exists(db, name)) continue;
    await makePartition(db, name, start, end);
    made.push(name);
  }
  return made;
}

async function exists(db: Db, table: string): Promise<boolean> {
  const found = await rows<{ name: string | null }>(
    db,
    `SELECT to_regclass($1)::text AS name`,
    table,
  );
  return found[0]?.name !== null;
}

async function makePartition(db: Db, name: string, start: Date, end: Date): Promise<void> {
  const [low, high] = [start.toISOString(), end.toISOString()];
  // Names and bounds are made from a date above: nothing here comes from outside.
  await execute(
    db,
    `DO $do$ BEGIN
       PERFORM pg_advisory_xact_lock(hashtext('observation partitions'));
       IF to_regclass('${name}') IS NULL THEN
         CREATE TABLE "${name}" (LIKE "observation" INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
         WITH moved AS (
           DELETE FROM "observation_default"
           WHERE "slot_at" >= '${low}' AND "slot_at" < '${high}' RETURNING *
         ) INSERT INTO "${name}" SELECT * FROM moved;
         ALTER TABLE "observation" ATTACH PARTITION "${name}" FOR VALUES FROM ('${low}') TO ('${high}');
       END IF;
     END $do$`,
  );
}
