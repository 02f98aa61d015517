import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answer, json, type Request } from '../answer.ts';
import { type Shop, stockClaimed } from '../shop.ts';

const Wanted = z.object({ goodsId: z.union([z.number(), z.string()]) });

function isSigned({ headers, body }: Request, shop: Shop): boolean {
  const { id, key } = shop.dealer;
  const text = `${id}${key}3.0${headers['x-timestamp'] ?? ''}${body}`;
  const sign = createHash('md5').update(text).digest('hex');
  return headers['x-app-id'] === id && headers['x-signature'] === sign;
}

/** 卡易信 3.0: signed JSON; `code` 1000 is success. */
export function kayixin(shop: Shop, request: Request): Answer | null {
  if (request.url.pathname !== '/api/v3/goods/getDetail' || request.method !== 'POST') return null;
  if (request.headers['x-version'] !== '3.0')
    return json({ code: 2426, msg: '接口版本不支持', data: null });
  if (!isSigned(request, shop)) return json({ code: 2401, msg: '签名错误', data: null });
  if (shop.mode === 'closed') return json({ code: 2503, msg: '网站正在维护', data: null });
  const { goodsId } = Wanted.parse(JSON.parse(request.body));
  const product = shop.products.find(({ id }) => String(id) === String(goodsId));
  if (product === undefined) return json({ code: 2404, msg: '商品不存在', data: null });
  return json({
    code: 1000,
    msg: 'success',
    data: {
      goodsId: product.id,
      name: product.title,
      goodsType: product.delivery === 'auto' ? 1 : 3,
      faceValue: product.price / 100,
      salesPrice: product.price / 100,
      status: product.state === 'delisted' ? 2 : 1,
      stockCount: stockClaimed(shop, product),
      skuType: 0,
    },
  });
}
