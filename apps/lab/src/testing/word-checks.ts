import { INDICATORS, RULE_KINDS } from '@kaopu/scoring';
import { found } from './in-page.ts';
import type { Page } from './pages.ts';

// What may not be read on any page. Each resolves with what is there.

/** Pieces of Chinese that are neither a name nor quoted, in texts and in what is read out. */
export async function leftChinese(page: Page, quoted: string): Promise<string[]> {
  const pieces = await found(
    page,
    `const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [document.title];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.closest('script, style, noscript, [lang="zh-CN"], [lang="zh"]') === null) texts.push(data);
    }
    const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'];
    for (const name of SPOKEN) for (const box of all('[' + name + ']')) texts.push(box.getAttribute(name));
    return texts;`,
  );
  // The other language is offered in its own words, and what is to be written somewhere stands as it is written.
  const known = `${quoted}\n中\n中文\n切换到中文\n靠谱`;
  const runs = pieces.flatMap(
    (text) => text.replaceAll(/「[^」]*」/g, '').match(/[\u3400-\u9fff]+/gu) ?? [],
  );
  return [...new Set(runs)].filter((run) => !known.includes(run));
}

const IDS = [...INDICATORS, ...RULE_KINDS].filter((id) => id.includes('-'));

/** Five fields of a schedule as a program writes it, with a star at least. */
const CRON = /(?:[\d*/,-]+ ){4}[\d*/,-]+/g;

/** What only a program would say. */
export async function rawWords(page: Page): Promise<string[]> {
  const text = await page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as typeof main;
    for (const code of copy.querySelectorAll('code, pre, script, option')) code.remove();
    return copy.textContent;
  });
  const words = text.match(/undefined|NaN|\[object \w+\]|Invalid Date|\$\{|\{\w+\}/g) ?? [];
  const ids = IDS.filter((id) => new RegExp(`(^|[^\\w-])${id}($|[^\\w-])`).test(text));
  const crons = (text.match(CRON) ?? []).filter((line: string) => line.includes('*'));
  return [...new Set([...words, ...ids, ...crons])];
}
