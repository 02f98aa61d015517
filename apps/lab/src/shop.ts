export type Storefront =
  | 'acg-faka'
  | 'acg-faka-docking'
  | 'caihong'
  | 'dujiao-next'
  | 'dujiao-next-upstream'
  | 'dujiaoka'
  | 'generic'
  | 'kamifaka'
  | 'kasushou'
  | 'kayixin'
  | 'qs-faka'
  | 'zfaka';
type Theme = 'unicorn' | 'hyper' | 'luna';

/**
 * `slow` delays every answer; `down` refuses connections; `captcha` answers 200 with a wall, `parked`
 * with a name for sale; `limited` says that we ask too often; `broken` is a server's error,
 * `garbage` half an answer.
 */
export const MODES = [
  'normal',
  'slow',
  'captcha',
  'closed',
  'parked',
  'down',
  'frozen',
  'login',
  'limited',
  'broken',
  'garbage',
] as const;
export type Mode = (typeof MODES)[number];

/** How a shop treats visitors whom it shuts out: it hangs up on them, or says so. */
export const SHUTTING_OUT = ['hang-up', 'wall'] as const;
export type ShuttingOut = (typeof SHUTTING_OUT)[number];

/** An answer without its price, with one of another type, or cut off. */
export const SPOILT = ['missing', 'type', 'truncated'] as const;
export type Spoilt = (typeof SPOILT)[number];

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
  /** HTML that the owner has put at the foot of every page, such as a chat window's code. */
  foot?: string;
  mode: Mode;
  /** Of mode `slow`, milliseconds. */
  delayMs: number;
  /** Whom it shuts out, by the address they come from. */
  shutsOut: ReadonlyMap<string, ShuttingOut>;
  /** Shows stock it does not have, and asks for more at an order than its list says. */
  lies: boolean;
  /** What a dealer has to know, of software that only dealers may ask. */
  dealer: { id: string; key: string };
  /** Damage done to every answer on its way. */
  spoilt: Spoilt | null;
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

/** Shown by shops that lie, whatever they have. */
export const MADE_UP_STOCK = 9_999;

/** What a shop that lies adds to an order, in thousandths of its total. */
const HIDDEN_FEE = 60;

/** The stock a buyer is shown. */
export function stockClaimed(shop: Shop, product: Product): number {
  return shop.lies && product.state === 'on_sale' ? MADE_UP_STOCK : stockShown(product);
}

/** Fen for so many by the list. */
export function listTotal(product: Product, quantity: number): number {
  const step = product.tiers.findLast(({ minQty }) => minQty <= quantity);
  return (step?.unitPrice ?? product.price) * quantity;
}

/** Fen an order of so many comes to. */
export function orderTotal(shop: Shop, product: Product, quantity: number): number {
  const total = listTotal(product, quantity);
  return shop.lies ? total + Math.round((total * HIDDEN_FEE) / 1_000) : total;
}
