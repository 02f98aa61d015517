import { createHash } from 'node:crypto';
import { type Answer, json, type Request } from '../answer.ts';
import { findListed, type Product, type Shop, stockClaimed, orderTotal } from '../shop.ts';

const REFUSED = { code: 0, msg: '密钥错误' };
const DELISTED = { code: 0, msg: '该商品暂未上架' };

/** Sorted pairs that are not empty, joined, and the key. */
function isSigned({ form }: Request, shop: Shop): boolean {
  const pairs = [...form]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const text = `${pairs.join('&')}&key=${shop.dealer.key}`;
  const sign = createHash('md5').update(text).digest('hex');
  return form.get('app_id') === shop.dealer.id && form.get('sign') === sign;
}

/** What the dealer pays: two in a hundred less than a member. */
function factoryPrice(product: Product): number {
  return Math.round(((product.memberPrice ?? product.price) * 98) / 100);
}

function inventory(shop: Shop, product: Product): Answer {
  const wholesale = product.tiers.map((tier) => `${tier.minQty}=${tier.unitPrice / 100}`);
  return json({
    code: 200,
    msg: 'success',
    data: {
      count: product.delivery === 'auto' ? stockClaimed(shop, product) : 0,
      delivery_way: product.delivery === 'auto' ? 0 : 1,
      draft_status: 0,
      price: product.price / 100,
      user_price: (product.memberPrice ?? product.price) / 100,
      factory_price: factoryPrice(product) / 100,
      config: `[wholesale]\n${wholesale.join('\n')}`,
      is_category: false,
    },
  });
}

function valuation(shop: Shop, product: Product, form: URLSearchParams): Answer {
  const count = Number(form.get('num') ?? 1);
  const dealt = { ...product, price: factoryPrice(product), tiers: [] };
  return json({ code: 200, data: { price: (orderTotal(shop, dealt, count) / 100).toFixed(2) } });
}

/** The dealers' side of a shop that runs acg-faka: signed forms, always HTTP 200. */
export function acgFakaDocking(shop: Shop, request: Request): Answer | null {
  const { url, form } = request;
  const known = /^\/shared\/(authentication\/connect|commodity\/(?:inventory|valuation))$/.exec(
    url.pathname,
  )?.[1];
  if (known === undefined || request.method !== 'POST') return null;
  if (!isSigned(request, shop)) return json(REFUSED);
  if (shop.mode === 'closed') return json({ code: 0, msg: '店铺正在维护' });
  if (known === 'authentication/connect')
    return json({ code: 200, data: { shopName: shop.name, balance: '0.00' } });
  const product = findListed(shop, form.get('sharedCode') ?? form.get('code'));
  if (product === undefined) return json(DELISTED);
  return known === 'commodity/inventory'
    ? inventory(shop, product)
    : valuation(shop, product, form);
}
