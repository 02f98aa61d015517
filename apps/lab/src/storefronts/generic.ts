import { type Answer, escape, html, json, page, type Request, scriptJson } from '../answer.ts';
import { findListed, listed, type Product, type Shop, stockClaimed, yuan } from '../shop.ts';
import { closedShop } from '../walls.ts';

function goods(shop: Shop, product: Product): Record<string, unknown> {
  return {
    id: product.id,
    name: product.title,
    price: yuan(product.price),
    stock: stockClaimed(shop, product),
  };
}

function frame(shop: Shop, title: string, main: string): Answer {
  const body = `<header><a href="/">${escape(shop.name)}</a></header>${main}<footer>${escape(shop.icp)} QQ ${escape(shop.qq)}</footer>`;
  return html(page(`${title} - ${shop.name}`, '', body));
}

function index(shop: Shop): Answer {
  const links = listed(shop).map(
    (product) =>
      `<li class="card"><a href="/p/${product.id}">${escape(product.title)}</a> <span class="sale-price">￥${yuan(product.price)}</span></li>`,
  );
  return frame(
    shop,
    '全部商品',
    `<main><p>${escape(shop.notice)}</p><ul>${links.join('')}</ul></main>`,
  );
}

function availability(shop: Shop, product: Product): string {
  return stockClaimed(shop, product) > 0
    ? 'https://schema.org/InStock'
    : 'https://schema.org/OutOfStock';
}

function linkedData(shop: Shop, product: Product): unknown {
  const offer = {
    '@type': 'Offer',
    price: yuan(product.price),
    priceCurrency: 'CNY',
    availability: availability(shop, product),
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    offers: offer,
  };
}

function microdata(shop: Shop, product: Product): string {
  return `<div itemscope itemtype="https://schema.org/Product"><meta itemprop="name" content="${escape(product.title)}">
<div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" content="${yuan(product.price)}">
<meta itemprop="priceCurrency" content="CNY"><link itemprop="availability" href="${availability(shop, product)}"></div></div>`;
}

/** The same facts five times: as text, in a script's variable, behind `/api/goods/{id}`, as linked and as microdata. */
function productPage(shop: Shop, product: Product): Answer {
  return frame(
    shop,
    product.title,
    `<main class="card"><h1>${escape(product.title)}</h1>
<p class="price">售价 <b class="sale-price">￥${yuan(product.price)}</b></p>
<p>库存 <span class="stock">${stockClaimed(shop, product)}</span> 件</p>
<script>window.__GOODS__ = ${scriptJson({ goods: goods(shop, product) })};</script><script type="application/ld+json">${scriptJson(linkedData(shop, product))}</script>
${microdata(shop, product)}</main>`,
  );
}

/** One shop of no known software. */
export function generic(shop: Shop, { url }: Request): Answer | null {
  const [, kind, id] = /^\/(p|api\/goods)\/(\d+)$/.exec(url.pathname) ?? [];
  if (kind === undefined && url.pathname !== '/') return null;
  if (shop.mode === 'closed') return closedShop();
  if (kind === undefined) return index(shop);
  const product = findListed(shop, id);
  if (kind !== 'p') {
    if (product === undefined) return json({ code: 404, message: '商品不存在' }, 404);
    return json({ code: 0, data: goods(shop, product) });
  }
  if (product === undefined) return html(page('商品不存在', '', '<main>商品不存在</main>'), 404);
  return productPage(shop, product);
}
