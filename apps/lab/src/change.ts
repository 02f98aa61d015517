import { z } from 'zod';
import { MODES, PRODUCT_STATES, SHUTTING_OUT, type Shop } from './shop.ts';

/** One change of the market: of a product when `product` is given, of the shop otherwise. */
export const Change = z.strictObject({
  site: z.string(),
  product: z.int().optional(),
  /** Fen. */
  price: z.int().positive().optional(),
  /** The present price times this; the tiers follow. */
  priceTimes: z.number().positive().max(10).optional(),
  stock: z.int().nonnegative().optional(),
  state: z.enum(PRODUCT_STATES).optional(),
  mode: z.enum(MODES).optional(),
  /** Of mode `slow`, milliseconds. */
  delayMs: z.int().nonnegative().max(60_000).optional(),
  /** By visitors' addresses; those who are not named get in. */
  shutsOut: z.record(z.ipv4(), z.enum(SHUTTING_OUT)).optional(),
});
export type Change = z.infer<typeof Change>;

export class UnknownTarget extends Error {
  override readonly name = 'UnknownTarget';
}

function changeProduct(shop: Shop, change: Change): void {
  const product = shop.products.find(({ id }) => id === change.product);
  if (product === undefined) throw new UnknownTarget(`${shop.id} sells no ${change.product}`);
  const before = product.price;
  if (change.price !== undefined) product.price = change.price;
  if (change.priceTimes !== undefined) product.price = Math.round(before * change.priceTimes);
  if (product.price !== before) {
    product.tiers = product.tiers.map(({ minQty, unitPrice }) => ({
      minQty,
      unitPrice: Math.round((unitPrice * product.price) / before),
    }));
  }
  if (change.stock !== undefined) product.stock = change.stock;
  if (change.state !== undefined) product.state = change.state;
}

/** Applies a change. Throws `UnknownTarget` when it names a shop or product that is not there. */
export function applyChange(shops: readonly Shop[], change: Change): Shop {
  const shop = shops.find(({ id }) => id === change.site);
  if (shop === undefined) throw new UnknownTarget(`no site ${change.site}`);
  if (change.product !== undefined) changeProduct(shop, change);
  if (change.mode !== undefined) shop.mode = change.mode;
  if (change.delayMs !== undefined) shop.delayMs = change.delayMs;
  if (change.shutsOut !== undefined) shop.shutsOut = new Map(Object.entries(change.shutsOut));
  return shop;
}
