import { scriptJson } from '../answer.ts';
import { type Product, yuan } from '../shop.ts';
import type { ProductTexts } from './dujiaoka.ts';

/** The catalogue as the theme luna prints it into a script of its index page. */
export function lunaCatalogue(
  products: readonly Product[],
  stockOf: (product: Product) => number,
): string {
  const goods = products.map((product) => ({
    id: product.id,
    gd_name: product.title,
    actual_price: yuan(product.price),
    retail_price: yuan(product.price),
    in_stock: stockOf(product),
    type: product.delivery === 'auto' ? 1 : 2,
    wholesale_price_cnf: product.tiers
      .map(({ minQty, unitPrice }) => `${minQty}=${unitPrice / 100}`)
      .join('\n'),
    buy_limit_num: 0,
  }));
  return `<script>var goodsMsg = ${scriptJson([{ gp_name: '影视会员', goods }])};</script><div id="goods-list"></div>`;
}

/** The product page of the theme luna. */
export function lunaProduct(product: ProductTexts): string {
  const tiers = product.tiers.map(
    ({ minQty, price }) =>
      `<span class="small-tips tips-pink">购买 ${minQty} 件起，${price} 元/件。</span>`,
  );
  return `<div class="layui-card"><h3 class="card-title">${product.title}</h3>
<form class="layui-form" action="/create-order" method="post">
<span class="small-tips tips-green">${product.delivery}</span>
<span class="small-tips tips-blue">库存(${product.stock})</span>
${tiers.join('\n')}
<p>价格 <span class="price-num">${product.price}</span></p>
<input type="hidden" name="gid" value="${product.id}">
<input type="email" name="email"><input type="number" name="by_amount" value="1"></form></div>`;
}
