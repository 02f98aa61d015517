import type { ProductTexts } from './dujiaoka.ts';

function badge(product: ProductTexts): string {
  return `<span class="badge ${product.isAuto ? 'bg-success' : 'bg-warning'}">${product.delivery}</span>`;
}

/** A product on the index page of the theme unicorn. */
export function unicornCard(product: ProductTexts): string {
  return `<div class="card">${badge(product)}
<div class="card-body"><h6 class="card-title">${product.title}</h6>
<button type="button"><strong>${product.price}</strong></button>
<h6><small class="text-muted">库存：${product.stock}</small></h6>
<a href="/buy/${product.id}" class="btn">下单</a></div></div>`;
}

/** The product page of the theme unicorn. */
export function unicornProduct(product: ProductTexts): string {
  const tiers = product.tiers.map(
    ({ minQty, price }) =>
      `<span class="badge bg-dark">购买${minQty}件或以上,每个：${price}￥</span>`,
  );
  return `<div class="card"><h6>${badge(product)}</h6>
<h3 class="card-title">${product.title}</h3>
<h6><small class="text-muted">库存：${product.stock}</small></h6>
<div class="sale">${tiers.join('\n')}</div>
<form action="/create-order" method="post"><h6>价格：￥ ${product.price}</h6>
<input type="hidden" name="gid" value="${product.id}">
<input type="email" name="email" placeholder="邮箱">
<input type="number" name="by_amount" min="1" value="1"></form></div>`;
}
