import { PlatformDetail, ProductView } from '@kaopu/contracts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { faults, expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
let id: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  const made = await api.call('/platforms', { body: { name: 'a', siteUrl: 'https://a.example/' } });
  ({ id } = PlatformDetail.parse(made.body));
  const offer = {
    url: 'https://a.example/1',
    price: 17_800,
    memberPrice: null,
    tiers: [],
    moq: null,
    stock: { kind: 'hidden' },
    delivery: 'auto',
  };
  await api.test.sql(
    `INSERT INTO product (platform_id, ref, title, item, offer, price, state, seen_at, seen_key)
     VALUES ($1, 'https://a.example/1?x=1', '爱奇艺黄金会员年卡', 'iqiyi/12m/code', $2, 17800, 'on_sale', now(), 'k')`,
    [id, JSON.stringify(offer)],
  );
});
afterAll(() => api.stop());

const REF = 'https://a.example/1?x=1';

async function product(): Promise<ProductView | undefined> {
  const { body } = await api.call(`/platforms/${id}/products`);
  const { items } = body as { items: unknown[] };
  return items.map((item) => ProductView.parse(item))[0];
}

function correct(body: unknown) {
  return api.call(`/platforms/${id}/product-item`, { method: 'PUT', body });
}

it('a person’s word shows at once, and can be taken back', async () => {
  expect(await product()).toMatchObject({ item: 'iqiyi/12m/code', corrected: false });
  expect((await correct({ ref: REF, item: 'iqiyi-svip@hk/12m/recharge' })).status).toBe(204);
  expect(await product()).toMatchObject({ item: 'iqiyi-svip@hk/12m/recharge', corrected: true });
  expect((await correct({ ref: REF, item: null })).status).toBe(204);
  expect(await product()).toMatchObject({ item: null, corrected: true });
  const path = `/platforms/${id}/product-item?ref=${encodeURIComponent(REF)}`;
  expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
  expect(await product()).toMatchObject({ item: 'iqiyi/12m/code', corrected: false });
  expectProblem(await api.call(path, { method: 'DELETE' }), 404, 'not-found');
});

it.each([
  'iqiyi',
  'iqiyi/12m',
  'iqiyi/0m/code',
  'IQIYI/12m/code',
  'iqiyi/12m/code/x',
  '../../etc/12m/code',
  `${'a'.repeat(80)}/12m/code`,
])('%s is no such word', async (item) => {
  const problem = expectProblem(await correct({ ref: REF, item }), 400, 'invalid-input');
  expect(faults(problem)).toEqual([['/item', 'item-invalid']]);
});

it('products that nobody saw cannot be corrected', async () => {
  expectProblem(await correct({ ref: 'unknown', item: null }), 404, 'not-found');
});
