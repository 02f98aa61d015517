import { execute, rows, type Db } from './client.ts';

export interface MarketPeer {
  platform: string;
  /** Fen. */
  price: number;
  /** The observation that showed it. */
  key: string;
}

export interface MarketRow {
  id: string;
  item: string;
  peers: MarketPeer[];
}

/**
 * Stores what the market charges for every item that at least three platforms sell, as
 * observations of the pseudo-platform `market`: once a Beijing day, and again on that day only
 * while more platforms join (the count of peers is part of the key, so no reference ever changes).
 */
export function storeMarketReferences(db: Db): Promise<number> {
  return execute(
    db,
    `WITH day AS (
       SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AS local
     ), cheapest AS (
       SELECT DISTINCT ON (item, platform_id) item, platform_id, price, seen_key
       FROM product
       WHERE item IS NOT NULL AND price > 0 AND state = 'on_sale'
         AND seen_at > now() - interval '14 days'
       ORDER BY item, platform_id, price
     ), offered AS (
       SELECT item, count(*)::int AS n, jsonb_agg(
         jsonb_build_object('platform', platform_id, 'price', price, 'key', seen_key)
         ORDER BY platform_id) AS peers
       FROM cheapest GROUP BY item HAVING count(*) >= 3
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
