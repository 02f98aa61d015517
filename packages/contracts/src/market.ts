import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { ItemKey, ProductView } from './platforms.ts';

export const MarketQuery = z.object({
  /** Which goods; absent: those of this platform that most others sell too. */
  item: ItemKey.optional(),
});

/** What one platform asks for the goods; its cheapest offer that can be bought. */
export const MarketOffer = ProductView.pick({ price: true, fees: true, quotes: true }).extend({
  platformId: Id,
  name: z.string(),
  seenAt: Instant,
  /** Somebody logged a card of this platform that did not work. */
  failedCards: z.boolean(),
});
export type MarketOffer = z.infer<typeof MarketOffer>;

/** One of a platform's goods across all platforms that sell it. */
export const MarketView = z.object({
  /** The platform's goods that are recognised, by how many platforms sell them. */
  items: z.array(z.object({ item: z.string(), title: z.string(), sellers: z.number().int() })),
  /** null: nothing of what it sells is recognised. */
  item: z.string().nullable(),
  offers: z.array(MarketOffer),
});
export type MarketView = z.infer<typeof MarketView>;
