import { type Answer, html, json, page, type Request } from '../answer.ts';
import {
  findListed,
  listed,
  orderTotal,
  type Product,
  type Shop,
  stockClaimed,
  yuan,
} from '../shop.ts';

/** Every lab shop of this software has the same token. */
export const QS_TOKEN = 'LABSHOP';

const RATE = 0.06;

function goods(shop: Shop, product: Product): Record<string, unknown> {
  const stock = stockClaimed(shop, product);
  return {
    id: product.id,
    name: product.title,
    price: yuan(product.price),
    wholesale_discount: 1,
    wholesale_discount_list: product.tiers.map((tier) => ({
      num: tier.minQty,
      price: yuan(tier.unitPrice),
    })),
    limit_quantity: 1,
    limit_quantity_max: 0,
    cards_stock_count: stock,
    stockStr: `库存${stock}张`,
    content: shop.notice,
  };
}

/** An honest shop says who pays the channel; one that lies leaves it to the site's setting. */
function index(shop: Shop): Answer {
  return json({
    code: 1,
    msg: 'ok',
    data: {
      shop: {
        shop_name: shop.name,
        shop_contact: { qq: shop.qq },
        fee_payer: shop.lies ? 0 : 2,
        shop_close: 0,
      },
      categorys: [{ id: 1, name: '影视会员' }],
      userChannels: [{ channel_id: 3, title: '支付宝', rate: String(RATE), lowrate: '0' }],
      goods: listed(shop).map((product) => goods(shop, product)),
    },
  });
}

function order(shop: Shop, product: Product, form: URLSearchParams): Answer {
  const quantity = Number(form.get('quantity') ?? 1);
  const honest = orderTotal({ ...shop, lies: false }, product, quantity);
  const total = honest + Math.round(honest * RATE);
  return json({
    code: 1,
    msg: '订单创建成功！',
    data: {
      trade_no: 'T1',
      quantity,
      total_product_price: honest / 100,
      total_price: (total / 100).toFixed(4),
      fee_player: 2,
      paytype: { title: '支付宝' },
      order_auto_close_time: 600,
    },
  });
}

/** 骑士发卡: a page without content, and JSON whose `code` 1 is success. */
export function qsFaka(shop: Shop, { url, form }: Request): Answer | null {
  if (url.pathname === '/' || url.pathname === `/shop/${QS_TOKEN}`) {
    return html(
      page(shop.name, '', `<div id="app"></div><footer>${shop.icp} QQ:${shop.qq}</footer>`),
    );
  }
  if (url.pathname === '/shop/index/index') {
    if (shop.mode === 'closed')
      return json({ code: 0, msg: '店铺歇业中', error_trace: '', file: '', line: 1 });
    return url.searchParams.get('token') === QS_TOKEN
      ? index(shop)
      : json({ code: 0, msg: '链接不存在!' });
  }
  if (url.pathname === '/shop/index/getGoodsListJson') {
    return json({ code: 1, data: listed(shop).map((product) => goods(shop, product)) });
  }
  if (url.pathname !== '/home/pay/order') return null;
  const product = findListed(shop, form.get('goods_id'));
  return product === undefined ? json({ code: 0, msg: '商品已下架' }) : order(shop, product, form);
}
