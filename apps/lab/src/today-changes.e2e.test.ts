import { ObservationView, pageOf } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { press } from './testing/keyboard.ts';
import { appears } from './testing/pages.ts';
import { seedMove, seedSnapshot } from './testing/seed-week.ts';
import { lines, part, todayPage } from './testing/today-page.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

// What moved in a week, as today tells it.

const { lab, open, world } = todayPage();

describe('a change of a score', () => {
  it('within its interval never appears', async () => {
    await seedMove(world().database, '稳定的店', 80, 77);
    await seedMove(world().database, '下跌的店', 80, 60);
    const page = await open('/');
    await part(page, 'changes').waitFor();
    expect(await lines(page, 'changes').count()).toBe(1);
    const text = await lines(page, 'changes').first().innerText();
    for (const said of ['下跌的店', '↓ 20.0 下降', '80（76–84）B → 60（56–64）B', '确定']) {
      expect(text).toContain(said);
    }
    expect(text).toContain('试购的卡密出过问题');
    expect(await page.getByText('稳定的店').count()).toBe(0);
    await page.context().close();
  });

  it('is gone at once when it is marked as seen, also after a reload, until it moves on', async () => {
    const id = await seedMove(world().database, '下跌的店', 80, 60);
    await seedMove(world().database, '上升的店', 50, 70);
    const page = await open('/');
    await press(page, '标为已看：下跌的店');
    expect(await lines(page, 'changes').count()).toBe(1);
    expect(await part(page, 'changes').innerText()).not.toContain('下跌的店');
    await page.reload();
    await part(page, 'changes').getByText('上升的店').waitFor();
    expect(await page.getByText('下跌的店').count()).toBe(0);
    await press(page, '重新显示');
    expect(await lines(page, 'changes').count()).toBe(2);
    await press(page, '标为已看：下跌的店');
    await seedSnapshot(world().database, id, { value: 40, daysAgo: 0 });
    await page.reload();
    expect(await appears(page, '80（76–84）B → 40（36–44）B')).toBe(true);
    await page.context().close();
  });

  it('that was the last leaves the keyboard where it was, and the next look in sight', async () => {
    await seedMove(world().database, '下跌的店', 80, 60);
    const page = await open('/');
    await press(page, '标为已看：下跌的店');
    expect(await appears(page, /本周没有需要你处理的变化/)).toBe(true);
    const place = `document.activeElement?.querySelector('[data-s=changes]') !== null`;
    expect(await page.evaluate(`document.activeElement !== document.body && ${place}`)).toBe(true);
    expect(await page.getByRole('status').filter({ hasText: '已看 1 条' }).count()).toBe(1);
    await page.context().close();
  });

  it('leads to the evidence it rests on', async () => {
    const site = siteIn(lab());
    const shop = await watchShop(world(), site);
    await shop.availability();
    const looks = await world().api.get(`/api/v1/platforms/${shop.id}/observations?limit=1`);
    const [look] = pageOf(ObservationView).parse(looks).items;
    const evidence = [look?.key ?? ''];
    await seedSnapshot(world().database, shop.id, { value: 90, daysAgo: 8 });
    await seedSnapshot(world().database, shop.id, { value: 60, daysAgo: 0, evidence });
    const page = await open('/');
    await press(page, '依据 1 次观测');
    await part(page, 'changes').locator('a[href^="/evidence/"]').first().click();
    await page.waitForURL(/\/evidence\/[0-9a-f]{64}/);
    await page.locator('iframe').waitFor();
    const stored = look?.evidence.map(({ sha256 }) => `/evidence/${sha256}`);
    expect(stored).toContain(new URL(page.url()).pathname);
    await page.context().close();
  });
});
