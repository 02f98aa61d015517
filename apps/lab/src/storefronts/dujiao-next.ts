import { z } from 'zod';
import { type Answer, html, json, page, type Request } from '../answer.ts';
import {
  findListed,
  listed,
  listTotal,
  orderTotal,
  type Product,
  type Shop,
  stockClaimed,
  yuan,
} from '../shop.ts';

const FEE_RATE = '1.50';

const Order = z.object({
  email: z.email(),
  order_password: z.string().min(1),
  items: z.array(z.object({ product_id: z.number(), quantity: z.number().positive() })).min(1),
});

export function slugOf({ id }: Pick<Product, 'id'>): string {
  return `card-${id}`;
}

export function nextRow(shop: Shop, product: Product): Record<string, unknown> {
  const stock = stockClaimed(shop, product);
  const auto = product.delivery === 'auto';
  return {
    id: product.id,
    slug: slugOf(product),
    title: { 'zh-CN': product.title, 'en-US': `Card ${product.id}` },
    category: { name: { 'zh-CN': product.category } },
    price_amount: yuan(product.price),
    price_currency: 'CNY',
    purchase_type: 'guest',
    fulfillment_type: product.delivery,
    manual_stock_available: auto ? 0 : stock,
    auto_stock_available: auto ? stock : 0,
    stock_status: stock === 0 ? 'out_of_stock' : 'in_stock',
    is_sold_out: stock === 0,
    is_active: true,
    wholesale_prices: product.tiers.map(({ minQty, unitPrice }) => ({
      minQty,
      unitPrice: yuan(unitPrice),
    })),
  };
}

function success(data: unknown): Answer {
  return json({ status_code: 0, msg: 'success', data });
}

function failure(msg: string): Answer {
  return json({ status_code: 404, msg, data: { request_id: '01HR' } });
}

function preview(shop: Shop, body: string): Answer {
  const { items } = Order.parse(JSON.parse(body));
  const lines = items.map(({ product_id: id, quantity }) => ({
    product: findListed(shop, String(id)),
    quantity,
  }));
  const sum = (total: (product: Product, quantity: number) => number) =>
    lines.reduce(
      (all, { product, quantity }) => all + (product === undefined ? 0 : total(product, quantity)),
      0,
    );
  return success({
    currency: 'CNY',
    original_amount: yuan(sum(listTotal)),
    total_amount: yuan(sum((product, quantity) => orderTotal(shop, product, quantity))),
  });
}

/** dujiao-next: a page without content, and JSON whose `status_code` 0 is success. */
export function dujiaoNext(shop: Shop, { url, body, method }: Request): Answer | null {
  const [, path] = /^\/api\/v1(\/.*)$/.exec(url.pathname) ?? [];
  if (path === undefined) {
    return html(
      page(shop.name, '', `<div id="app"></div><footer>${shop.icp} QQ:${shop.qq}</footer>`),
    );
  }
  if (shop.mode === 'closed') return json({ status_code: 503, msg: '网站正在维护', data: null });
  if (path === '/public/config') {
    return success({
      site_name: shop.name,
      payment_channels: [{ id: 1, name: '支付宝', channel_type: 'alipay', fee_rate: FEE_RATE }],
    });
  }
  if (path === '/public/products')
    return success(listed(shop).map((product) => nextRow(shop, product)));
  if (path === '/guest/orders/preview' && method === 'POST') return preview(shop, body);
  const slug = /^\/public\/products\/([\w-]+)$/.exec(path)?.[1];
  if (slug === undefined) return null;
  const product = listed(shop).find((each) => slugOf(each) === slug);
  return product === undefined ? failure('商品不存在') : success(nextRow(shop, product));
}
