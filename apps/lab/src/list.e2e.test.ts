import { DIMENSIONS, PROFILES, type ProfileId } from '@kaopu/scoring';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { focused } from './testing/keyboard.ts';
import {
  listWorld,
  names,
  rowAt,
  search,
  soon,
  sorts,
  status,
  whole,
} from './testing/list-page.ts';
import { appears, expectOnly } from './testing/pages.ts';
import { weighing } from './testing/wire.ts';

const KB = 1024;
const SORTS = ['score', ...DIMENSIONS, 'change', 'alerts', 'coverage', 'seen', 'name'] as const;

const { blank, list, open, world } = listWorld();

const orderOf = (profile: ProfileId) => list().order[profile];

/** Whether there are rows wherever one looks in the window. */
const COVERED = `(() => {
  for (let y = 140; y < innerHeight - 8; y += 26) {
    const row = document.elementFromPoint(innerWidth / 2, y)?.closest('[role=row]');
    if (row === null || row === undefined) return false;
  }
  return true;
})()`;

interface Looks {
  /** Where the page stood when it was looked at, px. */
  at: number[];
  /** Of those, where there was a hole. */
  holes: number[];
}

/** By the page's own clock, so that a busy machine does not count as a hole. */
const LOOK_AFTER_SCROLLING = `{
  globalThis.looks = { at: [], holes: [] };
  let timer;
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      looks.at.push(Math.round(scrollY));
      if (!${COVERED}) looks.holes.push(scrollY);
    }, 150);
  });
}`;

/** How the index was asked for, each time that it was. */
const ASKED = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('/platforms/index'))
  .map(({ initiatorType }) => initiatorType)`;

describe('five thousand platforms', () => {
  it('are asked for once, with the page itself', async () => {
    const page = await open('/platforms');
    await whole(page);
    expect(await page.evaluate(ASKED)).toEqual(['link']);
    await page.context().close();
  });

  it('cost little over the wire, few nodes and little memory', async () => {
    const page = await blank();
    const cost = await weighing(page);
    await page.goto(`${world().kaopu.url}/platforms`);
    await whole(page);
    await page.locator('[role=row] svg[role=img]').nth(5).waitFor();
    expect(await names(page)).toEqual(list().order.medium.slice(0, (await names(page)).length));
    const { bytes, nodes, heapBytes } = await cost();
    expect(bytes).toBeGreaterThan(100 * KB);
    expect(bytes).toBeLessThanOrEqual(260 * KB);
    expect(nodes).toBeLessThanOrEqual(900);
    expect(heapBytes).toBeLessThanOrEqual(30 * KB * KB);
    await page.context().close();
  });

  it('come in pieces that the page names from the start, each of them once', async () => {
    const { headers } = await fetch(`${world().kaopu.url}/platforms`);
    const named = headers.get('link')?.match(/\/assets\/[^>]+/g) ?? [];
    expect(named.join()).toMatch(/ListPage-.*\.css.*ListPage-.*\.js/);
    const page = await blank();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${world().kaopu.url}/platforms`);
    await whole(page);
    const once = [...named, '/api/v1/platforms/index'];
    expect(asked.filter((path) => once.includes(path)).toSorted()).toEqual(once.toSorted());
    await page.context().close();
  });

  it('show their names before the rest of them has come', async () => {
    const page = await blank();
    await page.route('**/api/v1/platforms/rows?**', () => 'never answered');
    await page.goto(`${world().kaopu.url}/platforms`);
    await soon(async () => (await names(page))[0]).toBe(list().order.medium[0]);
    expect(await page.locator('[role=row] input:enabled').count()).toBe(0);
    await page.context().close();
  });

  it('are all reached with the End key, and as many are announced', async () => {
    const page = await open();
    const count = Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    // A header, and the line above those that are not ranked.
    expect(count).toBe(list().platforms.length + 2);
    await soon(async () => {
      await page.keyboard.press('End');
      return page.locator('[role=row]').last().getAttribute('aria-rowindex');
    }).toBe(String(count));
    const last = list().order.medium.at(-1) ?? '';
    await soon(() => focused(page)).toBe(last);
    await page.keyboard.press('Home');
    await soon(() => focused(page)).toBe(list().order.medium[0]);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
    await page.context().close();
  });

  it('scroll by without a hole a moment after the wheel has turned', async () => {
    const page = await open();
    await page.mouse.move(683, 500);
    await page.evaluate(LOOK_AFTER_SCROLLING);
    const looks = () => page.evaluate<Looks>('globalThis.looks');
    for (let turn = 1; turn <= 40; turn += 1) {
      await page.mouse.wheel(0, 900);
      await soon(async () => (await looks()).at.at(-1)).toBe(turn * 900);
      expect((await looks()).holes).toEqual([]);
    }
    // However far one jumps, it goes on from there by keys.
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight / 2)');
    await soon(async () => (await looks()).at.at(-1)).toBeGreaterThan(100_000);
    expect((await looks()).holes).toEqual([]);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
    await page.context().close();
  });

  it('keep those without enough data behind every valid one, and failed gates last, by every sort', async () => {
    const page = await open();
    const ranked = list().platforms.filter(({ scores }) => {
      const standing = scores?.medium.status;
      return standing === 'ok' || standing === 'unverified';
    }).length;
    const offered = sorts(page).locator('option');
    expect(await offered.evaluateAll((options) => options.map(({ value }) => value))).toEqual(
      SORTS,
    );
    const behind = ['等待首次评分', '样本不足', '底线未过'];
    for (const sort of SORTS) {
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
      await rowAt(page, list().platforms.length).getByText('底线未过').first().waitFor();
    }
    await page.context().close();
  });
});

describe('a buyer', () => {
  it('is changed without a request for the order: it stands, and its first is announced, with nothing answered', async () => {
    const page = await open();
    const asked = new Set<string>();
    await page.route('**', (route) => {
      asked.add(new URL(route.request().url()).pathname);
      return 'never answered';
    });
    const best = orderOf('medium')[0];
    const profile = PROFILES.find((id) => orderOf(id)[0] !== best) ?? 'medium';
    await page.getByLabel('按谁的需要评分').selectOption(profile);
    const [first = '', second = ''] = orderOf(profile);
    expect(first).not.toBe(best);
    await soon(() => status(page).innerText()).toContain(`第一是 ${first}`);
    expect((await names(page)).slice(0, 2)).toEqual([first, second]);
    // What only rows that came into view need, such as the line of their scores.
    expect([...asked]).toEqual(['/api/v1/platforms/rows']);
    await page.context().close();
  });
});

describe('what is shown', () => {
  it('is what failed, in words, until it is asked for again', async () => {
    const page = await blank();
    const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
    const index = '**/api/v1/platforms/index';
    await page.route(index, (route) => route.fulfill({ status: 500, json: problem }));
    await page.goto(`${world().kaopu.url}/platforms`);
    await page.getByText('服务出错了').waitFor();
    await page.unroute(index);
    await page.getByRole('button', { name: '重试' }).click();
    await whole(page);
    expectOnly(world(), 500);
    await page.context().close();
  });

  it('is saved as a table with the same numbers', async () => {
    const page = await open('/platforms?q=星云权益');
    const found = orderOf('medium').filter((name) => name.startsWith('星云权益'));
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
    // Without a name there is nothing to keep it under.
    await page.getByLabel('视图名称').press('Enter');
    await page.getByRole('button', { name: '保存当前视图' }).press('Enter');
    expect(await page.getByText('还没有保存的视图').count()).toBe(1);
    await page.getByLabel('视图名称').fill('看价格');
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await page.goto(`${world().kaopu.url}/platforms`);
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
