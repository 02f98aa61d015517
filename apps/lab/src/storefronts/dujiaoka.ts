import { type Answer, escape, html, page, type Request } from '../answer.ts';
import { findListed, listed, type Product, type Shop, stockShown, yuan } from '../shop.ts';
import { closedShop } from '../walls.ts';
import { hyperCard, hyperProduct } from './dujiaoka-hyper.ts';
import { unicornCard, unicornProduct } from './dujiaoka-unicorn.ts';

const THEMES = {
  unicorn: { card: unicornCard, product: unicornProduct },
  hyper: { card: hyperCard, product: hyperProduct },
};

function frame(shop: Shop, title: string, main: string): string {
  const head = `<link rel="stylesheet" href="/assets/${shop.theme}/css/base.css">`;
  const body = `<header><a class="navbar-brand logo-title" href="/">${escape(shop.name)}</a></header>
${main}
<footer>Powered by：<a href="http://dujiaoka.com">@独角数卡</a> <a href="https://beian.miit.gov.cn">${escape(shop.icp)}</a></footer>`;
  return page(`${title} | ${shop.name}`, head, body);
}

function index(shop: Shop): Answer {
  const cards = listed(shop).map((product) => THEMES[shop.theme].card(viewOf(product)));
  return html(
    frame(
      shop,
      '首页',
      `<section class="notice"><p>${escape(shop.notice)} 客服QQ：${escape(shop.qq)}</p></section>
<section class="goods-list">${cards.join('\n')}</section>`,
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

function viewOf(product: Product): ProductTexts {
  return {
    id: product.id,
    title: escape(product.title),
    price: yuan(product.price),
    stock: stockShown(product),
    delivery: product.delivery === 'auto' ? '自动发货' : '人工处理',
    isAuto: product.delivery === 'auto',
    tiers: product.tiers.map(({ minQty, unitPrice }) => ({
      minQty,
      price: String(unitPrice / 100),
    })),
  };
}

/** One shop that runs 独角数卡 (dujiaoka) in one of two of its themes. */
export function dujiaoka(shop: Shop, { url }: Request): Answer | null {
  const id = /^\/buy\/(\d+)$/.exec(url.pathname)?.[1];
  if (id === undefined && url.pathname !== '/') return null;
  if (shop.mode === 'closed') return closedShop();
  if (id === undefined) return index(shop);
  const product = findListed(shop, id);
  if (product !== undefined) {
    return html(frame(shop, product.title, THEMES[shop.theme].product(viewOf(product))));
  }
  const existed = shop.products.some((other) => String(other.id) === id);
  return existed ? errorPage(shop, '该商品未上架！') : serverError();
}
