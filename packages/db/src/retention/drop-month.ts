import pg from 'pg';
import type { Db } from '../client.ts';
import { PROOF } from '../evidence/proof.ts';
import { MISSING_CHECKPOINTS } from './checkpoints.ts';
import { boundsOf, partitionOf, type Month } from './months.ts';

/** A month may take long to read; nobody waits for it. */
const LONGEST = '30min';
/** Whoever looks or judges waits no longer than this for the partition to go. */
const LONGEST_WAIT = '5s';

/**
 * Keys of the month's rows that are never dropped: what people said, imported and took back, whatever
 * anybody took back, what a score change (and with it an alert), a current score, an insight, a product or
 * a step of its price rests on, with the looks that bear those out, and market references that rows to
 * stay may cite.
 */
const STAYING = (table: string) => `
WITH platforms AS (
  SELECT DISTINCT platform_id FROM ${table} WHERE platform_id IS NOT NULL
), cited AS (
  SELECT key FROM platforms JOIN score_change c USING (platform_id),
    jsonb_array_elements_text(c.evidence) AS key
  UNION
  SELECT key #>> '{}' FROM platforms JOIN current_score s USING (platform_id),
    jsonb_path_query(s.score, '$.**.evidence[*]') AS key
  UNION
  SELECT key #>> '{}' FROM platforms JOIN current_score s USING (platform_id),
    jsonb_path_query(s.score, '$.**.key') AS key
  UNION
  SELECT key #>> '{}' FROM platforms JOIN platform_insight i USING (platform_id),
    jsonb_path_query(i.insights, '$.**.evidence[*]') AS key
  UNION
  SELECT p.seen_key FROM platforms JOIN product p USING (platform_id)
  UNION
  SELECT s.key FROM platforms JOIN price_point s USING (platform_id)
), of_people AS (
  SELECT key, slot_at FROM ${table} WHERE kind <> 'market-reference'
    AND (probe_id IS NULL OR key LIKE 'entry/%' OR retracted_by IS NOT NULL)
), rested_on AS (
  SELECT o.* FROM cited JOIN observation o USING (key)
  -- What bears a look out lies up to a day before it.
  WHERE o.slot_at >= $1::timestamptz AND o.slot_at < $2::timestamptz + interval '1 day'
), proofs AS (
  SELECT proof.key FROM rested_on o CROSS JOIN LATERAL ${PROOF} proof
), looks AS (
  SELECT key, slot_at FROM of_people
  UNION SELECT key, slot_at FROM rested_on WHERE slot_at < $2::timestamptz
  UNION SELECT o.key, o.slot_at FROM proofs JOIN ${table} o USING (key)
), market AS (
  SELECT m.key, m.slot_at FROM ${table} m WHERE m.kind = 'market-reference' AND (
    -- Judged by until they are two days old.
    m.slot_at >= $2::timestamptz - interval '3 days'
    OR m.key IN (SELECT cited.id #>> '{}' FROM looks JOIN ${table} o USING (key, slot_at),
      jsonb_path_query(o."references", '$.*') AS cited(id)))
)
INSERT INTO staying SELECT key, slot_at FROM looks UNION SELECT key, slot_at FROM market`;

const REMEMBER_SLOTS = (table: string) => `
UPDATE probe p SET dropped_since = p.first_slot,
  dropped_slots = gone.slots
    + CASE WHEN p.dropped_since = p.first_slot THEN p.dropped_slots ELSE 0 END
FROM (
  SELECT o.probe_id, p.first_slot, sum(o.slots) AS slots
  FROM ${table} o JOIN probe p ON p.id = o.probe_id LEFT JOIN staying s USING (key, slot_at)
  WHERE s.key IS NULL AND o.slot_at >= p.first_slot AND o.key LIKE p.id || '/%'
  GROUP BY o.probe_id, p.first_slot
) gone
WHERE p.id = gone.probe_id AND p.first_slot = gone.first_slot`;

export interface Dropped {
  dropped: number;
  kept: number;
}

/**
 * Drops a month of observations, all or nothing: what is kept for good moves to the default partition,
 * and probes remember how many slots went. null, and nothing done, while a platform could not be
 * replayed without it, or when another worker is at it.
 */
export async function dropMonth(db: Db, month: Month): Promise<Dropped | null> {
  const table = partitionOf(month);
  const bounds = boundsOf(month);
  const client = new pg.Client({ connectionString: db.url, application_name: 'kaopu-retention' });
  // Cut off while it works: the query under way fails, and says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '${LONGEST}';
      SET LOCAL lock_timeout = '${LONGEST_WAIT}'`);
    const turn = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('observation retention'))
         AND to_regclass('${table}') IS NOT NULL AS mine`,
    );
    if (turn.rows[0]?.mine !== true) return null;
    await client.query(`LOCK TABLE ${table} IN SHARE MODE;
      CREATE TEMP TABLE staying (key text, slot_at timestamptz(3)) ON COMMIT DROP`);
    const missing = await client.query(MISSING_CHECKPOINTS, bounds);
    if (missing.rowCount !== 0) return null;
    await client.query(STAYING(table), bounds);
    await client.query(REMEMBER_SLOTS(table));
    const counted = await client.query<Record<keyof Dropped, string>>(
      `INSERT INTO dropped_month (month, dropped, kept)
       SELECT $1::date, (SELECT count(*) FROM ${table}) - count(*), count(*) FROM staying
       RETURNING dropped, kept`,
      [`${month}-01`],
    );
    await client.query(`ALTER TABLE observation DETACH PARTITION ${table}`);
    await client.query(
      `INSERT INTO observation SELECT o.* FROM ${table} o JOIN staying USING (key, slot_at)`,
    );
    await client.query(`DROP TABLE ${table}; COMMIT`);
    const [{ dropped, kept } = { dropped: 0, kept: 0 }] = counted.rows;
    return { dropped: Number(dropped), kept: Number(kept) };
  } finally {
    // Ends whatever is not committed.
    await client.end();
  }
}
