import type { Offer } from '../offer.ts';
import { isAvailable } from '../stock.ts';

/** What a storefront says about one product. */
export type ProductReading =
  { kind: 'offer'; offer: Offer } | { kind: 'unreadable'; detail: string };

export function unreadable(detail: string): ProductReading {
  return { kind: 'unreadable', detail };
}

/** An offer that shows nothing but its state. */
export function bareOffer(ref: string, title: string, url: string, state: Offer['state']): Offer {
  return {
    ref,
    title,
    url,
    category: null,
    price: null,
    memberPrice: null,
    tiers: [],
    moq: null,
    maxQty: null,
    stock: { kind: 'hidden' },
    delivery: 'unknown',
    state,
  };
}

/** On sale unless the stock says that there is nothing left. */
export function saleState(stock: Offer['stock']): 'on_sale' | 'sold_out' {
  return isAvailable(stock) === false ? 'sold_out' : 'on_sale';
}

/** What a message instead of a product means; null when it could be anything. */
export function stateOfMessage(message: string): Offer['state'] | null {
  if (/未上架|下架|已停售/.test(message)) return 'delisted';
  if (/不存在|没有找到|找不到|未找到/.test(message)) return 'not_found';
  if (/登[录陆]/.test(message)) return 'login_required';
  if (/冻结|封禁/.test(message)) return 'shop_frozen';
  if (/歇业|店铺.{0,6}维护|店铺.{0,6}关闭/.test(message)) return 'shop_closed';
  if (/售罄|缺货|库存不足/.test(message)) return 'sold_out';
  return null;
}
