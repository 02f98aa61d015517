import { pageOf, PlatformDetail, PlatformRow } from '@kaopu/contracts';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listener } from './listener.ts';
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

/** A shop of its own for one test; `foot` is what its owner has put below every page. */
async function shop(mode: 'normal' | 'captcha' = 'normal', foot = ''): Promise<string> {
  const storefront = await openStorefront({ ...openShop('dujiaoka'), mode, foot });
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

/** What a shop says of itself; nothing of it is verified. */
const FOOT = `<p>深圳市靠谱网络科技有限公司 统一社会信用代码：91350100M000100Y43</p>
<p>腾讯视频官方授权经销商</p>`;

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

  it('ticks each fact that it found, and uses what is ticked', async () => {
    await open();
    await look(await shop('normal', FOOT));
    const fact = (id: string) => page.locator(`[data-found=${id}]`);
    await fact('title').waitFor({ timeout: 60_000 });
    for (const [id, said] of [
      ['title', openShop('dujiaoka').name],
      ['entity', '深圳市靠谱网络科技有限公司 · 91350100M000100Y43'],
      ['icp', openShop('dujiaoka').icp],
      ['contacts', `QQ ${openShop('dujiaoka').qq}`],
      ['prices', /^价格页\s*\d 页：/],
      ['claims', '「腾讯视频官方授权经销商」'],
    ] as const) {
      const text = await fact(id).innerText();
      if (typeof said === 'string') expect([id, text]).toEqual([id, expect.stringContaining(said)]);
      else expect(text).toMatch(said);
      expect([id, await fact(id).getByRole('checkbox').isChecked()]).toEqual([id, true]);
    }
    expect(await page.getByLabel('经营主体（公司全称）').inputValue()).toBe(
      '深圳市靠谱网络科技有限公司',
    );
    expect(await allFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);

    for (const id of ['title', 'entity', 'icp', 'prices']) {
      await fact(id).getByRole('checkbox').press('Space');
      expect(await fact(id).getByRole('checkbox').isChecked()).toBe(false);
    }
    expect(await page.getByLabel('经营主体（公司全称）').inputValue()).toBe('');
    await save();
    const { name, probes, legalName, uscc } = await saved();
    expect({ name, legalName, uscc }).toEqual({
      name: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      legalName: null,
      uscc: null,
    });
    const kinds = probes.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['support-channels', 'compliance-wording']));
    for (const kind of ['price-drift', 'qualification-disclosure']) {
      expect(kinds).not.toContain(kind);
    }
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
    // Nobody looks by itself, so a calendar may say when to: a file with one event that comes again.
    await page.getByRole('combobox', { name: '提醒自己去看' }).selectOption('每天');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '加到日历（.ics）' }).click();
    const kept = await download;
    expect(kept.suggestedFilename()).toBe('kaopu-reminder.ics');
    const calendar = await readFile(await kept.path(), 'utf8');
    expect(calendar).toContain('\r\nRRULE:FREQ=DAILY\r\n');
    expect(calendar).toContain('\r\nSUMMARY:记一笔：');
    expect(calendar.replaceAll('\r\n ', '')).toContain(`\r\nURL:${world.kaopu.url}/log/new\r\n`);
    expect(await allFaults(page)).toEqual([]);
    await save();
    expect((await saved()).probes).toEqual([]);
  });

  it('says within thirty seconds that a site does not answer, which can be saved all the same', async () => {
    const mute = listener('127.0.0.1', 0, () => 'never answered');
    await mute.open();
    await open();
    const asked = Date.now();
    await look(`http://127.0.0.1:${mute.port()}/`);
    await page.getByRole('heading', { name: '没能自动认出' }).waitFor({ timeout: 60_000 });
    expect(Date.now() - asked).toBeLessThan(30_000);
    await mute.close();
    await save();
    expect((await saved()).probes.map(({ kind }) => kind)).toContain('availability');
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

  it('leads whoever gives an address again to the platform that has it', async () => {
    const url = await shop();
    await open();
    await look(url);
    await page.getByRole('button', { name: '直接保存' }).click({ timeout: 60_000 });
    const { id } = await saved();
    const before = (await platforms()).length;
    await open();
    // Another page of the same shop is the same shop.
    await look(`${url}buy/1`);
    await page.getByRole('button', { name: '直接保存' }).click({ timeout: 60_000 });
    expect(await appears(page, '这个网址已经登记过。')).toBe(true);
    // Nothing of it would be lost: it does not ask.
    await page.getByRole('link', { name: '打开已有的平台' }).click();
    await page.waitForURL(`**/platforms/${id}*`);
    expect((await platforms()).length).toBe(before);
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

  it.each([
    ['ftp://shop.example', '网址应以 http:// 或 https:// 开头'],
    ['', '请填写'],
  ])(
    'says beside the field what is wrong with 「%s」, with the focus on it',
    async (text, said) => {
      await open();
      await look(text);
      const field = page.getByLabel('店铺网址');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby')) ?? '';
      const notes = described.split(' ').map((id) => page.locator(`[id="${id}"]`).innerText());
      expect(await Promise.all(notes)).toContainEqual(expect.stringContaining(said));
      expect(await focused(page)).toBe('店铺网址');
    },
  );

  it('has the browser ask whoever closes or reloads it without saving', async () => {
    await open();
    await look('QQ 555666777');
    await page.getByLabel('平台名称').fill('还没有保存的店');
    const asked = page.waitForEvent('dialog');
    const reloaded = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloaded;
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
