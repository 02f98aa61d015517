import { describe, expect, it } from 'vitest';
import { openMarket } from './market.ts';
import { respond } from './respond.ts';
import type { Product, Shop } from './shop.ts';

function shopOf(id: string, changes: Partial<Shop> = {}): Shop {
  const shop = openMarket().find((each) => each.id === id);
  if (shop === undefined) throw new Error(`no shop ${id}`);
  return { ...shop, mode: 'normal', ...changes };
}

function change(shop: Shop, id: number, changes: Partial<Product>): Shop {
  const products = shop.products.map((each) => (each.id === id ? { ...each, ...changes } : each));
  return { ...shop, products };
}

function ask(shop: Shop, path: string, form = '') {
  const url = new URL(path, 'http://shop.test');
  return respond(shop, {
    method: form ? 'POST' : 'GET',
    url,
    form: new URLSearchParams(form),
    headers: {},
    body: '',
    at: 0,
  });
}

function jsonOf(shop: Shop, path: string, form?: string): unknown {
  const answer = ask(shop, path, form);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

describe('acg-faka', () => {
  const shop = shopOf('yunduan');
  const API = '/user/api/index';

  it('lists products with price, member price, stock and delivery as its API does', () => {
    expect(jsonOf(shop, `${API}/commodity?limit=2&page=1`)).toMatchObject({
      code: 200,
      total: 5,
      data: [
        { id: 1, price: 178, user_price: 172.7, delivery_way: 0, stock: 70, stock_state: 3 },
        { id: 2, stock: '充足', inventory_hidden: 1 },
      ],
    });
  });

  it('gives tiers as a map of strings in the detail', () => {
    expect(jsonOf(shop, `${API}/commodityDetail?commodityId=1`)).toMatchObject({
      code: 200,
      data: { config: { wholesale: { 10: '170.9', 50: '163.8', 100: '156.6' } } },
    });
  });

  it('totals by tier, also for what it no longer lists', () => {
    const gone = change(shop, 1, { state: 'delisted' });
    const total = jsonOf(gone, `${API}/valuation`, 'item_id=1&num=10');
    expect(total).toEqual({ code: 200, data: { price: '1709.00' } });
  });

  it('says in the body of a 200 that a product is delisted', () => {
    const gone = change(shop, 1, { state: 'delisted' });
    const refusal = { code: 0, msg: '该商品暂未上架' };
    expect(jsonOf(gone, `${API}/commodityDetail?commodityId=1`)).toEqual(refusal);
    expect(jsonOf(gone, '/item/1')).toEqual(refusal);
    expect(jsonOf(gone, `${API}/commodity`)).toMatchObject({ total: 4 });
  });

  it('says sold out in the way the product shows its stock', () => {
    const byNumber = change(shop, 1, { state: 'sold_out' });
    const byWord = change(shop, 2, { state: 'sold_out' });
    const path = (id: number) => `${API}/commodityDetail?commodityId=${id}`;
    expect(jsonOf(byNumber, path(1))).toMatchObject({ data: { stock: 0, stock_state: 0 } });
    expect(jsonOf(byWord, path(2))).toMatchObject({ data: { stock: '已售罄', stock_state: 0 } });
  });

  it('embeds the product in its page and shows no price in the text', () => {
    const { body } = ask(shop, '/item/1');
    expect(body).toContain('setVar("_var_item",{"id":1');
    expect(body.replace(/<script>.*?<\/script>/gs, '')).not.toContain('178');
    expect(body).toContain('<div class="price"></div>');
  });

  it('keeps a title from ending its script', () => {
    const evil = change(shop, 1, { title: '</script><b>' });
    expect(ask(evil, '/item/1').body).not.toContain('</script><b>');
  });
});

describe('dujiaoka', () => {
  it.each([
    ['bainian', ['<h6>价格：￥ 181.60</h6>', '库存：70', '购买10件或以上,每个：174.4￥']],
    [
      'haitun',
      ['<span class="buy-price">¥ 174.40</span>', '库存(70)', '购买 10 件起，167.3 元/件。'],
    ],
  ])('%s shows price, stock and tiers the way its theme does', (id, texts) => {
    const { body } = ask(shopOf(id), '/buy/1');
    for (const shown of texts) expect(body).toContain(shown);
    expect(body).toContain('name="gid" value="1"');
  });

  it('answers 200 with an error page for what is not on sale, and 500 for what never was', () => {
    const gone = ask(change(shopOf('bainian'), 1, { state: 'delisted' }), '/buy/1');
    expect(gone.status).toBe(200);
    expect(gone.body).toMatch(/<div class="err-message"><h5>该商品未上架！/);
    expect(ask(shopOf('bainian'), '/buy/999').status).toBe(500);
  });
});

describe('a shop of no known software', () => {
  const shop = shopOf('mofang');

  it('gives the same price as text, in a script and as JSON', () => {
    const { body } = ask(shop, '/p/1');
    expect(body).toContain('<b class="sale-price">￥199.40</b>');
    expect(body).toContain('window.__GOODS__ = {"goods":{"id":1');
    expect(jsonOf(shop, '/api/goods/1')).toMatchObject({ data: { price: '199.40', stock: 70 } });
  });

  it('answers 404 for what it does not sell', () => {
    expect(ask(shop, '/p/9').status).toBe(404);
    expect(ask(shop, '/api/goods/9').status).toBe(404);
    expect(ask(shop, '/elsewhere').status).toBe(404);
  });
});

it.each(['xingchen', 'bainian', 'mofang'])('%s closes with a page that answers 200', (id) => {
  const { status, body } = ask(shopOf(id, { mode: 'closed' }), '/');
  expect(status).toBe(200);
  expect(body).toContain('<title>店铺正在维护</title>');
});
