import { mindConsole, newPage, type Page } from './pages.ts';
import type { World } from './world.ts';

export interface PageOptions {
  width?: number;
  language?: 'zh-CN' | 'en';
  theme?: 'light' | 'dark';
  /** Answers are to fail, of which a browser tells its console. */
  fails?: boolean;
}

/** A page in a language and a theme, of a reader who lives elsewhere. */
export async function openPage(
  world: World,
  path: string,
  { width = 1440, language = 'zh-CN', theme = 'light', fails = false }: PageOptions = {},
): Promise<Page> {
  const page = await newPage(world, {
    viewport: { width, height: 844 },
    colorScheme: theme,
    timezoneId: 'America/New_York',
  });
  if (!fails) mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  await page.goto(world.kaopu.url + path);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
