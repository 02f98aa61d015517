import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk/desk.ts';
import { openShop } from './market.ts';
import {
  appears,
  mustBeEmpty,
  newPage,
  noSidewaysScroll,
  openPart,
  type Page,
} from './testing/pages.ts';
import { openStorefront, type Storefront } from './testing/storefront.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// From a pasted address to a measured human answer, and a person who knows better.

let world: World;
let page: Page;
let storefront: Storefront;
let desk: Desk;

beforeAll(async () => {
  desk = openDesk('127.0.0.1', 0, Date.now);
  await desk.open();
  const foot = `<script>LHC_API.args = {mode: 'widget', lhc_base_url: '${desk.urlOf('good')}/'};</script>
    <a href="mailto:kefu@shop.example">邮件</a>`;
  const shop = { ...openShop('dujiaoka'), foot };
  storefront = await openStorefront(shop);
  world = await openWorld(ON_LOOPBACK);
  page = await newPage(world, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await world?.close();
  await storefront?.close();
  await desk?.stop();
});
afterEach(() => mustBeEmpty(world.complaints));

/** The conversations in the list of looks, all of them opened. */
async function openTalks(): Promise<void> {
  for (const summary of await page.getByText('查看对话', { exact: true }).all()) {
    await summary.click();
  }
}

/** What the newest score says of first responses. */
async function firstResponse(): Promise<{ n: number; s: number } | null> {
  const [row] = await world.database.sql(
    `SELECT jsonb_path_query_first(score::jsonb,
       '$.dimensions[*].indicators[*] ? (@.indicator == "first-response")') AS said
     FROM current_score WHERE profile = 'medium'`,
  );
  return (row?.['said'] ?? null) as { n: number; s: number } | null;
}

it('a pasted address shows how customer service could be asked, and asks nobody', async () => {
  await page.goto(`${world.kaopu.url}/register?url=${encodeURIComponent(storefront.url)}`);
  await appears(page, '要向人提问、要用您自己的账号');
  await page.getByRole('button', { name: '量客服响应：邮箱 kefu@shop.example' }).click();
  await noSidewaysScroll(page);
  await page.getByRole('button', { name: /Switch to English/ }).click();
  await appears(page, 'Measure responses: E-mail kefu@shop.example');
  expect(await page.getByLabel('Customer service address').inputValue()).toBe('kefu@shop.example');
  await page.getByRole('button', { name: /切换/ }).click();
  await appears(page, '要向人提问、要用您自己的账号');
  expect(await page.getByLabel('客服邮箱').inputValue()).toBe('kefu@shop.example');
  const smtp = page.getByRole('group', { name: '发信服务器（SMTP）' });
  expect(await smtp.getByLabel('端口').inputValue()).toBe('465');
  await page.getByRole('button', { name: '保存并开始探测' }).click();
  // What only a person has is missing, and it is said where.
  await page.locator('[aria-invalid=true]').first().waitFor();
  await page
    .getByRole('region', { name: '客服响应' })
    .getByRole('button', { name: '移除', exact: true })
    .click();

  await page.getByRole('button', { name: /量客服响应：Live Helper Chat/ }).click();
  const draft = page.getByRole('region', { name: '客服响应' });
  expect(await draft.getByLabel('聊天系统网址').inputValue()).toBe(`${desk.urlOf('good')}/`);
  expect(await draft.getByLabel('允许向客服发送提问').isChecked()).toBe(false);
  await page.getByRole('button', { name: '保存并开始探测' }).click();
  await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
  await openPart(page, '证据');
  await appears(page, '渠道在；未获准发送，没有提问');
  expect(desk.asked()).toEqual([]);
  await noSidewaysScroll(page);
});

it('with a person’s leave it asks once, and measures the first human', async () => {
  await openPart(page, '探测');
  const probe = page.locator('li').filter({ hasText: '向客服提一个采购问题' });
  await probe.getByRole('button', { name: '设置' }).click();
  await page.getByLabel('允许向客服发送提问').check();
  await page.getByLabel('提问署名').fill('靠谱测试');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await probe.getByRole('button', { name: '立即探测' }).click();
  await openPart(page, '证据');
  await appears(page, /[678]\s*秒后真人答复/);
  expect(desk.asked()).toHaveLength(1);
  expect(desk.asked()[0]?.question).toContain('靠谱测试');
  await expect.poll(firstResponse, { timeout: 60_000 }).toMatchObject({ n: expect.any(Number) });
  const said = await firstResponse();
  expect(said?.n).toBeGreaterThan(0);
});

it('a person’s word on a line changes how long it took, and the score, and back again', async () => {
  const before = await firstResponse();
  await openTalks();
  const line = page.getByLabel(/^「有的，10 张起/).first();
  expect(await line.inputValue()).toBe('human');
  await line.selectOption('bot');
  await page.getByRole('button', { name: '保存归类' }).click();
  await appears(page, /没有真人答复/);
  // Known for as long as it was listened to, which is less than a whole answer says.
  await expect
    .poll(async () => (await firstResponse())?.n ?? 0, { timeout: 60_000 })
    .toBeLessThan(before?.n ?? 0);

  await page.reload();
  await appears(page, /没有真人答复/);
  await openTalks();
  await noSidewaysScroll(page);
  const again = page.getByLabel(/^「有的，10 张起/).first();
  expect(await again.inputValue()).toBe('bot');
  await again.selectOption('human');
  await page.getByRole('button', { name: '保存归类' }).click();
  await appears(page, /[678]\s*秒后真人答复/);
  await expect.poll(async () => (await firstResponse())?.n, { timeout: 60_000 }).toBe(before?.n);
  expect(desk.asked()).toHaveLength(1);
});

it('a probe of any other kind is added later, by its own form', async () => {
  await openPart(page, '探测');
  await page.getByRole('button', { name: '添加探测' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('探测种类').selectOption('authorization-pages');
  await dialog.getByRole('button', { name: '添加探测' }).click();
  await dialog.getByRole('combobox', { name: '方式' }).selectOption('number-lookup');
  await dialog.getByLabel('品牌', { exact: true }).fill('爱奇艺');
  await dialog.getByLabel('由谁公布').selectOption('other');
  await dialog.getByRole('button', { name: '保存' }).click();
  // What is missing is said at its field, and nothing is lost.
  await dialog.locator('[aria-invalid=true]').first().waitFor();
  expect(await dialog.getByLabel('品牌', { exact: true }).inputValue()).toBe('爱奇艺');
  await dialog.getByLabel('经营主体全称').fill('星辰科技有限公司');
  await dialog.getByLabel('授权编号').fill('SQ-2026-001');
  await dialog.getByLabel('查询网址').fill(`${storefront.url}query?no={number}`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('品牌授权').filter({ visible: true }).first().waitFor();
  const stored = await world.database.sql(
    `SELECT config->>'publishedBy' AS by FROM probe WHERE kind = 'authorization-pages'`,
  );
  expect(stored).toEqual([{ by: 'other' }]);
});
