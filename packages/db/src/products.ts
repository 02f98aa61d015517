import { rows, type Db } from './client.ts';

export interface ProductRecord {
  ref: string;
  title: string;
  item: string | null;
  /** A person said what it is. */
  corrected: boolean;
  offer: unknown;
  state: string;
  seenAt: Date;
  history: { at: string; price: number | null; state: string }[];
  /** Prices other platforms ask for the same item, fen. */
  peerPrices: number[];
}

/** Watched products with their price steps (at most 500 each) and what others charge. */
export function productsOf(db: Db, platformId: string): Promise<ProductRecord[]> {
  return rows<ProductRecord>(
    db,
    `SELECT p.ref, p.title, p.item, p.offer, p.state, p.seen_at AS "seenAt",
       EXISTS (SELECT 1 FROM product_correction c
         WHERE c.platform_id = p.platform_id AND c.ref = p.ref) AS corrected,
       coalesce(h.history, '[]') AS history, coalesce(m.prices, '[]') AS "peerPrices"
     FROM product p
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object(
         'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'price', price, 'state', state) ORDER BY at) AS history
       FROM (SELECT * FROM price_point x WHERE x.platform_id = p.platform_id AND x.ref = p.ref
             ORDER BY at DESC LIMIT 500) newest
     ) h ON true
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(peer->'price') AS prices FROM (
         SELECT seen FROM observation o
         WHERE o.kind = 'market-reference' AND o.slot_at > now() - interval '2 days'
           AND o.seen->>'item' = p.item
         ORDER BY o.slot_at DESC, (o.seen->>'n')::int DESC LIMIT 1
       ) newest, jsonb_array_elements(newest.seen->'peers') AS peer
       WHERE peer->>'platform' <> p.platform_id::text AND peer->>'item' = p.item
     ) m ON true
     WHERE p.platform_id = $1::uuid ORDER BY p.title, p.ref`,
    platformId,
  );
}

export interface OfferRecord {
  platformId: string;
  ref: string;
  title: string;
  item: string | null;
  offer: unknown;
  state: string;
  seenAt: Date;
}

/** Watched products of several platforms as they were last seen, without their past. */
export function offersOf(db: Db, platformIds: readonly string[]): Promise<OfferRecord[]> {
  return rows<OfferRecord>(
    db,
    `SELECT platform_id AS "platformId", ref, title, item, offer, state, seen_at AS "seenAt"
     FROM product WHERE platform_id = ANY($1::uuid[]) ORDER BY title, ref`,
    platformIds,
  );
}
