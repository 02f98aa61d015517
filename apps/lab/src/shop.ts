export type Storefront = 'acg-faka' | 'dujiaoka' | 'generic';
type Theme = 'unicorn' | 'hyper';

/** `slow` delays every answer; `down` refuses connections; `captcha` answers 200 with a wall, `parked` with a name for sale. */
export const MODES = ['normal', 'slow', 'captcha', 'closed', 'parked', 'down'] as const;
type Mode = (typeof MODES)[number];

export const PRODUCT_STATES = ['on_sale', 'sold_out', 'delisted'] as const;
type ProductState = (typeof PRODUCT_STATES)[number];

interface Tier {
  minQty: number;
  /** Fen. */
  unitPrice: number;
}

export interface Product {
  id: number;
  title: string;
  category: string;
  /** Fen. */
  price: number;
  memberPrice: number | null;
  tiers: readonly Tier[];
  stock: number;
  /** Shown instead of the number, as some shops do. */
  stockLabel: string | null;
  delivery: 'auto' | 'manual';
  state: ProductState;
}

export interface Shop {
  id: string;
  name: string;
  storefront: Storefront;
  /** dujiaoka only. */
  theme: Theme;
  icp: string;
  qq: string;
  notice: string;
  mode: Mode;
  /** Of mode `slow`, milliseconds. */
  delayMs: number;
  products: Product[];
}

/** Fen as yuan with two decimals, the way shops print it. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

export function listed(shop: Shop): Product[] {
  return shop.products.filter((product) => product.state !== 'delisted');
}

export function stockShown(product: Product): number {
  return product.state === 'sold_out' ? 0 : product.stock;
}

/** A listed product by its id as it stands in a URL. */
export function findListed(shop: Shop, id: string | null | undefined): Product | undefined {
  return listed(shop).find((product) => String(product.id) === id);
}
