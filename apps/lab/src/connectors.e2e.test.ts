import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop } from './market.ts';
import { appears, openPart } from './testing/pages.ts';
import { openStorefront, type Storefront } from './testing/storefront.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// A shop that only dealers may ask is registered by hand, in the form that its connector's schema makes.

let world: World;
let storefront: Storefront;
const shop = openShop('caihong');

beforeAll(async () => {
  storefront = await openStorefront(shop);
  world = await openWorld(ON_LOOPBACK);
});
afterAll(async () => {
  await world?.close();
  await storefront?.close();
});

it('takes credentials, tries them, reads prices by them, and never shows them again', async () => {
  const { url } = storefront;
  const page = await world.browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${world.kaopu.url}/register?url=${encodeURIComponent(url)}`);
  await page.getByRole('button', { name: '选择软件' }).click();
  await page.getByLabel('软件或接口').selectOption('caihong');
  await page.getByLabel('店铺网址').last().fill(url);
  await page.getByLabel('商品编号').fill('1');
  await page.getByLabel('商品名称').last().fill('爱奇艺年卡');
  await page.getByLabel('对接账号').fill(shop.dealer.id);
  await page.getByLabel('对接密码').fill('wrong');
  await page.getByRole('button', { name: '现在试读' }).last().click();
  await appears(page, '对方接口不接受这份凭证');
  await page.getByLabel('对接密码').fill(shop.dealer.key);
  await page.getByRole('button', { name: '现在试读' }).last().click();
  await appears(page, '¥178.00');
  await page.getByRole('button', { name: '加入探测' }).click();
  await page.getByRole('button', { name: '保存并开始探测' }).click();
  await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
  await appears(page, '彩虹云商城');
  await openPart(page, '价格');
  await appears(page, '¥178.00');

  await page
    .getByText(/比价商品/)
    .first()
    .click();
  await page.getByLabel('品牌与等级').fill('iqiyi-svip');
  await page.getByRole('button', { name: '保存更正' }).click();
  await appears(page, /iqiyi-svip\/12m\/code · 人工更正/);

  // A change of what is watched, without entering the credentials again.
  await openPart(page, '探测');
  const probe = page.locator('li').filter({ hasText: '价格与库存' });
  await probe.getByRole('button', { name: '设置' }).click();
  expect(await page.getByLabel('对接密码').inputValue()).toBe('');
  await page.getByLabel('商品编号').fill('2');
  await page.getByLabel('商品名称').last().fill('腾讯视频年卡');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await probe.getByRole('button', { name: '立即探测' }).click();
  await openPart(page, '价格');
  await appears(page, '¥193.00');

  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  const told = await Promise.all(
    [`/platforms/${id}`, `/platforms/${id}/observations`, `/platforms/${id}/products`].map(
      async (path) => (await fetch(`${world.kaopu.url}/api/v1${path}`)).text(),
    ),
  );
  for (const answer of told) expect(answer).not.toContain(shop.dealer.key);
  const trials = await world.database.sql('SELECT request FROM trial');
  expect(JSON.stringify(trials)).not.toContain(shop.dealer.key);
  await page.close();
});
