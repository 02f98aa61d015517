import { expect } from 'vitest';
import { mindConsole, newPage, type Page } from './pages.ts';
import type { World } from './world.ts';

export interface ListOptions {
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en';
}

export async function blankPage(
  world: World,
  { width = 1366, height = 768, language = 'zh-CN' }: ListOptions = {},
): Promise<Page> {
  const page = await newPage(world, { viewport: { width, height }, locale: language });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  return page;
}

/** A page on the list, whose first rows have come whole. */
export async function openList(
  world: World,
  path = '/platforms',
  options: ListOptions = {},
): Promise<Page> {
  const page = await blankPage(world, options);
  await page.goto(world.kaopu.url + path);
  await whole(page);
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
