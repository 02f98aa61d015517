import { type Answer, json, type Request } from '../answer.ts';
import { type Product, type Shop, stockClaimed, yuan } from '../shop.ts';

function details(shop: Shop, product: Product): Record<string, unknown> {
  return {
    tid: product.id,
    cid: 1,
    name: product.title,
    price: yuan(product.price),
    prices: product.tiers.map(({ minQty, unitPrice }) => `${minQty}=${yuan(unitPrice)}`).join('\n'),
    min: 1,
    max: 500,
    isfaka: product.delivery === 'auto' ? 1 : 0,
    close: product.state === 'on_sale' ? 0 : 1,
    stock: stockClaimed(shop, product),
  };
}

/** 彩虹 `api.php`: `act` in the address, everything else in the form; `code` 0 is success. */
export function caihong(shop: Shop, { url, form, method }: Request): Answer | null {
  if (url.pathname !== '/api.php' || method !== 'POST') return null;
  if (form.get('user') !== shop.dealer.id || form.get('pass') !== shop.dealer.key) {
    return json({ code: -1, message: '用户名或密码不正确' });
  }
  if (shop.mode === 'closed') return json({ code: -1, message: '网站正在维护' });
  if (url.searchParams.get('act') === 'goodslist') {
    return json({ code: 0, data: shop.products.map((product) => details(shop, product)) });
  }
  if (url.searchParams.get('act') !== 'goodsdetails')
    return json({ code: -5, message: '接口版本过低' });
  const product = shop.products.find(({ id }) => String(id) === form.get('tid'));
  return product === undefined
    ? json({ code: -1, message: '商品不存在' })
    : json({ code: 0, msg: 'succ', data: details(shop, product) });
}
