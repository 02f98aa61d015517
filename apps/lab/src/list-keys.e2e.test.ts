import { describe, expect, it } from 'vitest';
import { focused } from './testing/keyboard.ts';
import { listWorld, rowAt, search, soon } from './testing/list-page.ts';

const { list, open } = listWorld(300);

describe('keys', () => {
  it('j j x j x tick two, c compares them, and none does anything while Chinese is composed', async () => {
    const page = await open();
    const [first, second, third] = list().order.medium;
    // The first j is the first that is heard.
    await soon(async () => {
      await page.keyboard.press('j');
      return focused(page);
    }).toBe(first);
    await page.keyboard.type('jxjx');
    const ticked = page.locator('[role=row]:has(input:checked) a');
    await soon(() => ticked.allInnerTexts()).toEqual([second, third]);
    expect(await focused(page)).toBe(third);
    // However quickly one comes after another, none is lost.
    await page.evaluate(`for (const box of document.querySelectorAll('[role=row] input:checked')) {
      box.click();
    }`);
    await soon(() => ticked.count()).toBe(0);
    await page.evaluate(`for (const at of [1, 2]) {
      document.querySelector('[role=row][data-at="' + at + '"] input').click();
    }`);
    await soon(() => ticked.allInnerTexts()).toEqual([second, third]);

    const cdp = await page.context().newCDPSession(page);
    await search(page).focus();
    await page.evaluate(`addEventListener('compositionend', () => (globalThis.isComposed = true))`);
    await cdp.send('Input.imeSetComposition', { text: 'c', selectionStart: 1, selectionEnd: 1 });
    for (const key of ['j', 'x', 'c']) await page.keyboard.press(key);
    expect(new URL(page.url()).pathname).toBe('/platforms');
    expect(await ticked.allInnerTexts()).toEqual([second, third]);
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await soon(() => page.evaluate('globalThis.isComposed === true')).toBe(true);
    await search(page).fill('');
    await rowAt(page, 1).getByRole('link').focus();
    await page.keyboard.press('c');
    await page.waitForURL(/\/compare\?/);
    expect(new URL(page.url()).searchParams.get('ids')?.split(',')).toEqual(
      [second, third].map((name) => list().platforms.find((one) => one.name === name)?.id),
    );
    await page.context().close();
  });
});
