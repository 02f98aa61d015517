import { createHash } from 'node:crypto';

/** What was kept of a look, or that its bytes were deleted: one link of a platform's chain. */
export interface EvidenceLink {
  platformId: string;
  /** From 1 on, without gaps. */
  seq: number;
  kind: 'kept' | 'pruned';
  /** Of the original bytes. */
  sha256: string;
  /** Of the observation it belongs to. */
  key: string;
  url: string;
  mime: string;
  size: number;
  /** The database's clock when the look was finished. */
  at: Date;
  /** Hash of the link before; `FIRST_PREVIOUS` for the first. */
  prev: string;
  hash: string;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

/** What a link's hash is the sha-256 of: its fields as canonical JSON (RFC 8785). */
export function linkText(link: Omit<EvidenceLink, 'hash'>): string {
  const { at, key, kind, mime, platformId, prev, seq, sha256, size, url } = link;
  return JSON.stringify({
    at: at.toISOString(),
    key,
    kind,
    mime,
    platform: platformId,
    prev,
    seq,
    sha256,
    size,
    url,
  });
}

export function linkHash(link: Omit<EvidenceLink, 'hash'>): string {
  return createHash('sha256').update(linkText(link)).digest('hex');
}

const json = (column: string) => `to_json(${column}::text)::text`;

/** `linkHash` as SQL, of a row `next` with the columns of `evidence_chain`. */
const LINK_HASH = `encode(sha256(convert_to(
  '{"at":"' || to_char(next.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ||
  '","key":' || ${json('next.key')} || ',"kind":' || ${json('next.kind')} ||
  ',"mime":' || ${json('next.mime')} || ',"platform":' || ${json('next.platform_id')} ||
  ',"prev":' || ${json('next.prev_hash')} || ',"seq":' || next.seq ||
  ',"sha256":' || ${json('next.sha256')} || ',"size":' || next.size ||
  ',"url":' || ${json('next.url')} || '}', 'UTF8')), 'hex')`;

/**
 * Parts of a WITH RECURSIVE statement that append the rows of its part `items` (platform_id, nth
 * from 1 within the platform, kind, sha256, key, url, mime, size) to their platforms' chains, under
 * a lock of each chain's head. The heads exist: claiming a look makes them.
 */
export const APPEND_ITEMS = `
  heads AS (
    SELECT platform_id, seq, hash FROM evidence_head
    WHERE platform_id IN (SELECT platform_id FROM items)
    ORDER BY platform_id FOR UPDATE
  ), linked AS (
    SELECT platform_id, 0::bigint AS nth, seq, NULL::text AS kind, NULL::text AS sha256,
      NULL::text AS key, NULL::text AS url, NULL::text AS mime, NULL::int AS size,
      NULL::timestamptz AS at, NULL::text AS prev_hash, hash::text
    FROM heads
    UNION ALL
    SELECT next.*, ${LINK_HASH}
    FROM linked l
    JOIN items i ON i.platform_id = l.platform_id AND i.nth = l.nth + 1
    CROSS JOIN LATERAL (
      SELECT i.platform_id, i.nth, l.seq + 1 AS seq, i.kind, i.sha256, i.key, i.url, i.mime, i.size,
        date_trunc('milliseconds', now()) AS at, l.hash AS prev_hash
    ) next
  ), appended AS (
    INSERT INTO evidence_chain
      (platform_id, seq, kind, sha256, key, url, mime, size, at, prev_hash, hash)
    SELECT platform_id, seq, kind, sha256, key, url, mime, size, at, prev_hash, hash
    FROM linked WHERE nth > 0
  ), moved AS (
    UPDATE evidence_head h SET seq = last.seq, hash = last.hash
    FROM (SELECT DISTINCT ON (platform_id) platform_id, seq, hash FROM linked
          ORDER BY platform_id, nth DESC) last
    WHERE h.platform_id = last.platform_id
  )`;
