import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { listWorld, names, rowAt, soon, status } from './testing/list-page.ts';
import { sidewaysOverflow } from './testing/pages.ts';
import type { ListedPlatform } from './testing/seed-listed.ts';

const DIMENSION_NAMES = ['资质', '供应链', '价格', '服务', '技术', '合规'];
/** By the sort that a head stands for. */
const OTHER_NAMES = {
  score: '综合分 · 90% 区间',
  name: '平台',
  change: '7 天',
  alerts: '告警 · 观测',
  coverage: '证据',
};
type Holds = (platform: ListedPlatform, inUse: readonly string[]) => boolean;
const CHIPS: Readonly<Record<string, Holds>> = {
  '起批≤10': ({ met }) => met.includes('moq'),
  混批: ({ met }) => met.includes('mixed-batch'),
  一件代发: ({ met }) => met.includes('dropshipping'),
  无代理费: ({ floors }) => floors.includes('agency-fee'),
  官方授权: ({ floors }) => floors.includes('authorisation'),
  我在用的: ({ id }, inUse) => inUse.includes(id),
};
const LONG = '一二三四五六七八九十'.repeat(4);

const { list, open, world } = listWorld(300);

describe('columns', () => {
  it('stand under their names', async () => {
    const page = await open('/platforms', { width: 1440, height: 900 });
    const edges = (row: string) =>
      page
        .locator(`${row} > *`)
        .evaluateAll((cells) =>
          cells.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => [left, right]),
        );
    const headers = await edges('[role=row][aria-rowindex="1"]');
    expect(headers.length).toBe(14);
    // The head of the ticks is for those who hear it, a label reaches beyond its cell.
    expect(await edges('[role=row][data-at="3"]')).toEqual(headers);
    await page.context().close();
  });

  it('of all dimensions sort by what they hold, and the other way round, and say so', async () => {
    const page = await open('/platforms', { width: 1440, height: 900 });
    for (const [i, name] of DIMENSION_NAMES.entries()) {
      const header = page.locator('[role=columnheader]', { hasText: name });
      const cells = async () => {
        const column = page.locator(`[role=row][data-at] > :nth-child(${5 + i})`);
        return (await column.allInnerTexts()).map(Number);
      };
      await header.getByRole('button').click();
      await soon(() => header.getAttribute('aria-sort')).toBe('descending');
      const falls = await cells();
      expect(falls).toEqual(falls.toSorted((a, b) => b - a));
      await header.getByRole('button').click();
      await soon(() => header.getAttribute('aria-sort')).toBe('ascending');
      // The arrow is for eyes; who listens hears the order from the column.
      expect(await header.getByRole('button').ariaSnapshot()).not.toMatch(/[↑↓]/);
      const rises = await cells();
      expect(rises).toEqual(rises.toSorted((a, b) => a - b));
      expect(rises[0]).toBeLessThan(falls[0] ?? 0);
    }
    await page.context().close();
  });

  it('of names, scores and what has happened sort as well', async () => {
    const page = await open('/platforms', { width: 1440, height: 900 });
    for (const [key, name] of Object.entries(OTHER_NAMES)) {
      const header = page.getByRole('columnheader', { name });
      await header.getByRole('button').click();
      await page.waitForURL(key === 'score' ? /rev=true/ : new RegExp(`sort=${key}`));
      await soon(() => header.getAttribute('aria-sort')).toMatch(/^(as|des)cending$/);
      expect(await page.locator('[role=columnheader][aria-sort]').count()).toBe(1);
    }
    await page.context().close();
  });

  it('and rows have no faults, at any width and in either language', async () => {
    for (const options of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
      { width: 1440, height: 900, language: 'en' as const },
    ]) {
      const page = await open('/platforms', options);
      expect([options, await allFaults(page)]).toEqual([options, []]);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  it('cut a long name short, tell it whole in its title, and leave the score in sight on a phone', async () => {
    const best = list().order.medium[0] ?? '';
    await world().database.sql('UPDATE platform SET name = $1 WHERE name = $2', [LONG, best]);
    const page = await open('/platforms', { width: 390, height: 844 });
    const row = rowAt(page, 0);
    const link = row.getByRole('link');
    expect(await link.getAttribute('title')).toBe(LONG);
    expect(await link.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    const score = row.locator('[aria-hidden=true]', { hasText: /^\d+$/ }).first();
    const box = await score.boundingBox();
    expect(box?.x).toBeGreaterThan(0);
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(390);
    await page.context().close();
    await world().database.sql('UPDATE platform SET name = $2 WHERE name = $1', [LONG, best]);
  });
});

/** Where the bar ends and whether something lies on it; where the window, or a bar of tabs, begins. */
const TRAY = `(() => {
  const tray = document.querySelector('[data-compare]').closest('section').getBoundingClientRect();
  const tabs = [...document.querySelectorAll('nav')].filter((nav) => getComputedStyle(nav).position === 'fixed');
  const end = Math.min(innerHeight, ...tabs.map((nav) => nav.getBoundingClientRect().top));
  const middle = document.elementFromPoint(tray.left + 4, (tray.top + tray.bottom) / 2);
  return { gap: end - tray.bottom, free: middle?.querySelector('[data-compare]') !== null };
})()`;

describe('the bar of those ticked', () => {
  it.each([1366, 390])('stays at the bottom wherever one is, %i px wide', async (width) => {
    const page = await open('/platforms', { width, height: 844 });
    await rowAt(page, 1).getByRole('checkbox').check();
    await page.locator('[data-compare]').waitFor();
    for (const place of [
      '0',
      'document.body.scrollHeight / 2',
      '10 * document.body.scrollHeight',
    ]) {
      await page.evaluate(`window.scrollTo(0, ${place})`);
      const { gap, free } = await page.evaluate<{ gap: number; free: boolean }>(TRAY);
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThan(100);
      expect(free).toBe(true);
    }
    // The last row can be read: it ends above the bar.
    const last = await rowAt(page, list().platforms.length).boundingBox();
    const tray = await page.locator('section:has([data-compare])').boundingBox();
    expect((last?.y ?? NaN) + (last?.height ?? NaN)).toBeLessThanOrEqual(tray?.y ?? NaN);
    await page.context().close();
  });
});

describe('chips', () => {
  it('narrow the list to those of which each of six facts is known', async () => {
    const { order, platforms, inUse } = list();
    const page = await open('/platforms');
    for (const [chip, holds] of Object.entries(CHIPS)) {
      const button = page.getByRole('group').getByRole('button', { name: chip });
      await button.click();
      const found = platforms.filter((platform) => holds(platform, inUse));
      const wanted = new Set(found.map(({ name }) => name));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(platforms.length / 2);
      await soon(() => status(page).innerText()).toContain(`300 家中的 ${found.length} 家`);
      const shown = await names(page);
      expect(shown).toEqual(order.medium.filter((name) => wanted.has(name)).slice(0, shown.length));
      await button.click();
    }
    await page.context().close();
  });
});
