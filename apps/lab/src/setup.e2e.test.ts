import { pageOf, PlatformRow } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop } from './market.ts';
import { allFaults } from './testing/axe.ts';
import { focused, press, write } from './testing/keyboard.ts';
import { appears, mindConsole, mustBeEmpty, newPage, sidewaysOverflow } from './testing/pages.ts';
import { openStorefront, type Storefront } from './testing/storefront.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// The first start, and pages that are not there.

let world: World;
let shop: Storefront;

beforeAll(async () => {
  world = await openWorld(ON_LOOPBACK);
  shop = await openStorefront(openShop('dujiaoka'));
});
afterAll(async () => {
  await world?.close();
  await shop?.close();
});
beforeEach(() => world.database.sql('DELETE FROM platform'));
afterEach(() => mustBeEmpty(world.complaints));

const MINUTES_3 = 180_000;

async function open(path: string, language: 'zh-CN' | 'en' = 'zh-CN', width = 1280, dark = false) {
  const page = await newPage(world, {
    viewport: { width, height: 844 },
    colorScheme: dark ? 'dark' : 'light',
  });
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  await page.goto(world.kaopu.url + path);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the first start', () => {
  it('leads by the keyboard alone to the first platform within three minutes of the page’s clock', async () => {
    const page = await newPage(world, { viewport: { width: 1280, height: 844 } });
    mindConsole(page, world);
    const start = new Date('2026-11-23T16:05:00+08:00');
    await page.clock.install({ time: start });
    await page.goto(world.kaopu.url);
    await page.waitForURL('**/setup');
    await page.getByLabel('店铺网址').waitFor();
    await write(page, '店铺网址', shop.url);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page), { timeout: 60_000 }).toBe('直接保存');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
    const { items } = pageOf(PlatformRow).parse(await world.api.get('/api/v1/platforms'));
    expect(items).toHaveLength(1);
    const took = await page.evaluate<number>(`Date.now() - ${start.getTime()}`);
    expect(took).toBeLessThanOrEqual(MINUTES_3);

    // What is done is shown as done, and what comes next is offered.
    await page.goto(`${world.kaopu.url}/setup`);
    expect(await appears(page, `已登记：${items[0]?.name}。`)).toBe(true);
    await press(page, '添加通知渠道');
    await page.waitForURL('**/channels/new');
    await page.context().close();
  });

  it('is found again from the settings', async () => {
    const page = await open('/settings');
    await page.getByRole('link', { name: /^从头开始/ }).click();
    await page.getByRole('heading', { level: 1, name: '开始使用' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/setup');
    await page.context().close();
  });
});

describe('an address where nothing is', () => {
  it.each([
    '/nowhere',
    '/platforms/00000000-0000-4000-8000-000000000000',
    '/alerts/00000000-0000-4000-8000-000000000000',
  ])('%s says so within the shell, and leads back', async (path) => {
    const page = await open(path);
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
    expect(await page.title()).toContain('没有这个页面');
    expect(await page.getByRole('banner').getByRole('link', { name: '告警' }).count()).toBe(1);
    await page.getByRole('link', { name: '回到平台列表' }).click();
    await page.waitForURL('**/platforms');
    await page.context().close();
  });
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each([false, true])(
    'axe finds nothing, and a phone shows all of it (dark: %s)',
    async (dark) => {
      for (const path of ['/setup', '/nowhere']) {
        for (const width of [320, 390, 1440]) {
          const page = await open(path, language, width, dark);
          expect([path, width, await allFaults(page)]).toEqual([path, width, []]);
          expect([path, width, await sidewaysOverflow(page)]).toEqual([path, width, 0]);
          if (language === 'en') {
            expect(await page.getByRole('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
          }
          await page.context().close();
        }
      }
    },
  );
});
