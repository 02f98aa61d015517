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
const Quantity = z.int().positive();

export const Stock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), value: z.int().nonnegative() }),
  z.object({ kind: z.literal('fuzzy'), label: z.string(), available: z.boolean() }),
  z.object({ kind: z.literal('unlimited') }),
  z.object({ kind: z.literal('hidden') }),
  /** A figure shown to buyers that nothing stands behind; `value` is what there really is, if known. */
  z.object({
    kind: z.literal('virtual_suspected'),
    shown: z.int().nonnegative(),
    value: z.int().nonnegative().nullable(),
  }),
]);
export type Stock = z.infer<typeof Stock>;

const Tier = z.object({ minQty: Quantity, unitPrice: Fen });
const Level = z.object({ level: z.string(), price: Fen });

/** One variety of a product, priced and stocked by itself. */
export const Sku = z.object({
  ref: z.string(),
  name: z.string(),
  price: Fen,
  memberPrice: Fen.nullable(),
  levels: z.array(Level),
  tiers: z.array(Tier),
  stock: Stock,
});
export type Sku = z.infer<typeof Sku>;

/** What is asked for beside the price of the goods: a fixed amount or a share of the total. */
export const Fee = z.object({
  /** Payment channel it belongs to; '' when every order pays it. */
  channel: z.string(),
  kind: z.enum(['payment', 'platform-service', 'activation', 'other']),
  fen: Fen.nullable(),
  /** Parts per million of the goods' total. */
  ratePpm: z.int().nonnegative().nullable(),
  payer: z.enum(['buyer', 'merchant', 'unknown']),
  knownFrom: z.enum(['list', 'preview', 'order']),
});
export type Fee = z.infer<typeof Fee>;

/** What a shop asked for one order, beside what its list promises for the same. */
export const Quote = z.object({
  sku: z.string().nullable(),
  quantity: Quantity,
  level: z.string(),
  channel: z.string().nullable(),
  listed: Fen,
  total: Fen,
  knownFrom: z.enum(['preview', 'order']),
});
export type Quote = z.infer<typeof Quote>;

/** One change of price as the supplier itself records it. */
export const PriceLogEntry = z.object({ at: z.int(), from: Fen, to: Fen });
export type PriceLogEntry = z.infer<typeof PriceLogEntry>;

/** One product as a storefront shows it, whatever software it runs. Later fields default: stored looks lack them. */
export const Offer = z.object({
  /** The storefront's own product id, or the URL for pages read by hand-given rules. */
  ref: z.string().min(1),
  title: z.string(),
  url: z.string(),
  category: z.string().nullable(),
  /** Guest price, of a dealer's interface the dealer's; null when the page shows none (login wall, delisted). */
  price: Fen.nullable(),
  memberPrice: Fen.nullable(),
  /** The crossed-out price beside it, where there is one: a claim of the shop's, compared with nothing. */
  crossedOut: Fen.optional(),
  levels: z.array(Level).default([]),
  tiers: z.array(Tier),
  moq: Quantity.nullable(),
  maxQty: Quantity.nullable(),
  stock: Stock,
  delivery: z.enum(['auto', 'manual', 'unknown']),
  state: ProductState,
  skus: z.array(Sku).default([]),
  fees: z.array(Fee).default([]),
  quotes: z.array(Quote).default([]),
  priceLog: z.array(PriceLogEntry).default([]),
});
export type Offer = z.infer<typeof Offer>;
