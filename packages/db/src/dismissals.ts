import { randomUUID } from 'node:crypto';
import { execute, rows, type Db, toJson } from './client.ts';
import { APPEND_ITEMS } from './evidence/chain.ts';

export interface DismissalRecord {
  /** Identity of the hit. */
  hit: string;
  reason: string;
  /** The words it was about. */
  quote: string;
  at: Date;
}

/** Remembers that a person judged a hit to be none; a later word replaces the reason. */
export async function dismissHit(
  db: Db,
  { platformId, hit, reason, quote }: Omit<DismissalRecord, 'at'> & { platformId: string },
): Promise<void> {
  await execute(
    db,
    `INSERT INTO dismissal (platform_id, hit, reason, quote) VALUES ($1::uuid, $2, $3, $4)
     ON CONFLICT (platform_id, hit) DO UPDATE SET reason = excluded.reason, at = now()`,
    platformId,
    hit,
    reason,
    quote,
  );
}

/** @returns false when it was not dismissed */
export async function restoreHit(db: Db, platformId: string, hit: string): Promise<boolean> {
  const gone = await execute(
    db,
    `DELETE FROM dismissal WHERE platform_id = $1::uuid AND hit = $2`,
    platformId,
    hit,
  );
  return gone > 0;
}

/** Newest first. */
export function listDismissals(db: Db, platformId: string): Promise<DismissalRecord[]> {
  return rows<DismissalRecord>(
    db,
    `SELECT hit, reason, quote, at FROM dismissal WHERE platform_id = $1::uuid ORDER BY at DESC, hit`,
    platformId,
  );
}

export interface SeenRecord {
  key: string;
  kind: string;
  slotAt: Date;
  seen: unknown;
}

/** The newest look of a kind that saw something and was not taken back. */
export async function newestSeen(
  db: Db,
  platformId: string,
  kind: string,
): Promise<SeenRecord | null> {
  const [found] = await rows<SeenRecord>(
    db,
    `SELECT key, kind, slot_at AS "slotAt", seen FROM observation
     WHERE platform_id = $1::uuid AND kind = $2 AND status = 'observed' AND retracted_by IS NULL
     ORDER BY slot_at DESC, key DESC LIMIT 1`,
    platformId,
    kind,
  );
  return found ?? null;
}

/** Older looks weigh next to nothing by now. */
const DAYS = 365;

/**
 * Looks whose `seen.dismissed` differs from what is dismissed of their `seen.hits[].id`: both by
 * convention of the probes that have hits.
 */
const OUTDATED = `
  SELECT o.key, o.kind, o.slot_at AS "slotAt", o.seen FROM observation o
  WHERE o.platform_id = $1::uuid AND o.kind = ANY($2::text[]) AND o.status = 'observed'
    AND o.retracted_by IS NULL AND o.slot_at > now() - interval '${DAYS} days'
    AND o.key <> ALL($3::text[])
    AND EXISTS (
      SELECT FROM jsonb_array_elements(
        CASE jsonb_typeof(o.seen->'hits') WHEN 'array' THEN o.seen->'hits' ELSE '[]' END) AS met(hit)
      WHERE coalesce(o.seen->'dismissed' ? (met.hit->>'id'), false) <> EXISTS (
        SELECT FROM dismissal d WHERE d.platform_id = $1::uuid AND d.hit = met.hit->>'id'))
  ORDER BY o.slot_at, o.key LIMIT 20`;

/**
 * Takes a look back and puts the same look in its place, seen as `$5` says: two observations that
 * the judge takes like any others, so that replays need no exception. What was kept is linked anew.
 */
const CORRECT = `
  WITH RECURSIVE target AS (
    UPDATE observation SET retracted_by = $1
    WHERE key = $3 AND platform_id = $4::uuid AND retracted_by IS NULL
    RETURNING *
  ), retraction AS (
    INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
    SELECT $1, greatest(date_trunc('milliseconds', now()), slot_at + interval '1 millisecond'),
      platform_id, 'retraction', 'observed', 0, $6::jsonb
    FROM target
    RETURNING key, slot_at, platform_id
  ), corrected AS (
    INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, spacing_ms,
      started_at, finished_at, seen, evidence, unconfirmed, maintenance)
    SELECT $2, slot_at, platform_id, probe_id, kind, status, spacing_ms, started_at, finished_at,
      $5::jsonb, evidence, unconfirmed, maintenance
    FROM target
    RETURNING key, slot_at, platform_id, evidence
  ), marked AS (
    INSERT INTO unjudged (key, slot_at, platform_id)
    SELECT key, slot_at, platform_id FROM retraction
    UNION ALL SELECT key, slot_at, platform_id FROM corrected
  ), kept AS (
    SELECT c.platform_id, c.key, e.sha256, e.url, e.mime, e.size, min(e.place) AS place
    FROM corrected c, ROWS FROM (jsonb_to_recordset(c.evidence)
      AS (sha256 text, url text, mime text, size int)) WITH ORDINALITY
      AS e(sha256, url, mime, size, place)
    GROUP BY 1, 2, 3, 4, 5, 6
  ), items AS (
    SELECT kept.*, 'kept'::text AS kind,
      row_number() OVER (PARTITION BY platform_id ORDER BY key, place) AS nth
    FROM kept
  ), ${APPEND_ITEMS}
  SELECT key FROM corrected`;

/**
 * Brings the looks of a platform in line with what is dismissed. `dismiss` gives what was seen with
 * exactly these hits dismissed, or null when it cannot read it. Whoever changes dismissals calls it, and whoever ends a look: so
 * neither can miss the other.
 *
 * @returns how many looks were corrected
 */
export async function correctHits(
  db: Db,
  platformId: string,
  kinds: readonly string[],
  dismiss: (kind: string, seen: unknown, hits: readonly string[]) => unknown,
): Promise<number> {
  let corrected = 0;
  const unreadable: string[] = [];
  for (;;) {
    const outdated = await rows<SeenRecord>(db, OUTDATED, platformId, [...kinds], unreadable);
    if (outdated.length === 0) return corrected;
    const hits = (await listDismissals(db, platformId)).map(({ hit }) => hit);
    for (const { key, kind, seen } of outdated) {
      const now = dismiss(kind, seen, hits);
      if (now === null) unreadable.push(key);
      else if (await correct(db, platformId, key, now)) corrected += 1;
    }
  }
}

async function correct(db: Db, platformId: string, key: string, seen: unknown): Promise<boolean> {
  const done = await rows<{ key: string }>(
    db,
    CORRECT,
    `entry/${randomUUID()}`,
    `corrected/${randomUUID()}`,
    key,
    platformId,
    toJson(seen),
    toJson({ target: key, reason: 'dismissals' }),
  );
  return done.length > 0;
}

/** Other platforms whose newest looks of a kind bear one of the marks (`seen.marks`). */
export function marksElsewhere(
  db: Db,
  kind: string,
  platformId: string,
  marks: readonly string[],
): Promise<{ mark: string; platform: string }[]> {
  return rows<{ mark: string; platform: string }>(
    db,
    `SELECT DISTINCT mark, p.name AS platform
     FROM observation o JOIN platform p ON p.id = o.platform_id
     CROSS JOIN LATERAL jsonb_array_elements_text(
       CASE jsonb_typeof(o.seen->'marks') WHEN 'array' THEN o.seen->'marks' ELSE '[]' END) mark
     WHERE o.kind = $1 AND o.platform_id <> $2::uuid AND o.status = 'observed'
       AND o.retracted_by IS NULL AND o.slot_at > now() - interval '${DAYS} days'
       AND mark = ANY($3::text[])
     ORDER BY mark, platform LIMIT 20`,
    kind,
    platformId,
    [...marks],
  );
}
