import { execute, rows, type Db, toJson } from './client.ts';
import { APPEND_ITEMS } from './evidence/chain.ts';
import { pageFrom, type Place } from './paging.ts';

export interface NewEntry {
  /** `entry/<id>`. */
  key: string;
  platformId: string;
  kind: string;
  at: Date;
  seen: unknown;
  evidence: { sha256: string; url: string; mime: string; size: number }[];
  /** An entry to take back with the same stroke, by a retraction of this key. */
  replaces: { target: string; key: string; reason: string; by: string } | null;
}

/**
 * Stores a person's entry as an observation, marks it for the judge, and appends its uploads to the
 * platform's chain, all in one statement; the entry it replaces is retracted in it too.
 *
 * @returns false when nothing was stored: the key is taken, or what it replaces is not there to be
 */
export async function logEntry(db: Db, entry: NewEntry): Promise<boolean> {
  const { key, platformId, kind, at, seen, evidence, replaces } = entry;
  await execute(
    db,
    `INSERT INTO evidence_head (platform_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING`,
    platformId,
  );
  const stored = await rows<{ key: string }>(
    db,
    `WITH RECURSIVE target AS (
       UPDATE observation SET retracted_by = $8
       WHERE key = $7 AND platform_id = $2::uuid AND kind = $3 AND retracted_by IS NULL
         AND NOT EXISTS (SELECT FROM observation taken WHERE taken.key = $1)
       RETURNING slot_at
     ), written AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen, evidence)
       SELECT $1, $4::timestamptz, $2::uuid, $3, 'observed', 0, $5::jsonb, $6::jsonb
       WHERE NOT EXISTS (SELECT FROM observation taken WHERE taken.key = $1)
         AND ($7::text IS NULL OR EXISTS (SELECT FROM target))
       ON CONFLICT DO NOTHING
       RETURNING key, slot_at, platform_id, evidence
     ), retracted AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       SELECT $8, greatest(date_trunc('milliseconds', now()), slot_at + interval '1 millisecond'),
         $2::uuid, 'retraction', 'observed', 0, $9::jsonb
       FROM target
       RETURNING key, slot_at, platform_id
     ), marked AS (
       INSERT INTO unjudged (key, slot_at, platform_id)
       SELECT key, slot_at, platform_id FROM written
       UNION ALL SELECT key, slot_at, platform_id FROM retracted
     ), items AS (
       SELECT w.platform_id, w.key, 'kept'::text AS kind, e.sha256, e.url, e.mime, e.size,
         row_number() OVER (ORDER BY e.place) AS nth
       FROM written w, ROWS FROM (jsonb_to_recordset(w.evidence)
         AS (sha256 text, url text, mime text, size int)) WITH ORDINALITY
         AS e(sha256, url, mime, size, place)
     ), ${APPEND_ITEMS}
     SELECT key FROM written`,
    key,
    platformId,
    kind,
    at.toISOString(),
    toJson(seen),
    toJson(evidence),
    replaces?.target ?? null,
    replaces?.key ?? null,
    toJson(
      replaces && {
        target: replaces.target,
        reason: replaces.reason,
        by: replaces.by,
        replacedBy: key,
      },
    ),
  );
  return stored.length > 0;
}

export interface EntryRecord {
  key: string;
  kind: string;
  at: Date;
  loggedAt: Date;
  seen: unknown;
  evidence: NewEntry['evidence'];
  judged: boolean;
  retracted: { by: string; reason: string; at: string } | null;
}

const ENTRY = `o.key, o.kind, o.slot_at AS at, o.finished_at AS "loggedAt", o.seen, o.evidence,
  o.judge_seq IS NOT NULL AS judged,
  CASE WHEN r.key IS NOT NULL THEN jsonb_build_object('by', r.key,
    'reason', r.seen->>'reason', 'at', r.finished_at) END AS retracted`;

/** `o` is an entry, `r` what took it back. */
const FROM_ENTRIES = `FROM observation o
  LEFT JOIN observation r ON r.key = o.retracted_by AND r.platform_id = o.platform_id
  WHERE o.platform_id = $1::uuid AND o.key LIKE 'entry/%' AND o.kind <> 'retraction'`;

/** What people said of a platform, newest first. */
export async function listEntries(
  db: Db,
  query: { platformId: string; kind: string | null; after: Place | null; limit: number },
): Promise<{ items: EntryRecord[]; nextCursor: string | null }> {
  const found = await rows<EntryRecord>(
    db,
    `SELECT ${ENTRY} ${FROM_ENTRIES}
       AND ($2::text IS NULL OR o.kind = $2)
       AND ($3::timestamptz IS NULL OR (o.slot_at, o.key) < ($3::timestamptz, $4::text))
     ORDER BY o.slot_at DESC, o.key DESC LIMIT $5`,
    query.platformId,
    query.kind,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
  );
  return pageFrom(found, query.limit, (row) => ({ at: row.at.toISOString(), id: row.key }));
}

export async function findEntry(
  db: Db,
  platformId: string,
  key: string,
): Promise<EntryRecord | null> {
  const found = await rows<EntryRecord>(
    db,
    `SELECT ${ENTRY} ${FROM_ENTRIES} AND o.key = $2`,
    platformId,
    key,
  );
  return found[0] ?? null;
}

/** Entries of a span that nobody took back, newest first: those that may count. */
export async function standingEntries(
  db: Db,
  platformId: string,
  span: { from: Date; to: Date },
  limit: number,
): Promise<EntryRecord[]> {
  return rows<EntryRecord>(
    db,
    `SELECT ${ENTRY} ${FROM_ENTRIES} AND o.retracted_by IS NULL
       AND o.slot_at >= $2::timestamptz AND o.slot_at < $3::timestamptz
     ORDER BY o.slot_at DESC, o.key DESC LIMIT $4`,
    platformId,
    span.from.toISOString(),
    span.to.toISOString(),
    limit,
  );
}
