import { createHash, createHmac } from 'node:crypto';
import { type Answer, json, type Request } from '../answer.ts';
import { findListed, type Product, type Shop, stockClaimed, yuan } from '../shop.ts';
import { nextRow } from './dujiao-next.ts';

const SKEW_MS = 60_000;

function refusal({ url, method, headers, body, at }: Request, shop: Shop): string | null {
  const seconds = Number(headers['dujiao-next-timestamp']);
  if (!(Math.abs(at - seconds * 1000) <= SKEW_MS)) return 'timestamp_expired';
  const md5 = createHash('md5').update(body).digest('hex');
  const text = [method, url.pathname, String(seconds), md5].join('\n');
  const sign = createHmac('sha256', shop.dealer.key).update(text).digest('hex');
  const isOurs = headers['dujiao-next-api-key'] === shop.dealer.id;
  return isOurs && headers['dujiao-next-signature'] === sign ? null : 'invalid_signature';
}

function dealt(shop: Shop, product: Product): Record<string, unknown> {
  const stock = stockClaimed(shop, product);
  const sku = {
    id: product.id * 100,
    sku_code: 'DEFAULT',
    spec_values: {},
    price_amount: yuan(product.price),
    member_price: yuan(product.memberPrice ?? product.price),
    stock_status: stock === 0 ? 'out_of_stock' : 'in_stock',
    stock_quantity: stock,
    is_active: true,
  };
  return { ...nextRow(shop, product), slug: undefined, skus: [sku] };
}

/** What dujiao-next shows its dealers: signed, within a minute. */
export function dujiaoNextUpstream(shop: Shop, request: Request): Answer | null {
  const id = /^\/api\/v1\/upstream\/products\/(\w+)$/.exec(request.url.pathname)?.[1];
  if (id === undefined) return null;
  const refused = refusal(request, shop);
  if (refused !== null)
    return json(
      { ok: false, error_code: refused, error_message: 'signature verification failed' },
      401,
    );
  if (shop.mode === 'closed')
    return json({ ok: false, error_code: 'maintenance', error_message: '网站正在维护' });
  const product = findListed(shop, id);
  return product === undefined
    ? json({ ok: false, error_code: 'product_not_found', error_message: 'not found' }, 404)
    : json({ ok: true, product: dealt(shop, product) });
}
