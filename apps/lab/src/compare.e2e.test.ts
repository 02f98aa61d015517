import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { focused, press, write } from './testing/keyboard.ts';
import {
  appears,
  mindConsole,
  mustBeEmpty,
  newPage,
  sidewaysOverflow,
  type Page,
} from './testing/pages.ts';
import { seedCompared } from './testing/seed-compared.ts';
import { openWorld, type World } from './testing/world.ts';

const ITEM = 'iqiyi/12m/code';
const FEE = { channel: '', fen: null, ratePpm: null, payer: 'buyer' };
const GONE = '00000000-0000-4000-8000-000000000000';

let world: World;
/** Ids by name: 甲 and 乙 overlap, 丙 lies below both, 丁 failed a gate, 戊 has too little data. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  const platforms = [
    {
      name: '甲',
      value: 80,
      spread: 5,
      grade: 'B' as const,
      legalName: '甲有限公司',
      dimensions: { service: 90, compliance: 70 },
      products: [
        {
          title: '爱奇艺年卡',
          item: ITEM,
          price: 17_800,
          fees: [
            { ...FEE, kind: 'platform-service', fen: 150 },
            { ...FEE, kind: 'activation', fen: 250 },
          ],
        },
        { title: '说不清的卡', item: null, price: 100, fees: [] },
      ],
    },
    {
      name: '乙',
      value: 76,
      spread: 5,
      dimensions: { compliance: 70 },
      products: [{ title: '爱奇艺黄金年卡', item: ITEM, price: 18_300, fees: [] }],
    },
    { name: '丙', value: 55, spread: 3, grade: 'D' as const },
    { name: '丁', value: 90, spread: 3, status: 'vetoed' as const, grade: 'X' as const },
    { name: '戊', value: 78, spread: 20, status: 'insufficient' as const, grade: '-' as const },
  ];
  for (const platform of platforms) {
    ids[platform.name] = await seedCompared(world.database, platform);
  }
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

type Language = 'zh-CN' | 'en';

function pathOf(names: string, more = ''): string {
  return `/compare?ids=${names
    .split('')
    .map((name) => ids[name] ?? name)
    .join(',')}${more}`;
}

async function open(
  path: string,
  {
    width = 1440,
    language = 'zh-CN',
    theme = 'light',
  }: {
    width?: number;
    language?: Language;
    theme?: 'light' | 'dark';
  } = {},
): Promise<Page> {
  const page = await newPage(world, {
    viewport: { width, height: 844 },
    colorScheme: theme,
    locale: language,
  });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
  await page.goto(world.kaopu.url + path);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

function asked(page: Page): string {
  const text = new URL(page.url()).searchParams.get('ids') ?? '';
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return text
    .split(',')
    .map((id) => names.get(id) ?? id)
    .join('');
}

const verdict = (page: Page) => page.locator('[data-verdict]');
const facts = (page: Page) => page.getByRole('group', { name: '逐项对比' });
const rowOf = (page: Page, row: string) => page.locator(`tr[data-row="${row}"]`);

/** Where the heads of the facts' columns lie, px. */
function heads(page: Page): Promise<{ left: number; right: number }[]> {
  return page.evaluate(
    `[...document.querySelector('main table').querySelectorAll('thead th')].map((head) => {
      const { left, right } = head.getBoundingClientRect();
      return { left, right };
    })`,
  );
}

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

describe('the dot plot', () => {
  it('has a mark of its own shape for each, a row a dimension, and every text large enough', async () => {
    for (const width of [1440, 390, 320]) {
      const page = await open(pathOf('甲乙丙丁', '&radar=true'), { width });
      const rows = page.locator('svg [data-row]');
      await rows.last().waitFor();
      expect(await rows.count()).toBe(7);
      const shapes = await rows
        .first()
        .locator('[data-shape]')
        .evaluateAll((lanes) => lanes.map((lane) => lane.getAttribute('data-shape')));
      expect(new Set(shapes).size).toBe(4);
      const named = await facts(page)
        .locator('thead [data-shape]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-shape')));
      expect(named).toEqual(shapes);
      const smallest = await page.evaluate<number>(
        `Math.min(...[...document.querySelectorAll('svg text')].map((text) =>
          parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))`,
      );
      expect(smallest).toBeGreaterThanOrEqual(11);
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main svg text')].filter((text) => {
          const [own, all] = [text, text.ownerSVGElement].map((one) => one.getBoundingClientRect());
          return own.left < all.left - 1 || own.right > all.right + 1;
        }).map((text) => text.textContent)`,
      );
      expect([width, cut]).toEqual([width, []]);
      await page.context().close();
    }
  });

  it('is read row by row with the keyboard, and says which dimensions differ', async () => {
    const page = await open(pathOf('甲乙'));
    expect(await appears(page, /有差别的：服务。其余维度区间重叠，分不出。/)).toBe(true);
    await page.getByRole('group', { name: /各维度得分/ }).focus();
    const spoken = page.locator('[aria-live=polite]');
    await page.keyboard.press('ArrowDown');
    expect(await spoken.innerText()).toBe(
      '综合分：甲 80（75–85）；乙 76（71–81）。区间重叠，分不出。',
    );
    await page.keyboard.press('End');
    expect(await spoken.innerText()).toMatch(/^合规：甲 70（65–75）；乙 70（65–75）。/);
    await page.keyboard.press('Escape');
    expect(await spoken.innerText()).toBe('');
    await page.context().close();
  });

  it('calls two apart although a third, unsure one overlaps both', async () => {
    const page = await open(pathOf('甲丙戊'));
    expect(await appears(page, '每个维度都有差别。')).toBe(true);
    await page.context().close();
  });

  it('is a radar besides only for who asks: lines without areas', async () => {
    const page = await open(pathOf('甲乙'));
    const radar = page.getByRole('img', { name: /各维度得分/ });
    await facts(page).waitFor();
    expect(await radar.count()).toBe(0);
    await page.getByLabel('雷达图').check();
    await radar.waitFor();
    expect(new URL(page.url()).searchParams.get('radar')).toBe('true');
    const areas = await page.evaluate<string[]>(
      `[...document.querySelectorAll('svg[role=img] [data-shape] > path:first-child')]
        .map((line) => getComputedStyle(line).fill)`,
    );
    expect(areas).toEqual(['none', 'none']);
    await page.context().close();
  });
});

describe('who is compared', () => {
  it('is taken out one by one: the address follows, the focus goes on to the next', async () => {
    const page = await open(pathOf('甲乙丙'));
    await facts(page).waitFor();
    await press(page, '移除 乙');
    await expect.poll(() => asked(page)).toBe('甲丙');
    await expect.poll(() => focused(page)).toBe('移除 丙');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page)).toBe('甲');
    await expect.poll(() => focused(page)).toBe('移除 甲');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page)).toBe('');
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
    await expect.poll(() => asked(page)).toBe('丙乙');
    await expect.poll(() => focused(page)).toBe('移除 乙');
    await facts(page).waitFor();
    await write(page, '再加一家', '丁');
    await press(page, '加入 丁');
    await expect.poll(() => asked(page)).toBe('丙乙丁');
    await page.context().close();
  });

  it('are four at most: a fifth is refused with a word', async () => {
    const page = await open(pathOf('甲乙丙丁戊'));
    expect(await appears(page, '最多同时比 4 家，多出的 1 家没有加入。')).toBe(true);
    await facts(page).waitFor();
    expect(await facts(page).locator('thead th').count()).toBe(5);
    expect(await page.getByLabel('再加一家').count()).toBe(0);
    await page.getByRole('button', { name: '从网址里去掉' }).click();
    await expect.poll(() => asked(page)).toBe('甲乙丙丁');
    await page.context().close();
  });

  it('goes on without those that are gone, and says which', async () => {
    const page = await open(`/compare?ids=${ids['甲']},${GONE},wrong,${ids['乙']}`);
    expect(await appears(page, `不在了，或网址写错了：wrong；${GONE}。其余照常对比。`)).toBe(true);
    expect(await appears(page, '甲和乙暂时分不出高下')).toBe(true);
    await page.getByRole('button', { name: '从网址里去掉' }).click();
    await expect.poll(() => asked(page)).toBe('甲乙');
    await page.context().close();
  });
});

describe('facts and prices', () => {
  it('differ only where they differ: equal rows are hidden and counted, also after a reload', async () => {
    const page = await open(pathOf('甲乙'));
    await rowOf(page, 'licence').waitFor();
    const rows = page.locator('tr[data-row]');
    const all = await rows.count();
    await page.getByLabel('只看差异').check();
    await rowOf(page, 'licence').waitFor({ state: 'detached' });
    await page.reload();
    await rowOf(page, 'service').waitFor();
    const left = await rows.count();
    expect(left).toBeLessThan(all);
    expect(await appears(page, `已隐藏 ${all - left} 行相同的`)).toBe(true);
    const texts = await rows.evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    for (const [first, second] of texts) expect(first).not.toBe(second);
    expect(await rowOf(page, 'compliance').count()).toBe(0);
    expect(await rowOf(page, 'entity').innerText()).toContain('甲有限公司');
    await page.context().close();
  });

  it('add list price and fees up to the landed price, and say where fees are not known', async () => {
    const page = await open(pathOf('甲乙'));
    const cells = rowOf(page, ITEM).locator('td');
    await cells.first().waitFor();
    const [first = '', second = ''] = await cells.allInnerTexts();
    expect(first).toContain('¥182.00');
    expect(first).toContain('到手最低');
    expect(first).toContain('标价 ¥178.00 + 服务费 ¥1.50 + 激活费 ¥2.50');
    expect(second).toContain('≥ ¥183.00');
    expect(second).toContain('标价 ¥183.00 + 服务费 — + 激活费 —');
    expect(await appears(page, '1 种商品至少两家在卖。')).toBe(true);
    expect(await appears(page, '另有 1 件认不出是什么商品')).toBe(true);
    await page.context().close();
  });

  it('are handed over as a table for a spreadsheet', async () => {
    const page = await open(pathOf('甲丙'));
    await facts(page).waitFor();
    const download = page.waitForEvent('download');
    await press(page, '导出 CSV');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^kaopu-compare-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff导出于,\d{4}-\d\d-\d\d \d\d:\d\d 北京时间$/);
    expect(lines[2]).toBe('组,项目,甲,丙');
    expect(lines).toContain('评分,综合分,80 · 区间 75–85,55 · 区间 52–58');
    expect(lines.some((line) => line.startsWith('到手价,爱奇艺年卡,¥182.00'))).toBe(true);
    await page.context().close();
  });

  it('show two platforms beside a column that stays on a phone, and the rest by a swipe', async () => {
    const page = await open(pathOf('甲乙丙丁'), { width: 390 });
    await facts(page).waitFor();
    const before = await heads(page);
    expect(before[0]?.left).toBeGreaterThanOrEqual(0);
    expect(before[1]?.left).toBeGreaterThanOrEqual((before[0]?.right ?? NaN) - 1);
    expect(before[2]?.right).toBeLessThanOrEqual(390);
    expect(before[4]?.right).toBeGreaterThan(390);
    await page.evaluate(`document.querySelector('div:has(> table)').scrollTo(10000, 0)`);
    await expect.poll(async () => (await heads(page))[4]?.right).toBeLessThanOrEqual(390);
    expect((await heads(page))[0]?.left).toBe(before[0]?.left);
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
    expect(asked(page)).toHaveLength(2);
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

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(['light', 'dark'] as const)('axe finds nothing in the %s, and it fits', async (theme) => {
    for (const width of [1440, 390, 320]) {
      const page = await open(pathOf('甲乙丙戊', '&radar=true'), { width, language, theme });
      await page.locator('tr[data-row]').first().waitFor();
      await page.locator('svg [data-row]').first().waitFor();
      expect([width, await allFaults(page)]).toEqual([width, []]);
      expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
      if (language === 'en') {
        const text = await page.locator('main').innerText();
        expect(text.replaceAll(/[甲乙丙丁戊]|有限公司|爱奇艺年卡/g, '')).not.toMatch(
          /[\u4e00-\u9fff]/,
        );
      }
      await page.context().close();
    }
  });
});
