import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askedIn, factsOf, openCompared, type Compared } from './testing/compare-page.ts';
import { focused, press, write } from './testing/keyboard.ts';
import { appears, mustBeEmpty, newPage, sidewaysOverflow, type Page } from './testing/pages.ts';

// What may be said of platforms beside each other, and who they are.

const GONE = '00000000-0000-4000-8000-000000000000';

let world: Compared['world'];
let ids: Compared['ids'];
let pathOf: Compared['pathOf'];
let open: Compared['open'];

beforeAll(async () => {
  ({ world, ids, pathOf, open } = await openCompared());
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const verdict = (page: Page) => page.locator('[data-verdict]');

describe('the verdict', () => {
  it.each([
    ['甲乙', ['甲和乙暂时分不出高下']],
    ['甲丙', ['甲的综合分高于丙，90% 区间不重叠']],
    ['丙乙甲', ['甲和乙的综合分高于丙', '甲和乙暂时分不出高下']],
    ['甲丁', ['丁底线未过，排在最后']],
    ['甲戊', ['戊样本不足，还分不出高下']],
  ])('of %s is %j, and calls none better', async (names, sentences) => {
    const page = await open(pathOf(names));
    for (const sentence of sentences) expect(await appears(page, sentence)).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain('更好');
    const isTied = sentences.some((sentence) => sentence.includes('分不出'));
    expect((await verdict(page).innerText()).includes('分不出')).toBe(isTied);
    await page.context().close();
  });
});

describe('who is compared', () => {
  it('is taken out one by one: the address follows, the focus goes on to the next', async () => {
    const page = await open(pathOf('甲乙丙'));
    await factsOf(page).waitFor();
    await press(page, '移除 乙');
    await expect.poll(() => askedIn(page, ids)).toBe('甲丙');
    await expect.poll(() => focused(page)).toBe('移除 丙');
    await page.keyboard.press('Enter');
    await expect.poll(() => askedIn(page, ids)).toBe('甲');
    await expect.poll(() => focused(page)).toBe('移除 甲');
    await page.keyboard.press('Enter');
    await expect.poll(() => askedIn(page, ids)).toBe('');
    await expect.poll(() => focused(page)).toBe('再加一家');
    expect(await appears(page, '选两到四家来比')).toBe(true);
    await page.goBack();
    await page.getByRole('button', { name: '移除 甲' }).waitFor();
    await page.context().close();
  });

  it('is asked for a second when it is one, with the three nearest', async () => {
    const page = await open(pathOf('丙'));
    expect(await appears(page, '再选一家就能比')).toBe(true);
    const near = page.getByRole('group', { name: '分数相近的' }).getByRole('button');
    await expect.poll(() => near.count()).toBe(3);
    expect((await near.allInnerTexts()).map((text) => text.slice(0, 4))).toEqual([
      '加入 乙',
      '加入 甲',
      '加入 戊',
    ]);
    await press(page, '加入 乙');
    await expect.poll(() => askedIn(page, ids)).toBe('丙乙');
    await expect.poll(() => focused(page)).toBe('移除 乙');
    await factsOf(page).waitFor();
    await write(page, '再加一家', '丁');
    await press(page, '加入 丁');
    await expect.poll(() => askedIn(page, ids)).toBe('丙乙丁');
    await page.context().close();
  });

  it('are four at most: a fifth is refused with a word', async () => {
    const page = await open(pathOf('甲乙丙丁戊'));
    expect(await appears(page, '最多同时比 4 家，多出的 1 家没有加入。')).toBe(true);
    await factsOf(page).waitFor();
    expect(await factsOf(page).locator('thead th').count()).toBe(5);
    expect(await page.getByLabel('再加一家').count()).toBe(0);
    await page.getByRole('button', { name: '从网址里去掉' }).click();
    await expect.poll(() => askedIn(page, ids)).toBe('甲乙丙丁');
    await page.context().close();
  });

  it('goes on without those that are gone, and says which', async () => {
    const page = await open(`/compare?ids=${ids['甲']},${GONE},wrong,${ids['乙']}`);
    expect(await appears(page, `不在了，或网址写错了：wrong；${GONE}。其余照常对比。`)).toBe(true);
    expect(await appears(page, '甲和乙暂时分不出高下')).toBe(true);
    await page.getByRole('button', { name: '从网址里去掉' }).click();
    await expect.poll(() => askedIn(page, ids)).toBe('甲乙');
    await page.context().close();
  });
});

describe('the list', () => {
  it('ticks with x what has the focus and compares with c, but not while Chinese is composed', async () => {
    const page = await open('/platforms');
    await page.getByRole('checkbox', { name: '对比 甲' }).waitFor();
    const ticked = () => page.locator('[role=row] input:checked').count();
    const picked = () => new URL(page.url()).searchParams.get('cmp')?.split(',').length ?? 0;
    // The keys come once the list is drawn.
    await expect
      .poll(async () => {
        await page.keyboard.press('j');
        return focused(page);
      })
      .not.toBe('');
    await page.keyboard.press('x');
    await expect.poll(picked).toBe(1);
    await page.keyboard.press('j');

    await page.evaluate(
      `for (const code of ['KeyX', 'KeyC']) document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { code, key: 'Process', bubbles: true, isComposing: true }))`,
    );
    const cdp = await page.context().newCDPSession(page);
    const search = page.getByRole('searchbox');
    const here = await focused(page);
    await search.focus();
    await cdp.send('Input.imeSetComposition', { text: 'xc', selectionStart: 2, selectionEnd: 2 });
    for (const key of ['j', 'x', 'c']) await page.keyboard.press(key);
    await search.fill('');
    expect(new URL(page.url()).pathname).toBe('/platforms');
    expect([await ticked(), picked()]).toEqual([1, 1]);

    await page.getByRole('link', { name: here, exact: true }).focus();
    await page.keyboard.press('x');
    await expect.poll(picked).toBe(2);
    await page.keyboard.press('c');
    await page.waitForURL(/\/compare\?/);
    expect(askedIn(page, ids)).toHaveLength(2);
    await page.context().close();
  });

  it('keeps four ticks, refuses a fifth with a word, and forgets them when told to', async () => {
    const page = await open('/platforms', { width: 390 });
    for (const name of ['甲', '乙', '丙', '丁', '戊']) {
      await page.getByRole('checkbox', { name: `对比 ${name}` }).click();
    }
    expect(await appears(page, '最多同时比 4 家，没有加入 戊。')).toBe(true);
    expect(await page.locator('[role=row] input:checked').count()).toBe(4);
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    await page.reload();
    await expect.poll(() => page.locator('[role=row] input:checked').count()).toBe(4);
    await page.getByRole('button', { name: '清空' }).click();
    await expect.poll(() => page.locator('[role=row] input:checked').count()).toBe(0);
    await page.context().close();
  });
});

it('says what failed, and shows it once it is asked again', async () => {
  const page = await newPage(world, { viewport: { width: 1440, height: 844 } });
  const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
  await page.route(
    '**/api/v1/comparison?*',
    (route) => route.fulfill({ status: 500, json: problem }),
    {
      times: 1,
    },
  );
  await page.goto(world.kaopu.url + pathOf('甲乙'));
  expect(await appears(page, '服务出错了')).toBe(true);
  await page.getByRole('button', { name: '重试' }).click();
  expect(await appears(page, '甲和乙暂时分不出高下')).toBe(true);
  await page.context().close();
});
