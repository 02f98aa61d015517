import type { Offer } from '../offer.ts';
import type { UnknownCause } from '../types.ts';
import { isAvailable } from '../stock.ts';

/** What a storefront says about one product, or why it cannot be told; `unparseable` without a cause. */
export type ProductReading =
  { kind: 'offer'; offer: Offer } | { kind: 'unreadable'; detail: string; cause?: UnknownCause };

export function unreadable(detail: string, cause?: UnknownCause): ProductReading {
  return cause === undefined
    ? { kind: 'unreadable', detail }
    : { kind: 'unreadable', detail, cause };
}

/** What one product of a shop is asked for by. */
export interface Product {
  ref: string;
  title: string;
  siteUrl: string;
}

/** No shop needs more; a hostile one would fill our store with more. */
export const MOST_TITLE = 300;
export const MOST_TIERS = 50;
export const MOST_SKUS = 30;
export const MOST_FEES = 30;

const CREDENTIALS =
  /密钥(?:错误|不正确|无效)|签名(?:错误|失败|不正确|无效|验证失败)|sign(?:ature)?.{0,20}(?:error|invalid|mismatch|wrong)|invalid.{0,12}(?:sign|key|credential)|(?:用户名|账号|帐号|密码).{0,6}(?:不正确|错误)|(?:app_?id|apikey|商户|对接).{0,8}(?:不存在|错误|无效|未开通)|白名单|unauthori[sz]ed/i;
const OLD_VERSION = /版本.{0,8}(?:过低|过旧|太低|不支持|不一致)|旧版|请升级|unsupported version/i;
const CAPTCHA = /验证码|人机验证|滑动验证/;
const TOO_OFTEN = /频繁|过快|限流|稍后再试|too many requests/i;

/**
 * What a refusal in an answer's body means: a state of the product or shop, or why we cannot tell.
 * null when it could be anything.
 */
export function refusalOf(
  message: string,
): { state: Offer['state'] } | { cause: UnknownCause } | null {
  if (CREDENTIALS.test(message)) return { cause: 'credentials' };
  if (OLD_VERSION.test(message)) return { cause: 'old-version' };
  const state = stateOfMessage(message);
  if (state !== null) return { state };
  if (CAPTCHA.test(message)) return { cause: 'challenged' };
  return TOO_OFTEN.test(message) ? { cause: 'blocked' } : null;
}

/** The reading of an answer that is a refusal. */
export function readRefusal(message: string, product: Product, url: string): ProductReading {
  const text = message.slice(0, 200);
  const refusal = refusalOf(text);
  if (refusal === null) return unreadable(`refused: ${text}`);
  if ('cause' in refusal) return unreadable(text, refusal.cause);
  return { kind: 'offer', offer: bareOffer(product.ref, product.title, url, refusal.state) };
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
    levels: [],
    tiers: [],
    moq: null,
    maxQty: null,
    stock: { kind: 'hidden' },
    delivery: 'unknown',
    state,
    skus: [],
    fees: [],
    quotes: [],
    priceLog: [],
  };
}

/** On sale unless the stock says that there is nothing left. */
export function saleState(stock: Offer['stock']): 'on_sale' | 'sold_out' {
  return isAvailable(stock) === false ? 'sold_out' : 'on_sale';
}

/** What a message instead of a product means; null when it could be anything. */
export function stateOfMessage(message: string): Offer['state'] | null {
  if (/未上架|下架|已停售|禁止下单|暂停销售|停止销售/.test(message)) return 'delisted';
  if (/不存在|没有找到|找不到|未找到/.test(message)) return 'not_found';
  if (/登[录陆]/.test(message)) return 'login_required';
  if (/冻结|封禁/.test(message)) return 'shop_frozen';
  if (/歇业|打烊|(?:店铺|商店|本站|网站|系统).{0,6}(?:维护|关闭)/.test(message))
    return 'shop_closed';
  if (/售罄|缺货|库存不足/.test(message)) return 'sold_out';
  return null;
}
