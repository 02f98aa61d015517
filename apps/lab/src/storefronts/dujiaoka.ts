import { type Answer, escape, html, page, type Request } from '../answer.ts';
import {
  findListed,
  listed,
  orderTotal,
  type Product,
  type Shop,
  stockClaimed,
  yuan,
} from '../shop.ts';
import { closedShop } from '../walls.ts';
import { lunaCatalogue, lunaProduct } from './dujiaoka-luna.ts';
import { hyperCard, hyperProduct } from './dujiaoka-hyper.ts';
import { unicornCard, unicornProduct } from './dujiaoka-unicorn.ts';

const THEMES = {
  unicorn: { card: unicornCard, product: unicornProduct },
  hyper: { card: hyperCard, product: hyperProduct },
  luna: { card: () => '', product: lunaProduct },
};

function frame(shop: Shop, title: string, main: string): string {
  const head = `<link rel="stylesheet" href="/assets/${shop.theme}/css/base.css">`;
  const body = `<header><a class="navbar-brand logo-title" href="/">${escape(shop.name)}</a></header>
${main}
<footer>Powered by：<a href="http://dujiaoka.com">@独角数卡</a> <a href="https://beian.miit.gov.cn">${escape(shop.icp)}</a></footer>`;
  return page(`${title} | ${shop.name}`, head, body);
}

function index(shop: Shop): Answer {
  const cards = listed(shop).map((product) => THEMES[shop.theme].card(viewOf(shop, product)));
  return html(
    frame(
      shop,
      '首页',
      `<section class="notice"><p>${escape(shop.notice)} 客服QQ：${escape(shop.qq)}</p></section>
<section class="goods-list">${shop.theme === 'luna' ? lunaCatalogue(listed(shop), (each) => stockClaimed(shop, each)) : cards.join('\n')}</section>`,
    ),
  );
}

/** The error page of the program: a message, a way back, and HTTP 200. */
function errorPage(shop: Shop, message: string): Answer {
  return html(
    frame(
      shop,
      '出现错误了哟~',
      `<div class="card"><h3 class="card-title">出现错误了哟~：</h3><div class="err-message"><h5>${message}</h5></div></div>`,
    ),
  );
}

/** What its framework says to an id it does not know. */
function serverError(): Answer {
  return html(page('Server Error', '', '<main>500 Server Error</main>'), 500);
}

export interface ProductTexts {
  id: number;
  title: string;
  price: string;
  stock: number;
  delivery: string;
  isAuto: boolean;
  tiers: readonly { minQty: number; price: string }[];
}

/** What an order form needs besides; the program's own token and ways to pay. */
const ORDER_FIELDS =
  '<input type="hidden" name="_token" value="lab"><input type="radio" name="payway" value="1" checked></form>';

function createOrder(shop: Shop, form: URLSearchParams): Answer {
  const product = findListed(shop, form.get('gid'));
  const quantity = Number(form.get('by_amount') ?? 0);
  if (form.get('_token') !== 'lab' || product === undefined || !(quantity >= 1)) {
    return errorPage(shop, '页面已过期！');
  }
  return { ...html('', 302), location: `/bill/LAB${product.id}X${quantity}` };
}

function bill(shop: Shop, id: string | undefined, quantity: number): Answer | null {
  const product = findListed(shop, id);
  if (product === undefined) return null;
  const main = `<main><p>订单名称： ${escape(product.title)} x ${quantity}</p><p>商品单价： ${yuan(product.price)}</p>
<p>购买数量： ${quantity}</p><p>实际支付价格： ￥${yuan(orderTotal(shop, product, quantity))}</p><p>支付方式： 支付宝当面付</p></main>`;
  return html(frame(shop, '订单确认', main));
}

function viewOf(shop: Shop, product: Product): ProductTexts {
  return {
    id: product.id,
    title: escape(product.title),
    price: yuan(product.price),
    stock: stockClaimed(shop, product),
    delivery: product.delivery === 'auto' ? '自动发货' : '人工处理',
    isAuto: product.delivery === 'auto',
    tiers: product.tiers.map(({ minQty, unitPrice }) => ({
      minQty,
      price: String(unitPrice / 100),
    })),
  };
}

/** One shop that runs 独角数卡 (dujiaoka) in one of its three themes. */
export function dujiaoka(shop: Shop, { url, form, method }: Request): Answer | null {
  if (url.pathname === '/create-order' && method === 'POST') return createOrder(shop, form);
  const [, billed, quantity] = /^\/bill\/LAB(\d+)X(\d+)$/.exec(url.pathname) ?? [];
  if (billed !== undefined) return bill(shop, billed, Number(quantity));
  const id = /^\/buy\/(\d+)$/.exec(url.pathname)?.[1];
  if (id === undefined && url.pathname !== '/') return null;
  if (shop.mode === 'closed') return closedShop();
  if (id === undefined) return index(shop);
  const product = findListed(shop, id);
  if (product !== undefined) {
    return html(
      frame(
        shop,
        product.title,
        THEMES[shop.theme].product(viewOf(shop, product)).replace('</form>', ORDER_FIELDS),
      ),
    );
  }
  const existed = shop.products.some((other) => String(other.id) === id);
  return existed ? errorPage(shop, '该商品未上架！') : serverError();
}
