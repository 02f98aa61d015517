import { pageOf, PlatformDetail, PlatformRow } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop } from './market.ts';
import { allFaults } from './testing/axe.ts';
import { focused } from './testing/keyboard.ts';
import { appears, mustBeEmpty, newPage, type Page, sidewaysOverflow } from './testing/pages.ts';
import { openStorefront, type Storefront } from './testing/storefront.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

let world: World;
let page: Page;
const opened: Storefront[] = [];

beforeAll(async () => {
  world = await openWorld(ON_LOOPBACK);
});
afterAll(async () => {
  await world?.close();
  for (const storefront of opened) await storefront.close();
});
beforeEach(async () => {
  page = await newPage(world, { viewport: { width: 1280, height: 900 } });
});
afterEach(async () => {
  await page.context().close();
  mustBeEmpty(world.complaints);
});

/** A shop of its own for one test. */
async function shop(mode: 'normal' | 'captcha' = 'normal'): Promise<string> {
  const storefront = await openStorefront({ ...openShop('dujiaoka'), mode });
  opened.push(storefront);
  return storefront.url;
}

async function open(path = '/register'): Promise<void> {
  await page.goto(world.kaopu.url + path);
  await page.getByRole('heading', { level: 1, name: '登记平台' }).waitFor();
}

async function platforms(): Promise<PlatformRow[]> {
  return pageOf(PlatformRow).parse(await world.api.get('/api/v1/platforms')).items;
}

async function saved(): Promise<PlatformDetail> {
  await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  return PlatformDetail.parse(await world.api.get(`/api/v1/platforms/${id}`));
}

const look = async (text: string) => {
  await page.getByLabel('店铺网址').fill(text);
  await page.getByRole('button', { name: '看一看' }).click();
};
const save = () => page.getByRole('button', { name: '保存并开始探测' }).click();
const choose = (name: string) =>
  page.getByRole('radio', { name, exact: true }).check({ force: true });

describe('registering', () => {
  it('takes six strokes of the keyboard at most, from an empty page to a saved platform', async () => {
    const url = await shop();
    await open();
    let strokes = 0;
    const press = (key: string) => {
      strokes += 1;
      return page.keyboard.press(key);
    };
    expect(await focused(page)).toBe('店铺网址');
    strokes += 1;
    await page.keyboard.insertText(url);
    await press('Enter');
    // What was found is there, and the focus has gone on to what saves it.
    await expect.poll(() => focused(page), { timeout: 60_000 }).toBe('直接保存');
    await press('Enter');
    const { probes } = await saved();
    expect(probes.length).toBeGreaterThan(0);
    expect(strokes).toBeLessThanOrEqual(6);
  });

  it('says in words how often it will look, and when the next three times are; nowhere a cron line', async () => {
    await open();
    await look(await shop());
    const times = page.locator('[data-fact=next-times]');
    await times.first().waitFor({ timeout: 60_000 });
    expect(await times.first().innerText()).toMatch(
      /^接下来约在 (?:[\d-]+ )?\d\d:\d\d、(?:[\d-]+ )?\d\d:\d\d、(?:[\d-]+ )?\d\d:\d\d（北京时间）$/,
    );
    expect(await appears(page, /保存后立刻看第一次，之后每/)).toBe(true);
    expect(await appears(page, '不会登录、不会下单、遵守频率上限。')).toBe(true);
    expect(await page.locator('main').innerText()).not.toMatch(/cron|(?:[\d*/,-]+ ){4}[\d*/,-]+/i);
    expect(await allFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  });

  it('looks less often in the sparing way, and never by hand', async () => {
    const url = await shop();
    await open();
    await look(url);
    const every = page.getByRole('combobox', { name: /^网站可用性/ });
    await every.waitFor({ timeout: 60_000 });
    const standard = Number(await every.inputValue());
    await choose('省流');
    await expect.poll(async () => Number(await every.inputValue())).toBe(4 * standard);
    await choose('仅手动');
    expect(await appears(page, '不会自动看')).toBe(true);
    await save();
    expect((await saved()).probes).toEqual([]);
  });

  it('tells a captcha from a page it did not know, saves it all the same, and looks at nothing', async () => {
    await open();
    await look(await shop('captcha'));
    await page.getByRole('heading', { name: '无法自动探测' }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('radio', { name: '仅手动' }).isChecked()).toBe(true);
    expect(await appears(page, /仍可保存，只记您手动录入的/)).toBe(true);
    expect(await page.getByRole('link', { name: /记一笔.*录入/ }).count()).toBe(1);
    await save();
    expect((await saved()).probes).toEqual([]);
  });

  it('takes a QQ number for a platform without a page', async () => {
    await open();
    await look('QQ：123456789');
    expect(await appears(page, 'QQ 号没有网页可看')).toBe(true);
    expect(await page.getByLabel('平台名称').inputValue()).toBe('QQ 123456789');
    await page.getByLabel('平台名称').fill('群里的老张');
    await save();
    expect(await saved()).toMatchObject({ name: '群里的老张', probes: [] });
    // A second time it leads to the first.
    await open();
    await look('123456789');
    await save();
    await page.getByRole('link', { name: '打开已有的平台' }).click();
    await page.getByRole('heading', { level: 1, name: '群里的老张' }).waitFor();
  });

  it('finds by name what is there, and says what else is needed', async () => {
    await world.api.post('/api/v1/platforms', {
      name: '按名称找得到的店',
      siteUrl: 'https://named.example/',
    });
    await open();
    await look('找得到的店');
    expect(await appears(page, '已经登记过的：')).toBe(true);
    await look('没有这家');
    expect(await appears(page, '没有登记过「没有这家」')).toBe(true);
    await look('找得到的店');
    await page.getByRole('link', { name: '按名称找得到的店' }).click();
    await page.getByRole('heading', { level: 1, name: '按名称找得到的店' }).waitFor();
  });

  it('says beside the field what is wrong with an address, with the focus on it', async () => {
    await open();
    await look('ftp://shop.example');
    expect(await appears(page, '网址应以 http:// 或 https:// 开头')).toBe(true);
    expect(await focused(page)).toBe('店铺网址');
    expect(await page.getByLabel('店铺网址').getAttribute('aria-invalid')).toBe('true');
  });

  it('asks once whoever leaves without saving, and nobody who has saved', async () => {
    await open();
    const before = (await platforms()).length;
    await look('QQ 987654321');
    await page.getByLabel('平台名称').waitFor();
    const leave = () => page.getByRole('banner').getByRole('link', { name: '告警' }).click();
    await leave();
    const dialog = page.getByRole('dialog', { name: '还没有保存' });
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/register');
    expect(await page.getByLabel('平台名称').inputValue()).toBe('QQ 987654321');
    await leave();
    await dialog.getByRole('button', { name: '不保存，离开' }).click();
    await page.waitForURL('**/alerts');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await platforms()).length).toBe(before);

    await open();
    await leave();
    await page.waitForURL('**/alerts');
  });
});
