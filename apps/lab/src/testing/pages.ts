import { expect } from 'vitest';
import type { Browser, World } from './world.ts';

export type Page = Awaited<ReturnType<Browser['newPage']>>;
type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** A page in a context of its own; errors that nobody caught are complaints. */
export async function newPage(world: World, options: ContextOptions): Promise<Page> {
  const context = await world.browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => world.complaints.push(error.message));
  return page;
}

/** Errors in the console are complaints too. */
export function mindConsole(page: Page, { complaints }: World): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** After each test: throws what the browser complained of meanwhile. */
export function mustBeEmpty(complaints: string[]): void {
  const found = complaints.splice(0);
  if (found.length > 0) throw new Error(`the browser complained: ${found.join('; ')}`);
}

/** Nothing was complained of but answers of a status that the test wanted; forgets those. */
export function expectOnly({ complaints }: World, status: 409 | 422 | 500): void {
  expect(complaints.splice(0).filter((text) => !text.includes(`status of ${status}`))).toEqual([]);
}

/** A phone's page, of a reader who lives elsewhere. */
export function phone(world: World): Promise<Page> {
  return newPage(world, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    timezoneId: 'America/New_York',
  });
}

/** Waits for a text; rejects when it does not come. */
export async function appears(
  page: Pick<Page, 'getByText'>,
  text: string | RegExp,
): Promise<boolean> {
  await page.getByText(text).first().waitFor({ timeout: 60_000 });
  return true;
}

/** Goes to another part of a platform's page, by its tab. */
export async function openPart(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole('navigation', { name: '平台详情各部分' });
  await tabs.getByRole('link', { name, exact: true }).click();
  await tabs.locator('[aria-current=page]', { hasText: name }).waitFor();
}

/** On a page as wide as a phone's. */
export async function noSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
}

/** Pixels by which the page is wider than its window. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

/** Lets what is drawn at the width it has follow a change of the window. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
  );
}

/** Goes on with the Tab key until something has the focus; rejects when it never gets it. */
export async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 100; presses += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}
