import { execute, rows, type Db } from './client.ts';

export interface MarketPeer {
  platform: string;
  /** Legal entity behind it (its USCC); null when not known. */
  owner: string | null;
  /** The item itself, or the same goods of another duration. */
  item: string;
  /** Fen. */
  price: number;
  /** When it was seen, ms UTC. */
  at: number;
  /** The observation that showed it. */
  key: string;
}

export interface MarketRow {
  id: string;
  item: string;
  peers: MarketPeer[];
}

/**
 * Stores what the market charges for every item that at least three platforms sell, in that or
 * another duration, as observations of the pseudo-platform `market`: once a Beijing day, and again
 * on that day only while more offers join (their count is part of the key, so no reference ever
 * changes). Items are keyed `brand/duration/delivery`.
 */
export function storeMarketReferences(db: Db): Promise<number> {
  return execute(
    db,
    `WITH day AS (
       SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AS local
     ), cheapest AS (
       SELECT DISTINCT ON (p.item, p.platform_id) p.item, p.platform_id, p.price, p.seen_key,
         p.seen_at, s.uscc AS owner,
         split_part(p.item, '/', 1) || '/' || split_part(p.item, '/', 3) AS goods
       FROM product p JOIN platform s ON s.id = p.platform_id
       WHERE p.item IS NOT NULL AND p.price > 0 AND p.state = 'on_sale'
         AND p.seen_at > now() - interval '14 days'
       ORDER BY p.item, p.platform_id, p.price
     ), offered AS (
       SELECT i.item, count(*)::int AS n, jsonb_agg(
         jsonb_build_object('platform', c.platform_id, 'owner', c.owner, 'item', c.item,
           'price', c.price, 'at', (extract(epoch from c.seen_at) * 1000)::bigint,
           'key', c.seen_key)
         ORDER BY c.item, c.platform_id) AS peers
       FROM (SELECT DISTINCT item, goods FROM cheapest) i JOIN cheapest c ON c.goods = i.goods
       GROUP BY i.item HAVING count(DISTINCT c.platform_id) >= 3
     )
     INSERT INTO observation (key, slot_at, kind, status, spacing_ms, seen)
     SELECT 'market/' || o.item || '/' || to_char(day.local, 'YYYY-MM-DD') || '/' || o.n,
       day.local AT TIME ZONE 'Asia/Shanghai', 'market-reference', 'observed', 86400000,
       jsonb_build_object('item', o.item, 'n', o.n, 'peers', o.peers)
     FROM offered o, day
     WHERE NOT EXISTS (
       SELECT 1 FROM observation x
       WHERE x.kind = 'market-reference' AND x.slot_at = day.local AT TIME ZONE 'Asia/Shanghai'
         AND x.seen->>'item' = o.item AND (x.seen->>'n')::int >= o.n)
     ON CONFLICT DO NOTHING`,
  );
}

/** The newest reference of each item, at most two days old. */
export function marketReferences(db: Db, items: string[]): Promise<MarketRow[]> {
  return rows<MarketRow>(
    db,
    `SELECT DISTINCT ON (seen->>'item') key AS id, seen->>'item' AS item, seen->'peers' AS peers
     FROM observation
     WHERE kind = 'market-reference' AND slot_at > now() - interval '2 days'
       AND seen->>'item' = ANY($1::text[])
     ORDER BY seen->>'item', slot_at DESC, (seen->>'n')::int DESC`,
    items,
  );
}

/** Exactly these references, by id: what an observation cites, however old. */
export function citedReferences(db: Db, ids: string[]): Promise<MarketRow[]> {
  return rows<MarketRow>(
    db,
    `SELECT key AS id, seen->>'item' AS item, seen->'peers' AS peers
     FROM observation WHERE key = ANY($1::text[]) AND kind = 'market-reference'`,
    ids,
  );
}
