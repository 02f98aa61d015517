import { z } from 'zod';

export const ProductState = z.enum([
  'on_sale',
  'sold_out',
  'delisted',
  'not_found',
  'login_required',
  'shop_closed',
  'shop_frozen',
]);
export type ProductState = z.infer<typeof ProductState>;

/** Money is integer fen. */
const Fen = z.int().nonnegative();

export const Stock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), value: z.int().nonnegative() }),
  z.object({ kind: z.literal('fuzzy'), label: z.string(), available: z.boolean() }),
  z.object({ kind: z.literal('unlimited') }),
  z.object({ kind: z.literal('hidden') }),
]);
export type Stock = z.infer<typeof Stock>;

/** One product as a storefront shows it, whatever software it runs. */
export const Offer = z.object({
  /** The storefront's own product id, or the URL for pages read by hand-given rules. */
  ref: z.string().min(1),
  title: z.string(),
  url: z.string(),
  category: z.string().nullable(),
  /** Guest price; null when the page shows none (login wall, delisted). */
  price: Fen.nullable(),
  memberPrice: Fen.nullable(),
  tiers: z.array(z.object({ minQty: z.int().positive(), unitPrice: Fen })),
  moq: z.int().positive().nullable(),
  maxQty: z.int().positive().nullable(),
  stock: Stock,
  delivery: z.enum(['auto', 'manual', 'unknown']),
  state: ProductState,
});
export type Offer = z.infer<typeof Offer>;
