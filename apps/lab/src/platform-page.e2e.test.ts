import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPage, type PageOptions } from './testing/open-page.ts';
import {
  appears,
  expectOnly,
  mustBeEmpty,
  openPart,
  type Page,
  sidewaysOverflow,
} from './testing/pages.ts';
import { seedPlatformPage } from './testing/platform-page.ts';
import { openWorld, type World } from './testing/world.ts';

// The page of one platform, part by part, on what lies in the database.

const PARTS = ['总览', '价格', '服务', '资质与处罚', '证据', '探测'];

let world: World;
let id = '';

beforeAll(async () => {
  world = await openWorld();
  id = await seedPlatformPage(world.database);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const open = (path: string, options?: PageOptions) =>
  openPage(world, `/platforms/${id}${path}`, options);

const spoken = (page: Page) => page.locator('[aria-live=polite]');

describe('the parts', () => {
  it('are routes of their own: reached by their tabs, kept by a reload, and gone back from', async () => {
    const page = await open('');
    for (const name of PARTS) await openPart(page, name);
    expect(new URL(page.url()).pathname).toBe(`/platforms/${id}/probes`);
    await page.reload();
    await page.getByRole('heading', { name: '维护时段' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('甲');
    await page.goBack();
    await page.waitForURL(`**/platforms/${id}/evidence`);
    await page.context().close();
  });

  it('keep the focus on the tab, so that the next is one key away', async () => {
    const page = await open('');
    const tabs = page.getByRole('navigation', { name: '平台详情各部分' });
    await tabs.getByRole('link', { name: '总览' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/platforms/${id}/prices`);
    await page.getByRole('heading', { name: '商品与价格' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('价格');
    await page.context().close();
  });

  it('ask for nothing but what they show', async () => {
    const page = await open('/service');
    await page.getByRole('table').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith(`/api/v1/platforms/${id}/`))
        asked.push(pathname.split('/').at(-1) ?? '');
    });
    await openPart(page, '价格');
    await page.locator('svg[data-points]').waitFor();
    await openPart(page, '资质与处罚');
    const distinct = () => [...new Set(asked)].sort();
    await expect.poll(distinct).toEqual(['market', 'products', 'record-events']);
    await page.waitForLoadState('networkidle');
    expect(distinct()).toEqual(['market', 'products', 'record-events']);
    await page.context().close();
  });

  it('lead what was kept of the one long page to where it is now', async () => {
    const page = await open('#entries');
    await page.waitForURL(`**/platforms/${id}/evidence#entries`);
    expect(await appears(page, '人工录入')).toBe(true);
    await page.context().close();
  });
});

describe('the trend', () => {
  it('is read with arrow keys: date, score, interval; its table has a row a point', async () => {
    const page = await open('?hours=720');
    const chart = page.getByRole('group', { name: /得分|综合分/ }).first();
    await chart.focus();
    await page.keyboard.press('End');
    await expect.poll(() => spoken(page).first().innerText()).toMatch(/78\.0.*73.*83/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => spoken(page).first().innerText()).toMatch(/\d{4}-\d\d-\d\d.*76\.0/);
    const answer = await world.api.get(`/api/v1/platforms/${id}/trend?hours=720`);
    const { points } = answer as { points: unknown[] };
    const card = page.locator('section', { has: chart });
    await card.getByText('以表格查看').click();
    expect(points.length).toBe(10);
    await expect.poll(() => card.locator('tbody tr').count()).toBe(points.length);
    await page.context().close();
  });
});

it('the trend marks where the formula changed, and says what that means', async () => {
  const page = await open('?hours=720');
  await page.locator('[data-version="1.1.0"]').waitFor();
  expect(await page.locator('[data-version]').count()).toBe(1);
  expect(await appears(page, '评分公式由 1.0.0 换成 1.1.0：前后的分数不是同一把尺子。')).toBe(true);
  await page.context().close();
});

describe('signs before a shutdown', () => {
  it('stand each beside its own past, and what nobody saw is never calm', async () => {
    const page = await open('');
    const sign = (code: string) => page.locator(`[data-sign="${code}"]`);
    await sign('replies').waitFor();
    expect(await sign('replies').innerText()).toMatch(
      /近 7 天中位 2 小时.*此前 60 天中位 5 分钟.*明显/s,
    );
    expect(await sign('stale').innerText()).toMatch(/以往约 2 天一变.*与以往一致/s);
    for (const code of ['withdrawals', 'groups']) {
      expect(await sign(code).getAttribute('data-strength')).toBe('unknown');
      expect(await sign(code).innerText()).toContain('未观测');
      expect(await sign(code).innerText()).not.toContain('一致');
    }
    expect(await appears(page, '4 项中观测到 2 项')).toBe(true);
    await page.context().close();
  });
});

describe('service by the hour', () => {
  it('says what is claimed beside what was measured', async () => {
    const page = await open('/service');
    const claim = page.locator('[data-claim]');
    await claim.waitFor();
    expect(await claim.innerText()).toBe('宣称 7×24 · 实测 0–8 点 3 次中 3 次无人应');
    await page.context().close();
  });

  it('is a table of days and hours, slow in the strongest colour, little evidence hatched', async () => {
    const page = await open('/service');
    const table = page.getByRole('table');
    await table.waitFor();
    expect([
      await table.locator('tbody tr').count(),
      await table.locator('thead th').count(),
    ]).toEqual([7, 25]);
    const cell = (day: number, hour: number) =>
      table.locator('tbody tr').nth(day).locator('td').nth(hour);
    expect(await cell(0, 3).innerText()).toBe('无');
    expect(await cell(0, 3).getAttribute('data-step')).toBe('5');
    expect(await cell(0, 10).innerText()).toBe('12');
    expect(await cell(0, 10).getAttribute('data-step')).toBe('3');
    expect(await cell(0, 10).getAttribute('data-few')).toBe('false');
    expect(await cell(1, 10).innerText()).toBe('<1');
    expect(await cell(1, 10).getAttribute('data-few')).toBe('true');
    expect(await cell(4, 4).innerText()).toBe('');
    const opacity = (step: number) =>
      page.evaluate<number>(
        `Number(getComputedStyle(document.querySelector('td[data-step="${step}"]'), '::before').opacity)`,
      );
    expect(await opacity(5)).toBeGreaterThan(await opacity(3));
    expect(await opacity(3)).toBeGreaterThan(await opacity(1));
    await page.context().close();
  });

  it('lies on its side on a phone: 24 rows, 7 columns, and nothing to swipe', async () => {
    const page = await open('/service', { width: 390 });
    const table = page.getByRole('table');
    await table.waitFor();
    expect([
      await table.locator('tbody tr').count(),
      await table.locator('thead th').count(),
    ]).toEqual([24, 8]);
    const right = await table.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(390);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});

describe('the price beside the market', () => {
  it('says of the trap band what the data says', async () => {
    const page = await open('/prices');
    const strip = page.locator('svg[data-points]');
    await strip.waitFor();
    await page.getByText('以表格查看').first().click();
    const rows = page.locator('section', { hasText: '同款全市场到手价' }).locator('tbody tr');
    const texts = await rows.allInnerTexts();
    expect(texts).toHaveLength(Number(await strip.getAttribute('data-points')));
    expect(texts).toHaveLength(18);
    const edge = Number(await page.locator('[data-edge]').getAttribute('data-edge'));
    const landed = texts.map((text) =>
      Math.round(100 * Number(/¥[\d.]+\s+¥([\d.]+)/.exec(text)?.[1])),
    );
    const below = landed.filter((price) => price < edge).length;
    const failed = texts.filter(
      (text, i) => (landed[i] ?? 0) < edge && text.includes('失效卡密'),
    ).length;
    expect([below, failed]).toEqual([2, 1]);
    expect(await page.locator('[data-trap]').innerText()).toBe(
      `低于 ¥${(edge / 100).toFixed(2)} 的 ${below} 家里，有 ${failed} 家有失效卡密记录`,
    );
    await page.context().close();
  });

  it('is read from the cheapest to the dearest with arrow keys, its own fees named', async () => {
    const page = await open('/prices');
    await page.locator('svg[data-points]').waitFor();
    expect(await appears(page, /本平台到手 ¥175\.00，从低到高第 \d+ \/ 18/)).toBe(true);
    await page.getByRole('group', { name: /18 家的到手价/ }).focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => spoken(page).first().innerText())
      .toBe('便宜二号：到手 ¥90.00（标价 ¥90.00），第 1 / 18');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken(page).first().innerText()).toContain('便宜一号');
    await page.context().close();
  });
});

describe('what is on record', () => {
  it('says how it was matched; what only bears the name is to be checked and costs nothing', async () => {
    const page = await open('/records');
    const row = (match: string) => page.locator(`tr[data-match="${match}"]`);
    await row('uscc').waitFor();
    expect(await row('uscc').innerText()).toMatch(
      /深市监罚〔2025〕1号.*信用中国.*统一社会信用代码一致/s,
    );
    expect(await row('namesake').innerText()).toMatch(
      /沪市监罚〔2025〕9号.*仅名称相似，待核.*不计分（0 分）/s,
    );
    expect(await appears(page, '处罚 1 条，诉讼 0 条')).toBe(true);
    const [stored] = await world.database.sql(
      `SELECT count(*)::int AS n FROM observation WHERE platform_id = $1 AND seen::text LIKE '%沪市监罚%'`,
      [id],
    );
    // No observation of the platform holds it, and scores are made of nothing else.
    expect(stored).toEqual({ n: 0 });
    await page.context().close();
  });

  it('is a row of the table for each mark, and is read with arrow keys', async () => {
    const page = await open('/records');
    const picture = page.locator('svg[data-points]');
    await picture.waitFor();
    const marks = await picture.locator('path[data-match]').count();
    expect(await picture.getAttribute('data-points')).toBe(String(marks));
    expect(await page.locator('tbody tr[data-match]').count()).toBe(marks);
    await page.getByRole('group', { name: /条记录/ }).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => spoken(page).first().innerText()).toMatch(/^2025-06-01 处罚：行政处罚/);
    await page.context().close();
  });
});

it('keeps its head when a part fails, says what failed, and shows it once it is asked again', async () => {
  const page = await open('');
  const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
  await page.route(
    `**/api/v1/platforms/${id}/service`,
    (route) => route.fulfill({ status: 500, json: problem }),
    { times: 1 },
  );
  await openPart(page, '服务');
  expect(await appears(page, '服务出错了')).toBe(true);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('甲');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('table').waitFor();
  // The browser itself reports the answer of 500.
  expectOnly(world, 500);
  await page.context().close();
});
