import type { Shop, Storefront } from './shop.ts';
import { slugOf } from './storefronts/dujiao-next.ts';
import { QS_TOKEN } from './storefronts/qs-faka.ts';

/** Where the shop of no known software has its facts, one way to read them each. */
export const GENERIC_RULES = {
  css: {
    extract: { kind: 'css', selector: '.sale-price' },
    stock: { kind: 'css', selector: '.stock' },
  },
  json: {
    extract: { kind: 'json', path: '$.data.price' },
    stock: { kind: 'json', path: '$.data.stock' },
  },
  script: {
    extract: { kind: 'script', name: '__GOODS__', path: 'goods.price' },
    stock: { kind: 'script', name: '__GOODS__', path: 'goods.stock' },
  },
  'json-ld': { extract: { kind: 'json-ld' } },
  microdata: { extract: { kind: 'microdata' } },
} as const;
export type GenericRule = keyof typeof GENERIC_RULES;

/** What a connector calls the lab's product. */
export function refOf(storefront: Storefront, id: number): string {
  return storefront === 'dujiao-next' ? slugOf({ id }) : String(id);
}

function credentials({ storefront, dealer: { id, key } }: Shop): Record<string, unknown> {
  switch (storefront) {
    case 'acg-faka-docking':
      return { appId: id, appKey: key };
    case 'caihong':
      return { user: id, pass: key };
    case 'dujiao-next-upstream':
      return { apiKey: id, apiSecret: key };
    case 'kasushou':
      return { userId: id, apiKey: key };
    case 'kayixin':
      return { appId: id, appSecret: key };
    case 'qs-faka':
      return { token: QS_TOKEN };
    default:
      return {};
  }
}

/** The price probe's configuration for a lab shop. */
export function configFor(
  shop: Shop,
  siteUrl: string,
  { rule = 'css', preview }: { rule?: GenericRule; preview?: unknown } = {},
): Record<string, unknown> {
  const { storefront } = shop;
  const known = shop.products.map(({ id, title }) => ({ ref: refOf(storefront, id), title }));
  if (storefront === 'generic') {
    const path = rule === 'json' ? 'api/goods' : 'p';
    const products = known.map((product) => ({
      ...product,
      url: new URL(`/${path}/${product.ref}`, siteUrl).href,
      ...GENERIC_RULES[rule],
    }));
    return { connector: 'generic', products };
  }
  return {
    connector: storefront,
    siteUrl,
    products: known,
    ...credentials(shop),
    ...(preview !== undefined && { preview }),
  };
}
