import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answer, json, type Request } from '../answer.ts';
import { type Product, type Shop, stockClaimed, yuan } from '../shop.ts';

const Wanted = z.object({
  goods_id: z.union([z.number(), z.string()]),
  day: z.number().optional(),
});
const STATUS = { on_sale: 1, sold_out: 2, delisted: 3 } as const;

function isSigned({ headers, body }: Request, shop: Shop): boolean {
  const text = `${headers['timestamp'] ?? ''}${body === '' ? '{}' : body}${shop.dealer.key}`;
  const sign = createHash('sha1').update(text).digest('hex');
  return headers['userid'] === shop.dealer.id && headers['sign'] === sign;
}

function info(shop: Shop, product: Product): Answer {
  return json({
    code: 200,
    msg: 'ok',
    data: {
      id: product.id,
      goods_name: product.title,
      goods_type: product.delivery === 'auto' ? 1 : 2,
      face_value: yuan(product.price),
      goods_price: yuan(product.price),
      status: STATUS[product.state],
      stock_num: stockClaimed(shop, product),
      start_count: 1,
      end_count: 100,
    },
  });
}

/** The program's own log: it went up by two yuan yesterday. */
function priceLog(product: Product): Answer {
  const entry = {
    goods_id: product.id,
    create_time: '2026-11-27 09:30:00',
    price: yuan(product.price),
    price1: yuan(product.price - 200),
    pricecha: '2.00',
    price_type: 1,
  };
  return json({ code: 200, msg: 'ok', data: [entry] });
}

/** 卡速售 2.0: signed JSON; `code` 200 is success. */
export function kasushou(shop: Shop, request: Request): Answer | null {
  const action = /^\/api\/v1\/goods\/(info|pricelog)$/.exec(request.url.pathname)?.[1];
  if (action === undefined || request.method !== 'POST') return null;
  if (!isSigned(request, shop)) return json({ code: 400, msg: '签名错误', data: [] });
  if (shop.mode === 'closed') return json({ code: 500, msg: '系统维护中', data: [] });
  const wanted = Wanted.parse(JSON.parse(request.body));
  const product = shop.products.find(({ id }) => String(id) === String(wanted.goods_id));
  if (product === undefined) return json({ code: 400, msg: '商品不存在', data: [] });
  return action === 'info' ? info(shop, product) : priceLog(product);
}
