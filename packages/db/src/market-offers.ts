import { rows, type Db } from './client.ts';

export interface MarketItem {
  item: string;
  title: string;
  sellers: number;
}

/** An offer that can be bought, seen lately enough to be a price of today. */
const STANDING = `p.state = 'on_sale' AND p.price > 0 AND p.seen_at > now() - interval '14 days'`;

/** What a platform sells that is recognised, most sellers first. */
export function marketItems(db: Db, platformId: string, limit: number): Promise<MarketItem[]> {
  return rows<MarketItem>(
    db,
    `SELECT mine.item, mine.title, count(DISTINCT p.platform_id)::int AS sellers
     FROM (SELECT item, min(title) AS title FROM product
           WHERE platform_id = $1::uuid AND item IS NOT NULL GROUP BY item) mine
     LEFT JOIN product p ON p.item = mine.item AND ${STANDING}
     GROUP BY mine.item, mine.title ORDER BY sellers DESC, mine.item LIMIT $2`,
    platformId,
    limit,
  );
}

export interface MarketOfferRecord {
  platformId: string;
  name: string;
  offer: unknown;
  seenAt: Date;
  failedCards: boolean;
}

/**
 * The cheapest offer of each platform that sells an item, and whether anybody logged in a year that a
 * card of that platform did not work.
 */
export function marketOffers(db: Db, item: string, limit: number): Promise<MarketOfferRecord[]> {
  return rows<MarketOfferRecord>(
    db,
    `WITH failed AS (
       SELECT DISTINCT platform_id FROM observation
       WHERE kind IN ('test-purchase', 'card-follow-up') AND slot_at > now() - interval '365 days'
         AND retracted_by IS NULL
         AND seen->'fields'->>'result' IN ('failed', 'already-redeemed', 'revoked')
     ), cheapest AS (
       SELECT DISTINCT ON (p.platform_id) p.platform_id, p.offer, p.price, p.seen_at
       FROM product p WHERE p.item = $1 AND ${STANDING}
       ORDER BY p.platform_id, p.price, p.ref
     )
     SELECT c.platform_id AS "platformId", s.name, c.offer, c.seen_at AS "seenAt",
       f.platform_id IS NOT NULL AS "failedCards"
     FROM cheapest c JOIN platform s ON s.id = c.platform_id
     LEFT JOIN failed f ON f.platform_id = c.platform_id
     ORDER BY c.price, c.platform_id LIMIT $2`,
    item,
    limit,
  );
}
