import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, ITEM, openCompared, rowOf, type Compared } from './testing/compare-page.ts';
import { press } from './testing/keyboard.ts';
import { appears, mustBeEmpty, type Page } from './testing/pages.ts';

let world: Compared['world'];
let pathOf: Compared['pathOf'];
let open: Compared['open'];

beforeAll(async () => {
  ({ world, pathOf, open } = await openCompared());
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

/** Where the heads of the facts' columns lie, px. */
function heads(page: Page): Promise<{ left: number; right: number }[]> {
  return page.evaluate(
    `[...document.querySelector('main table').querySelectorAll('thead th')].map((head) => {
      const { left, right } = head.getBoundingClientRect();
      return { left, right };
    })`,
  );
}

describe('facts and prices', () => {
  it('differ only where they differ: equal rows are hidden and counted, also after a reload', async () => {
    const page = await open(pathOf('甲乙'));
    await rowOf(page, 'licence').waitFor();
    const rows = page.locator('tr[data-row]');
    const all = await rows.count();
    await page.getByLabel('只看差异').check();
    await rowOf(page, 'licence').waitFor({ state: 'detached' });
    await page.reload();
    await rowOf(page, 'service').waitFor();
    const left = await rows.count();
    expect(left).toBeLessThan(all);
    expect(await appears(page, `已隐藏 ${all - left} 行相同的`)).toBe(true);
    const texts = await rows.evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    for (const [first, second] of texts) expect(first).not.toBe(second);
    expect(await rowOf(page, 'compliance').count()).toBe(0);
    expect(await rowOf(page, 'entity').innerText()).toContain('甲有限公司');
    await page.context().close();
  });

  it('add list price and fees up to the landed price, and say where fees are not known', async () => {
    const page = await open(pathOf('甲乙'));
    const cells = rowOf(page, ITEM).locator('td');
    await cells.first().waitFor();
    const [first = '', second = ''] = await cells.allInnerTexts();
    expect(first).toContain('¥182.00');
    expect(first).toContain('到手最低');
    expect(first).toContain('标价 ¥178.00 + 服务费 ¥1.50 + 激活费 ¥2.50');
    expect(second).toContain('≥ ¥183.00');
    expect(second).toContain('标价 ¥183.00 + 服务费 — + 激活费 —');
    expect(await appears(page, '1 种商品至少两家在卖。')).toBe(true);
    expect(await appears(page, '另有 1 件认不出是什么商品')).toBe(true);
    await page.context().close();
  });

  it('are handed over as a table for a spreadsheet', async () => {
    const page = await open(pathOf('甲丙'));
    await factsOf(page).waitFor();
    const download = page.waitForEvent('download');
    await press(page, '导出 CSV');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^kaopu-compare-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff导出于,\d{4}-\d\d-\d\d \d\d:\d\d 北京时间$/);
    expect(lines[2]).toBe('组,项目,甲,丙');
    expect(lines).toContain('评分,综合分,80 · 区间 75–85,55 · 区间 52–58');
    expect(lines.some((line) => line.startsWith('到手价,爱奇艺年卡,¥182.00'))).toBe(true);
    await page.context().close();
  });

  it('show two platforms beside a column that stays on a phone, and the rest by a swipe', async () => {
    const page = await open(pathOf('甲乙丙丁'), { width: 390 });
    await factsOf(page).waitFor();
    const before = await heads(page);
    expect(before[0]?.left).toBeGreaterThanOrEqual(0);
    expect(before[1]?.left).toBeGreaterThanOrEqual((before[0]?.right ?? NaN) - 1);
    expect(before[2]?.right).toBeLessThanOrEqual(390);
    expect(before[4]?.right).toBeGreaterThan(390);
    await page.evaluate(`document.querySelector('div:has(> table)').scrollTo(10000, 0)`);
    await expect.poll(async () => (await heads(page))[4]?.right).toBeLessThanOrEqual(390);
    expect((await heads(page))[0]?.left).toBe(before[0]?.left);
    await page.context().close();
  });
});
