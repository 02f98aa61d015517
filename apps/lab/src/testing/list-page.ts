import { beforeAll, expect } from 'vitest';
import { ownWorld } from './own-world.ts';
import { mindConsole, newPage, type Page } from './pages.ts';
import { seedListed, type SeededList } from './seed-listed.ts';
import type { World } from './world.ts';

export interface ListOptions {
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en';
}

/** A world with a list of platforms. */
export interface ListWorld {
  world(): World;
  list(): SeededList;
  /** A page that nothing was opened in yet. */
  blank(options?: ListOptions): Promise<Page>;
  /** A page on the list, whose first rows have come whole. */
  open(path?: string, options?: ListOptions): Promise<Page>;
}

/**
 * From before a file's tests until after them.
 *
 * @param count of platforms, as for `seedListed`.
 */
export function listWorld(count?: number): ListWorld {
  const world = ownWorld();
  let list: SeededList;
  beforeAll(async () => {
    list = await seedListed(world().database, count);
    // So many rows keep the database busy for a while, and a page would say so.
    await world().api.ready();
  });
  const blank = (options?: ListOptions) => blankPage(world(), options);
  return {
    world,
    list: () => list,
    blank,
    async open(path = '/platforms', options) {
      const page = await blank(options);
      await page.goto(world().kaopu.url + path);
      await whole(page);
      return page;
    },
  };
}

async function blankPage(
  world: World,
  { width = 1366, height = 768, language = 'zh-CN' }: ListOptions = {},
): Promise<Page> {
  const page = await newPage(world, { viewport: { width, height }, locale: language });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  return page;
}

export async function whole(page: Page): Promise<void> {
  await page.locator('[role=row] input:enabled').first().waitFor();
}

/** Waits until it is so, however slow the machine. */
export const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 60_000 });

export const rowAt = (page: Page, at: number) => page.locator(`[role=row][data-at="${at}"]`);
export const names = (page: Page) => page.locator('[role=row][data-at] a').allInnerTexts();
export const status = (page: Page) => page.locator('main p[role=status]');
export const search = (page: Page) => page.getByRole('searchbox');
export const sorts = (page: Page) => page.getByRole('combobox', { name: '排序' });
