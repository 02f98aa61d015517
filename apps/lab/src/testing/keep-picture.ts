import type { Page } from './pages.ts';

/** With `KAOPU_PICTURES=<folder>` a page is kept as a picture, for somebody to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['KAOPU_PICTURES'];
  if (folder === undefined) return;
  const file = name.replaceAll(/[^a-z0-9]+/gi, '-');
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true });
}
