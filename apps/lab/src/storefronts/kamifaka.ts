import { type Answer, html, json, page, type Request } from '../answer.ts';
import { findListed, listed, MADE_UP_STOCK, type Product, type Shop, yuan } from '../shop.ts';
import { closedShop } from '../walls.ts';

/** Price by upper bounds: so many at most for the first price, and so on. */
function wholesale({ price, tiers }: Product): string {
  const bounds = tiers.map(({ minQty }) => minQty - 1);
  return `${bounds.join(',')}#${[price, ...tiers.map(({ unitPrice }) => unitPrice)].map(yuan).join(',')}`;
}

function stockText(shop: Shop, product: Product): string {
  if (product.state === 'sold_out') return '缺货';
  return shop.lies ? String(MADE_UP_STOCK) : '充足';
}

function row(shop: Shop, product: Product): Record<string, unknown> {
  return {
    id: product.id,
    cag_name: product.category,
    name: product.title,
    price: product.price / 100,
    price_wholesale: wholesale(product),
    auto: product.delivery === 'auto',
    stock: stockText(shop, product),
    sales: 0,
  };
}

/** What the program says to an id it does not know, and to everything when its database is gone. */
function databaseError(): Answer {
  return html('数据库异常', 500);
}

/** 佰阅 kamiFaka: bare objects. */
export function kamifaka(shop: Shop, { url }: Request): Answer | null {
  if (url.pathname === '/')
    return html(
      page(shop.name, '', `<div id="app"></div><footer>${shop.icp} QQ:${shop.qq}</footer>`),
    );
  if (!url.pathname.startsWith('/api/v2/')) return null;
  if (shop.mode === 'closed') return closedShop();
  if (url.pathname === '/api/v2/theme_list') {
    return json({
      shops: [{ cag_name: '影视会员', shops: listed(shop).map((each) => row(shop, each)) }],
    });
  }
  const product = findListed(shop, /^\/api\/v2\/detail\/(\d+)$/.exec(url.pathname)?.[1]);
  return product === undefined ? databaseError() : json(row(shop, product));
}
