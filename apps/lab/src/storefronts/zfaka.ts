import { type Answer, html, json, page, type Request } from '../answer.ts';
import { MADE_UP_STOCK, type Product, type Shop, stockShown, yuan } from '../shop.ts';
import { closedShop } from '../walls.ts';

/** A whole row of the program's table. A shop that lies has less than it shows. */
function row(shop: Shop, product: Product): Record<string, unknown> {
  return {
    id: product.id,
    typeid: 1,
    active: product.state === 'delisted' ? 0 : 1,
    name: product.title,
    price: yuan(product.price),
    price_ori: yuan(product.price),
    qty: shop.lies ? 0 : stockShown(product),
    qty_virtual: shop.lies ? MADE_UP_STOCK : 0,
    qty_switch: shop.lies ? 1 : 0,
    stockcontrol: 1,
    auto: product.delivery === 'auto' ? 1 : 0,
    isdelete: 0,
  };
}

/** ZFAKA: the list is the table. */
export function zfaka(shop: Shop, { url }: Request): Answer | null {
  if (url.pathname === '/') {
    if (shop.mode === 'closed') return closedShop();
    return html(
      page(
        shop.name,
        '',
        `<main id="product-list">${shop.notice}</main><footer>${shop.icp} QQ:${shop.qq}</footer>`,
      ),
    );
  }
  if (url.pathname !== '/product/get') return null;
  if (shop.mode === 'closed') return json({ code: 1002, msg: '网站正在维护' });
  const data = shop.products.map((product) => row(shop, product));
  return json({ code: 1, count: data.length, data, msg: 'success' });
}
