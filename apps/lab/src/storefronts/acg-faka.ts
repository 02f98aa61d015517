import { type Answer, escape, html, json, page, type Request, scriptJson } from '../answer.ts';
import {
  findListed,
  listed,
  listTotal,
  orderTotal,
  type Product,
  type Shop,
  stockClaimed,
  stockShown,
  yuan,
} from '../shop.ts';
import { closedShop } from '../walls.ts';

const API = '/user/api/index';
const DELISTED = { code: 0, msg: '该商品暂未上架' };

function stockText(shop: Shop, product: Product): number | string {
  if (product.state === 'sold_out') return product.stockLabel === null ? 0 : '已售罄';
  return product.stockLabel ?? stockClaimed(shop, product);
}

function stockState(product: Product): number {
  const stock = stockShown(product);
  if (stock === 0) return 0;
  return stock < 10 ? 1 : 3;
}

function categoryId(shop: Shop, product: Product): number {
  return 1 + [...new Set(shop.products.map(({ category }) => category))].indexOf(product.category);
}

function summary(shop: Shop, product: Product): Record<string, unknown> {
  const category = categoryId(shop, product);
  return {
    id: product.id,
    name: product.title,
    cover: '/favicon.ico',
    status: 1,
    delivery_way: product.delivery === 'auto' ? 0 : 1,
    price: product.price / 100,
    user_price: (product.memberPrice ?? product.price) / 100,
    inventory_hidden: product.stockLabel === null ? 0 : 1,
    category_id: category,
    stock: stockText(shop, product),
    stock_state: stockState(product),
    tags: [],
    seckill_status: 0,
    order_sold: 0,
    has_wholesale: product.tiers.length > 0,
    category: { id: category, name: product.category, icon: '/favicon.ico' },
  };
}

function detail(shop: Shop, product: Product): Record<string, unknown> {
  const wholesale = product.tiers.map((tier) => [tier.minQty, String(tier.unitPrice / 100)]);
  return {
    ...summary(shop, product),
    description: `<p>${escape(shop.notice)}</p>`,
    only_user: 0,
    purchase_count: 0,
    minimum: 0,
    maximum: 0,
    level_price: null,
    config: wholesale.length > 0 ? { wholesale: Object.fromEntries(wholesale) } : [],
    service_url: '',
    service_qq: shop.qq,
    login: false,
    trade_captcha: 0,
  };
}

function categories(shop: Shop): unknown[] {
  const names = [...new Set(shop.products.map(({ category }) => category))];
  return names.map((name, index) => ({ id: index + 1, name, sort: index + 1, status: 1 }));
}

function list(shop: Shop, url: URL): Answer {
  const category = url.searchParams.get('categoryId');
  const limit = Number(url.searchParams.get('limit') ?? 20);
  const start = (Number(url.searchParams.get('page') ?? 1) - 1) * limit;
  const found = listed(shop)
    .map((product) => summary(shop, product))
    .filter((goods) => !category || String(goods['category_id']) === category);
  const data = found.slice(start, start + limit);
  return json({ code: 200, msg: 'success', data, total: found.length });
}

/** The total for `num` pieces; the program answers this even for products it no longer lists. */
function valuation(shop: Shop, form: URLSearchParams): Answer {
  const product = shop.products.find(({ id }) => String(id) === form.get('item_id'));
  const count = Number(form.get('num') ?? 1);
  if (product === undefined || !(count >= 1)) return json(DELISTED);
  return json({ code: 200, data: { price: yuan(orderTotal(shop, product, count)) } });
}

/** Payment channels by name only; what they cost shows in the order. */
const CHANNELS = [{ id: 2, name: '支付宝', icon: '', handle: 'LabPay' }];

const CHANNEL_FEE = 30;

function trade(shop: Shop, form: URLSearchParams): Answer {
  const product = findListed(shop, form.get('item_id'));
  const count = Number(form.get('num') ?? 1);
  if (product === undefined || !(count >= 1)) return json(DELISTED);
  if (form.get('contact') === null) return json({ code: 0, msg: '请填写联系方式' });
  const goods = listTotal(product, count);
  const amount = goods + (shop.lies ? Math.round((goods * CHANNEL_FEE) / 1_000) : 0);
  return json({
    code: 200,
    msg: '下单成功',
    data: { amount: amount / 100, tradeNo: '1', secret: null },
  });
}

function frame(shop: Shop, title: string, script: string, main: string): Answer {
  const head = `<script>function setVar(n,v){window[n]=v}function ready(){}setVar("LANG","zh-cn");setVar("CAT_ID",1);setVar("HACK_SUBMIT_FORM","");</script>`;
  const body = `<nav class="navbar-acg"><a href="/">${escape(shop.name)}</a></nav>
<div id="pjax-container">${main}
<script>ready("/assets/user/controller/index/${script}.js");</script></div>
<footer>${escape(shop.icp)}</footer>`;
  return html(page(title, head, body));
}

function index(shop: Shop): Answer {
  const main = `<main><div class="panel"><h6 class="panel-title">公告</h6><p>${escape(shop.notice)} QQ：${escape(shop.qq)}</p></div>
<div class="panel"><h6 class="panel-title">购买</h6><div class="item-list"><div class="item-message">努力加载中..</div></div></div></main>`;
  return frame(shop, `购物 - ${shop.name}`, 'index', main);
}

/** The price is not in the page's text: the program's own script fills `.abacus .price`. */
function item(shop: Shop, product: Product): Answer {
  const stock = product.state === 'sold_out' ? '已售罄' : (product.stockLabel ?? product.stock);
  const main = `<script>setVar("_var_item",${scriptJson(detail(shop, product))})</script>
<main><div class="panel"><h4>${escape(product.title)}</h4>
<span class="badge-soft">${product.delivery === 'auto' ? '自动发货' : '在线发货'}</span>
<span class="badge-soft item-stock">库存 ${stock}</span>
<div class="abacus"><div class="price"></div></div>
<form><input type="text" name="contact" placeholder="联系方式"><input type="number" name="num" value="1"></form></div></main>`;
  return frame(shop, `${product.title} - ${shop.name}`, 'item', main);
}

/** One shop that runs 异次元发卡 (acg-faka): everything answers 200, the body's code is the status. */
export function acgFaka(shop: Shop, { url, form }: Request): Answer | null {
  const path = url.pathname;
  switch (path) {
    case `${API}/data`:
      return json({ code: 200, msg: 'success', data: categories(shop) });
    case `${API}/commodity`:
      return list(shop, url);
    case `${API}/commodityDetail`: {
      const product = findListed(shop, url.searchParams.get('commodityId'));
      if (product === undefined) return json(DELISTED);
      return json({ code: 200, msg: 'success', data: detail(shop, product) });
    }
    case `${API}/valuation`:
      return valuation(shop, form);
    case `${API}/stock`: {
      const product = findListed(shop, form.get('item_id'));
      if (product === undefined) return json(DELISTED);
      const stock = String(stockText(shop, product));
      return json({ code: 200, data: { stock, stock_state: stockState(product) } });
    }
    case `${API}/pay`:
      return json({ code: 200, msg: 'success', data: CHANNELS });
    case '/user/api/order/trade':
      return trade(shop, form);
    case '/':
      return shop.mode === 'closed' ? closedShop() : index(shop);
    default: {
      const id = /^\/item\/(\d+)$/.exec(path)?.[1];
      if (id === undefined) return null;
      if (shop.mode === 'closed') return closedShop();
      const product = findListed(shop, id);
      return product === undefined ? json(DELISTED) : item(shop, product);
    }
  }
}
