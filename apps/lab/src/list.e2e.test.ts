import { PROFILES, type ProfileId } from '@kaopu/scoring';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { focused } from './testing/keyboard.ts';
import {
  appears,
  mindConsole,
  mustBeEmpty,
  newPage,
  sidewaysOverflow,
  type Page,
} from './testing/pages.ts';
import { seedListed, type SeededList } from './testing/seed-listed.ts';
import { weighing } from './testing/wire.ts';
import { openWorld, type World } from './testing/world.ts';

const KB = 1024;
const LONG = '一二三四五六七八九十'.repeat(4);

let world: World;
let list: SeededList;
beforeAll(async () => {
  world = await openWorld();
  list = await seedListed(world.database);
  // So many rows keep the database busy for a while, and a page would say so.
  await world.api.ready();
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

interface Options {
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en';
}

async function blank({ width = 1366, height = 768, language = 'zh-CN' }: Options = {}) {
  const page = await newPage(world, { viewport: { width, height }, locale: language });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  return page;
}

/** A page on the list, whose first rows have come whole. */
async function open(path = '/platforms', options: Options = {}): Promise<Page> {
  const page = await blank(options);
  await page.goto(world.kaopu.url + path);
  await whole(page);
  return page;
}

async function whole(page: Page): Promise<void> {
  await page.locator('[role=row] input:enabled').first().waitFor();
}

/** Waits until it is so, however slow the machine. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 60_000 });

const rowAt = (page: Page, at: number) => page.locator(`[role=row][data-at="${at}"]`);
const names = (page: Page) => page.locator('[role=row][data-at] a').allInnerTexts();
const status = (page: Page) => page.locator('main p[role=status]');
const orderOf = (profile: ProfileId) => list.order[profile];
const search = (page: Page) => page.getByRole('searchbox');
const sorts = (page: Page) => page.getByRole('combobox', { name: '排序' });

/** Of those in the order of a medium buyer, the names that a test lets pass. */
const namesWith = (isWanted: (platform: SeededList['platforms'][number]) => boolean) => {
  const wanted = new Set(list.platforms.filter(isWanted).map(({ name }) => name));
  return orderOf('medium').filter((name) => wanted.has(name));
};

/** Whether there are rows wherever one looks in the window. */
const COVERED = `(() => {
  for (let y = 140; y < innerHeight - 8; y += 26) {
    const row = document.elementFromPoint(innerWidth / 2, y)?.closest('[role=row]');
    if (row === null || row === undefined) return false;
  }
  return true;
})()`;

describe('five thousand platforms', () => {
  it('cost little over the wire, few nodes and little memory', async () => {
    const page = await blank();
    const cost = await weighing(page);
    await page.goto(`${world.kaopu.url}/platforms`);
    await whole(page);
    await page.locator('[role=row] svg[role=img]').nth(5).waitFor();
    expect(await names(page)).toEqual(orderOf('medium').slice(0, (await names(page)).length));
    const { bytes, nodes, heapBytes } = await cost();
    expect(bytes).toBeGreaterThan(100 * KB);
    expect(bytes).toBeLessThanOrEqual(260 * KB);
    expect(nodes).toBeLessThanOrEqual(900);
    expect(heapBytes).toBeLessThanOrEqual(30 * KB * KB);
    await page.context().close();
  });

  it('come in pieces that the page names from the start, each of them once', async () => {
    const { headers } = await fetch(`${world.kaopu.url}/platforms`);
    const named = headers.get('link')?.match(/\/assets\/[^>]+/g) ?? [];
    expect(named.join()).toMatch(/ListPage-.*\.css.*ListPage-.*\.js/);
    const page = await blank();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${world.kaopu.url}/platforms`);
    await whole(page);
    const once = [...named, '/api/v1/platforms/index'];
    expect(asked.filter((path) => once.includes(path)).toSorted()).toEqual(once.toSorted());
    await page.context().close();
  });

  it('show their names before the rest of them has come', async () => {
    const page = await blank();
    await page.route('**/api/v1/platforms/rows?**', () => 'never answered');
    await page.goto(`${world.kaopu.url}/platforms`);
    await soon(async () => (await names(page))[0]).toBe(orderOf('medium')[0]);
    expect(await page.locator('[role=row] input:enabled').count()).toBe(0);
    await page.context().close();
  });

  it('are all reached with the End key, and as many are announced', async () => {
    const page = await open();
    const count = Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    // A header, and the line above those that are not ranked.
    expect(count).toBe(list.platforms.length + 2);
    await soon(async () => {
      await page.keyboard.press('End');
      return page.locator('[role=row]').last().getAttribute('aria-rowindex');
    }).toBe(String(count));
    const last = orderOf('medium').at(-1) ?? '';
    await soon(() => focused(page)).toBe(last);
    await page.keyboard.press('Home');
    await soon(() => focused(page)).toBe(orderOf('medium')[0]);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
    await page.context().close();
  });

  it('scroll by without a hole', async () => {
    const page = await open();
    await page.mouse.move(683, 500);
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, 900);
      await soon(() => page.evaluate(COVERED)).toBe(true);
    }
    // However far one jumps, it goes on from there by keys.
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight / 2)');
    await soon(() => page.evaluate(COVERED)).toBe(true);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
    await page.context().close();
  });

  it('keep those without enough data behind every valid one, and failed gates last, by every sort', async () => {
    const page = await open();
    const ranked = list.platforms.filter(({ scores }) => {
      const standing = scores?.medium.status;
      return standing === 'ok' || standing === 'unverified';
    }).length;
    const behind = ['等待首次评分', '样本不足', '底线未过'];
    for (const sort of ['score', 'price', 'name', 'change', 'coverage', 'alerts']) {
      await sorts(page).selectOption(sort);
      await page.waitForURL(sort === 'score' ? /platforms$/ : new RegExp(`sort=${sort}`));
      await page.evaluate(`window.scrollTo(0, ${52 * (ranked - 3)})`);
      await rowAt(page, ranked).getByText('以下证据不足或底线未过').waitFor();
      const near = await page.locator('[role=row][data-at]').evaluateAll((rows) =>
        rows.map((row) => ({
          at: Number(row.getAttribute('data-at')),
          text: row.textContent,
        })),
      );
      const stands = ({ text }: { text: string }) => behind.some((word) => text.includes(word));
      expect(near.filter(({ at }) => at < ranked).some(stands)).toBe(false);
      expect(near.filter(({ at }) => at > ranked).every(stands)).toBe(true);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await rowAt(page, list.platforms.length).getByText('底线未过').first().waitFor();
    }
    await page.context().close();
  });
});

describe('a buyer', () => {
  it('is changed without a request before the new order stands and its first is announced', async () => {
    const page = await open();
    await page.route('**/api/**', (route) => route.abort());
    const best = orderOf('medium')[0];
    const profile = PROFILES.find((id) => orderOf(id)[0] !== best) ?? 'medium';
    await page.getByLabel('按谁的需要评分').selectOption(profile);
    const [first = '', second = ''] = orderOf(profile);
    expect(first).not.toBe(best);
    await soon(() => status(page).innerText()).toContain(`第一是 ${first}`);
    expect((await names(page)).slice(0, 2)).toEqual([first, second]);
    await page.unroute('**/api/**');
    world.complaints.splice(0);
    await page.context().close();
  });
});

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

describe('keys', () => {
  it('go from row to row, tick two and compare them, but not while Chinese is composed', async () => {
    const page = await open();
    const [, second, third] = orderOf('medium');
    await soon(async () => {
      await page.keyboard.press('j');
      return focused(page);
    }).not.toBe('');
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const ticked = page.locator('[role=row]:has(input:checked) a');
    await soon(() => ticked.allInnerTexts()).toEqual([second, third]);
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
      [second, third].map((name) => list.platforms.find((one) => one.name === name)?.id),
    );
    await page.context().close();
  });
});

describe('columns', () => {
  it('sort by what they hold, and the other way round, and say so', async () => {
    const page = await open('/platforms', { width: 1440, height: 900 });
    const price = page.getByRole('columnheader', { name: '价格' });
    await price.getByRole('button').click();
    await soon(() => price.getAttribute('aria-sort')).toBe('descending');
    const cells = () => page.locator('[role=row][data-at] > :nth-child(7)').allInnerTexts();
    const falls = (await cells()).map(Number);
    expect(falls).toEqual(falls.toSorted((a, b) => b - a));
    await price.getByRole('button').click();
    await soon(() => price.getAttribute('aria-sort')).toBe('ascending');
    const rises = (await cells()).map(Number);
    expect(rises).toEqual(rises.toSorted((a, b) => a - b));
    expect(rises[0]).toBeLessThan(falls[0] ?? 0);
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
    const best = orderOf('medium')[0] ?? '';
    await world.database.sql('UPDATE platform SET name = $1 WHERE name = $2', [LONG, best]);
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
    await world.database.sql('UPDATE platform SET name = $2 WHERE name = $1', [LONG, best]);
  });
});

describe('what is shown', () => {
  it('is what failed, in words, until it is asked for again', async () => {
    const page = await blank();
    const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
    const index = '**/api/v1/platforms/index';
    await page.route(index, (route) => route.fulfill({ status: 500, json: problem }));
    await page.goto(`${world.kaopu.url}/platforms`);
    await page.getByText('服务出错了').waitFor();
    await page.unroute(index);
    await page.getByRole('button', { name: '重试' }).click();
    await whole(page);
    expect(world.complaints.splice(0).filter((text) => !text.includes('500'))).toEqual([]);
    await page.context().close();
  });

  it('is saved as a table with the same numbers', async () => {
    const page = await open('/platforms?q=星云权益');
    const found = namesWith(({ name }) => name.startsWith('星云权益'));
    await soon(() => status(page).innerText()).toContain(`${found.length} 家 ·`);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    const [head, ...lines] = text.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toContain('导出时间（北京时间）');
    expect(lines.map((line) => line.split(',')[3])).toEqual(found);
    const value = await rowAt(page, 0)
      .locator('[aria-hidden=true]', { hasText: /^\d+$/ })
      .first()
      .innerText();
    expect(lines[0]?.split(',')[5]).toBe(value);
    await page.context().close();
  });

  it('is kept under a name in this browser, and forgotten when told to', async () => {
    const page = await open('/platforms?sort=price&q=权益');
    await page.getByRole('button', { name: '保存的视图' }).click();
    await page.getByLabel('视图名称').fill('看价格');
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await page.goto(`${world.kaopu.url}/platforms`);
    await page.getByRole('button', { name: '保存的视图' }).click();
    await page.getByRole('link', { name: '看价格' }).click();
    await page.waitForURL(/sort=price/);
    expect(await sorts(page).inputValue()).toBe('price');
    await soon(() => search(page).inputValue()).toBe('权益');
    await page.getByRole('button', { name: '删除视图 看价格' }).click();
    expect(await appears(page, '还没有保存的视图')).toBe(true);
    await page.context().close();
  });
});
