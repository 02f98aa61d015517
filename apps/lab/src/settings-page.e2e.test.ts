import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { appears, mustBeEmpty, newPage, type Page, sidewaysOverflow } from './testing/pages.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
let page: Page;

beforeAll(async () => {
  world = await openWorld();
  for (const name of ['甲店', '乙店']) {
    await world.api.post('/api/v1/platforms', { name, siteUrl: `https://${name}.example/` });
  }
});
afterAll(() => world?.close());
beforeEach(async () => {
  page = await newPage(world, {
    viewport: { width: 1280, height: 900 },
    timezoneId: 'America/New_York',
  });
});
afterEach(async () => {
  await page.context().close();
  mustBeEmpty(world.complaints);
});

async function open(path: string): Promise<void> {
  await page.goto(world.kaopu.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const keys = () => page.getByRole('dialog', { name: '键盘' });
// The texts of another language have to come first: the choice shows a moment later.
const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click();

describe('the keys', () => {
  it('are shown by ?, and Esc leads back', async () => {
    await open('/platforms');
    await page.keyboard.press('Shift+Slash');
    await keys().waitFor();
    expect(await keys().locator('kbd').allInnerTexts()).toEqual(
      expect.arrayContaining(['/', '?', 'j', 'k', 'x', 'c']),
    );
    expect(await allFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await keys().waitFor({ state: 'detached' });
  });

  it('are letters to whoever writes', async () => {
    await open('/platforms');
    await page.getByRole('searchbox').first().focus();
    await page.keyboard.type('j?');
    expect(await page.getByRole('searchbox').first().inputValue()).toBe('j?');
    expect(await keys().count()).toBe(0);
  });

  it('are turned off and on again by one switch, for good', async () => {
    await open('/platforms');
    const inRow = () =>
      page.evaluate<boolean>(`document.activeElement.closest('[role=row]') !== null`);
    await page.getByRole('link', { name: '甲店' }).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press('j');
        return inRow();
      })
      .toBe(true);
    await page.keyboard.press('Shift+Slash');
    await keys().getByRole('checkbox', { name: '用单个按键操作' }).uncheck();
    await keys().getByRole('button', { name: '关闭' }).click();

    await open('/platforms');
    await page.getByRole('link', { name: '甲店' }).waitFor();
    await page.waitForLoadState('networkidle');
    for (const key of ['j', 'j', 'Slash', 'Shift+Slash']) await page.keyboard.press(key);
    expect(await inRow()).toBe(false);
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('BODY');
    expect(await keys().count()).toBe(0);

    await open('/settings');
    await page.getByRole('checkbox', { name: '用单个按键操作' }).check();
    await page.keyboard.press('Shift+Slash');
    await keys().waitFor();
  });
});

describe('the settings', () => {
  it('change language and looks at once, and keep them', async () => {
    await open('/settings');
    expect(await allFaults(page)).toEqual([]);
    await choose('深色');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await choose('English');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const chinese = (await page.locator('main').innerText()).match(/[\u4e00-\u9fff]+/g) ?? [];
    // The name of the other language is written in it.
    expect(chinese).toEqual(['中文']);
    expect(await allFaults(page)).toEqual([]);
  });

  it('say why the time zone stays, and that this device’s is another', async () => {
    await open('/settings');
    expect(await appears(page, '所有时间都按北京时间显示，不能改')).toBe(true);
    expect(await appears(page, '这台设备的时区不同')).toBe(true);
  });

  it('lead to channels and everything else that is set, and export the data', async () => {
    await open('/settings');
    const links = page.locator('main').getByRole('link');
    const paths = await links.evaluateAll((found) =>
      found.map((link) => (link as { getAttribute(name: string): string }).getAttribute('href')),
    );
    for (const path of ['/channels', '/alerts/rules', '/reports', '/trust', '/register']) {
      expect(paths).toContain(path);
      const answer = await page.request.get(world.kaopu.url + path);
      expect(answer.ok()).toBe(true);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kaopu-scores-medium.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  });

  it('clear this device, after asking', async () => {
    await open('/settings');
    await page.evaluate(`localStorage.setItem('kaopu.reporter', '小王')`);
    await page.getByRole('button', { name: '清除这台设备上的数据' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(await page.evaluate(`localStorage.getItem('kaopu.reporter')`)).toBe('小王');
    await page.getByRole('button', { name: '清除这台设备上的数据' }).click();
    await dialog.getByRole('button', { name: '清除这台设备上的数据' }).click();
    await expect
      .poll(() => page.evaluate(`localStorage.getItem('kaopu.reporter')`).catch(() => 'reloading'))
      .toBeNull();
  });
});
