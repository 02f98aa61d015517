import type { ProductTexts } from './dujiaoka.ts';

/** A product on the index page of the theme hyper: no stock there. */
export function hyperCard(product: ProductTexts): string {
  return `<a href="/buy/${product.id}" class="home-card category">
<p class="name">${product.title}</p><div class="price">¥<b>${product.price}</b></div></a>`;
}

/** The product page of the theme hyper. */
export function hyperProduct(product: ProductTexts): string {
  const tiers = product.tiers.map(
    ({ minQty, price }) => `<span>购买 ${minQty} 件起，${price} 元/件。</span>`,
  );
  return `<div class="buy-grid"><div class="buy-shop"><div class="card">
<form id="buy-form" action="/create-order" method="post">
<h3>${product.title}</h3>
<span class="badge badge-outline-primary">${product.delivery}</span>
<span class="badge badge-outline-primary">库存(${product.stock})</span>
<div class="alert" role="alert">${tiers.join('\n')}</div>
<h3><span class="buy-price">¥ ${product.price}</span></h3>
<input type="hidden" name="gid" value="${product.id}">
<input type="email" name="email" placeholder="接收卡密或通知">
<input type="text" name="by_amount" value="1"></form></div></div></div>`;
}
