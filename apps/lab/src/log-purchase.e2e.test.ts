import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { logPage } from './testing/log-page.ts';
import { appears, noSidewaysScroll } from './testing/pages.ts';

const log = logPage();

describe('a purchase', () => {
  it('shows the hidden fee, takes amounts by a numeric keyboard, and is logged with its photo', async () => {
    await log.open('purchase');
    await log.findPlatform();
    await log.page.getByLabel('买的商品').fill('爱奇艺黄金VIP年卡');
    for (const [label, mode] of [
      ['标价（元）', 'decimal'],
      ['实付（元）', 'decimal'],
      ['几分钟到货', 'decimal'],
      ['买了几张', 'numeric'],
    ] as const) {
      expect(await log.page.getByLabel(label).getAttribute('inputmode')).toBe(mode);
    }
    await log.page.getByLabel('标价（元）').fill('178');
    await log.page.getByLabel('实付（元）').fill('185.50');
    expect(await log.page.locator('[data-fact=difference]').innerText()).toBe('比标价多付 ¥7.50');
    await log.option('卡密有效吗', '失效');
    await log.page.getByLabel('几分钟到货', { exact: false }).fill('20');
    await log.take('付款.png', await log.photo());
    expect(await appears(log.page, /付款\.png · /)).toBe(true);
    await expect
      .poll(() =>
        log.page.evaluate<number[]>(
          `[...document.querySelector('[data-photo] canvas').getContext('2d').getImageData(72, 72, 1, 1).data]`,
        ),
      )
      .toEqual([255, 0, 0, 255]);
    await noSidewaysScroll(log.page);
    expect(await allFaults(log.page)).toEqual([]);
    // Texts and photos alike are there after a reload.
    await log.page.reload();
    expect(await appears(log.page, /付款\.png · /)).toBe(true);
    expect(await log.page.getByLabel('实付（元）').inputValue()).toBe('185.50');
    await log.save();
    expect(await log.onlyEntry()).toMatchObject({
      kind: 'test-purchase',
      source: 'test-buy',
      fields: {
        advertised: 17_800,
        paid: 18_550,
        delivery: 'delivered',
        deliverySeconds: 1200,
        result: 'failed',
        cards: 1,
      },
      uploads: [{ mime: 'image/png', url: 'upload:付款.png' }],
    });
  });
});
