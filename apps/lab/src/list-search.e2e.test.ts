import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { listWorld, names, search, soon, sorts, status, whole } from './testing/list-page.ts';
import type { ListedPlatform } from './testing/seed-listed.ts';

const { blank, list, open } = listWorld();

/** Of those in the order of a medium buyer, the names that a test lets pass. */
const namesWith = (isWanted: (platform: ListedPlatform) => boolean) => {
  const { order, platforms } = list();
  const wanted = new Set(platforms.filter(isWanted).map(({ name }) => name));
  return order.medium.filter((name) => wanted.has(name));
};

describe('searching', () => {
  it('waits for Chinese to be composed, and then finds every name with it', async () => {
    const page = await open();
    const cdp = await page.context().newCDPSession(page);
    const before = await status(page).innerText();
    await search(page).focus();
    for (const text of ['k', 'ka', 'ka meng']) {
      const end = text.length;
      await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
    expect(await search(page).inputValue()).toBe('ka meng');
    // Longer than it waits for somebody who types.
    await page.waitForTimeout(600);
    expect(await status(page).innerText()).toBe(before);
    expect(new URL(page.url()).search).toBe('');
    await cdp.send('Input.insertText', { text: '卡盟' });
    await page.keyboard.type('07');
    const found = namesWith(({ name }) => name.includes('卡盟07'));
    expect(found.length).toBeGreaterThan(3);
    await soon(() => status(page).innerText()).toContain(`5,000 家中的 ${found.length} 家`);
    expect(await names(page)).toEqual(found.slice(0, (await names(page)).length));
    await page.context().close();
  });

  it('covers addresses and initials of all of them', async () => {
    const page = await open();
    await search(page).fill('shop4321.exa');
    await soon(() => names(page)).toEqual(namesWith(({ host }) => host === 'shop4321.example'));
    await search(page).fill('xyqy');
    const named = namesWith(({ name }) => name.startsWith('星云权益'));
    await soon(() => status(page).innerText()).toContain(`${named.length} 家 ·`);
    expect(await names(page)).toEqual(named.slice(0, (await names(page)).length));
    await page.context().close();
  });

  it('gives the same rows to whoever gets the address', async () => {
    const page = await open('/platforms?profile=channel');
    await page.getByRole('button', { name: '混批' }).click();
    await sorts(page).selectOption('price');
    await page.getByRole('button', { name: '倒序' }).click();
    await search(page).fill('权益');
    await page.waitForURL(/q=/);
    await soon(() => status(page).innerText()).toContain('家中的');
    const before = [await names(page), await status(page).innerText()];
    expect(before[0]?.length).toBeGreaterThan(5);
    const other = await blank();
    await other.goto(page.url());
    await whole(other);
    await soon(async () => [await names(other), await status(other).innerText()]).toEqual(before);
    await page.context().close();
    await other.context().close();
  });

  it('that finds nothing names what removed most, and takes it back in one click', async () => {
    const page = await open();
    await page.getByRole('button', { name: '一件代发' }).click();
    await page.getByRole('button', { name: '我在用的' }).click();
    await search(page).fill('没有这样的平台');
    await page.waitForURL(/q=/);
    const both = namesWith(({ met }) => met.includes('dropshipping'));
    expect(both.length).toBeGreaterThan(1000);
    await page.getByText('没有符合全部条件的平台').waitFor();
    const undo = page.getByRole('button', { name: /^去掉「/ });
    expect(await undo.innerText()).toContain('搜索『没有这样的平台』');
    expect(await allFaults(page)).toEqual([]);
    await undo.click();
    await whole(page);
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    expect(await search(page).inputValue()).toBe('');
    await page.context().close();
  });
});
