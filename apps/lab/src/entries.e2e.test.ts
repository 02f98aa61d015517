import { PlatformDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  appears,
  mustBeEmpty,
  noSidewaysScroll,
  openPart,
  type Page,
  phone,
} from './testing/pages.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
let platform = '';

beforeAll(async () => {
  world = await openWorld();
  const made = await world.api.post('/api/v1/platforms', {
    name: '星辰会员批发',
    siteUrl: 'https://shop.example/',
  });
  platform = `/platforms/${PlatformDetail.parse(made).id}`;
});

afterAll(() => world?.close());

afterEach(() => mustBeEmpty(world.complaints));

/** A photo as a phone would take it. */
async function photo(): Promise<Buffer> {
  const page = await world.browser.newPage({ viewport: { width: 320, height: 200 } });
  await page.setContent('<h1>付款 ¥185.00</h1>');
  const bytes = await page.screenshot({ type: 'jpeg' });
  await page.close();
  return bytes;
}

const choose = (page: Page, group: string, option: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name: option }).check();

it('a test purchase is logged on a phone with a photo, moves the score, and is retracted', async () => {
  const page = await phone(world);
  await page.goto(world.kaopu.url + platform);
  await openPart(page, '证据');
  await page.getByRole('link', { name: '录入一条' }).click();
  await noSidewaysScroll(page);
  await page.getByRole('link', { name: /^试购/ }).click();
  await page.getByLabel('买的商品').fill('爱奇艺黄金VIP年卡');
  await page.getByLabel('买了几张').fill('1');

  // Saving too early says what is missing and goes there; nothing typed is lost.
  await page.getByRole('button', { name: '保存' }).click();
  expect(await appears(page, '必填')).toBe(true);
  await expect.poll(() => page.locator(':focus').getAttribute('aria-invalid')).toBe('true');

  await page.getByLabel('标价合计（元）').fill('178');
  await page.getByLabel('结算实付（元）').fill('185.00');
  await page.getByRole('button', { name: '加一行' }).click();
  await choose(page, '名目', '卡密激活费');
  await page.getByLabel('金额（元）').fill('5');
  await choose(page, '什么时候才看到', '付款以后');
  await choose(page, '发货', '收到了');
  await page.getByLabel('付款到收到卡密', { exact: false }).first().fill('20');
  await choose(page, '卡密结果', '不能用');
  await choose(page, '问过卡密来源吗', '不肯说');
  await noSidewaysScroll(page);

  // A reload loses nothing: neither texts nor files.
  await page
    .getByLabel('拍照或选文件')
    .setInputFiles({ name: '付款.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  expect(await appears(page, /付款\.jpg · /)).toBe(true);
  await page.reload();
  expect(await appears(page, /付款\.jpg · /)).toBe(true);
  expect(await page.getByLabel('标价合计（元）').inputValue()).toBe('178');

  await page.getByLabel('谁录入').fill('小王');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/#entries$/);
  expect(await appears(page, '爱奇艺黄金VIP年卡 ×1，实付 185.00 元，不能用')).toBe(true);
  expect(await appears(page, '自己试购')).toBe(true);
  await page.getByText('等待计分').waitFor({ state: 'detached', timeout: 60_000 });

  // The score's own line leads to the entry and its photo.
  await openPart(page, '总览');
  const dimension = page.locator('details', { hasText: '卡密有效' }).first();
  await dimension.locator('summary').first().click();
  const line = dimension.getByRole('link', { name: '人工录入' }).first();
  await line.waitFor({ timeout: 60_000 });
  expect(await line.getAttribute('href')).toMatch(/\/evidence#entry\/[0-9a-f-]{36}$/);
  await line.click();
  await page.getByRole('link', { name: '凭证 1' }).click();
  expect(await appears(page, 'upload:付款.jpg')).toBe(true);
  await page.goBack();

  const entry = page.getByRole('listitem').filter({ hasText: '实付 185.00 元' }).first();
  await entry.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('买错店了');
  await dialog.getByRole('button', { name: '撤回' }).click();
  expect(await appears(page, '买错店了')).toBe(true);
  // The score is made without it: no line of it leads there any more.
  await openPart(page, '总览');
  await dimension.locator('summary').first().click();
  await page
    .locator('details a', { hasText: '人工录入' })
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 });
  await noSidewaysScroll(page);
  await page.context().close();
});

it('what is typed without a network is kept, and sent by itself when there is one', async () => {
  const page = await phone(world);
  await page.goto(`${world.kaopu.url}${platform}/entries/new/agency-fee`);
  await page.getByLabel('做代理要交多少（元）').fill('998');
  await page.getByLabel('谁录入').fill('小王');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存' }).click();
  expect(await appears(page, '没有网络：已存在本机，联网后自动提交。')).toBe(true);
  await page.context().setOffline(false);
  await page.waitForURL(/#entries$/);
  expect(await appears(page, '代理费 998.00 元')).toBe(true);
  expect(await page.getByText('代理费 998.00 元').count()).toBe(1);
  await page.context().close();
});

it('what is changed while it waits for the network is not sent as it was', async () => {
  const page = await phone(world);
  await page.goto(`${world.kaopu.url}${platform}/entries/new/agency-fee`);
  await page.getByLabel('做代理要交多少（元）').fill('9980');
  await page.getByLabel('谁录入').fill('小李');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存' }).click();
  expect(await appears(page, '没有网络：已存在本机，联网后自动提交。')).toBe(true);
  await page.getByLabel('做代理要交多少（元）').fill('880');
  await page.getByText('联网后自动提交').waitFor({ state: 'detached' });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/#entries$/);
  expect(await appears(page, '代理费 880.00 元')).toBe(true);
  expect(await page.getByText('代理费 9,980.00 元').count()).toBe(0);
  await page.context().close();
});

it('works by keyboard alone, and shows what is at stake to nobody’s score', async () => {
  const page = await phone(world);
  await page.goto(`${world.kaopu.url}${platform}/entries/new/exposure`);
  await page.getByLabel('预存余额（元）').focus();
  await page.keyboard.type('5000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('300.5');
  await page.getByLabel('谁录入').fill('小王');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#entries$/);
  await openPart(page, '总览');
  expect(await appears(page, '¥6,300.50')).toBe(true);
  const rows = await world.database.sql(
    `SELECT s.score::text AS score, o.key FROM observation o, current_score s WHERE o.kind = 'exposure'`,
  );
  for (const { score, key } of rows) expect(score).not.toContain(key);
  await page.context().close();
});
