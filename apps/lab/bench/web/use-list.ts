import type { Page } from '../../src/testing/pages.ts';
import { weighing, type Cost } from '../../src/testing/wire.ts';
import type { Browser } from '../../src/testing/world.ts';
import { longest, seen, slowLine, slowPage } from './slow-page.ts';

/** By what somebody does with a list: milliseconds until it showed. */
export interface ListInp {
  search: number;
  sort: number;
  name: number;
  buyer: number;
}

export interface OpenedList extends Cost {
  loopMs: number;
  lcpMs: number;
  firstRowMs: number;
  wholeRowMs: number;
  cls: number;
  inp: ListInp;
}

/** What an input method shows of 卡盟 before it is chosen. */
const COMPOSED = ['k', 'ka', 'ka m', 'ka meng'];
const BETWEEN_KEYS_MS = 120;

async function use(page: Page): Promise<ListInp> {
  const column = (name: string) =>
    page.getByRole('columnheader', { name, exact: true }).getByRole('button');
  const cdp = await page.context().newCDPSession(page);
  const search = await longest(page, async () => {
    await page.getByRole('searchbox').click();
    for (const text of COMPOSED) {
      const end = text.length;
      await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
    await cdp.send('Input.insertText', { text: '卡盟' });
    await page.keyboard.type('07', { delay: BETWEEN_KEYS_MS });
    await page.waitForURL((url) => url.searchParams.get('q') === '卡盟07');
    for (let i = 0; i < '卡盟07'.length; i += 1) await page.keyboard.press('Backspace');
    await page.waitForURL((url) => !url.searchParams.has('q'));
  });
  const sort = await longest(page, () => column('价格').click());
  const name = await longest(page, () => column('平台').click());
  const buyer = await longest(page, async () => {
    await page.getByLabel('按谁的需要评分').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/profile=/);
  });
  return { search, sort, name, buyer };
}

/** Opens the list as a slow phone would, uses it, and says what it cost. */
export async function useList(browser: Browser, url: string): Promise<OpenedList> {
  const { page, loopMs } = await slowPage(browser);
  try {
    await slowLine(page);
    const cost = await weighing(page);
    await page.goto(`${url}/platforms`);
    await page.locator('[role=row] svg[role=img]').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const { lcp, cls, named, whole } = await seen(page);
    const weighed = await cost();
    const inp = await use(page);
    return { ...weighed, loopMs, lcpMs: lcp, cls, firstRowMs: named, wholeRowMs: whole, inp };
  } finally {
    await page.context().close();
  }
}
