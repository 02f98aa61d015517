import { Explanation, PlatformDetail } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tenths } from './testing/tenths.ts';
import { openPage, type PageOptions } from './testing/open-page.ts';
import { appears, mustBeEmpty, type Page } from './testing/pages.ts';
import { seedCompared } from './testing/seed-compared.ts';
import { openWorld, type World } from './testing/world.ts';

// Why a score is what it is, on one that a judge really made of what people told.

const DAY_MS = 86_400_000;
const SOON = { timeout: 90_000, interval: 500 };

let world: World;
let id = '';

beforeAll(async () => {
  world = await openWorld();
  const { api, database } = world;
  // The middle of the market: what the bars' marks stand at.
  for (const value of [50, 60, 70]) {
    await seedCompared(database, { name: `店${value}`, value, spread: 3 });
  }
  const body = { name: '慢店', siteUrl: 'https://slow.example/' };
  ({ id } = PlatformDetail.parse(await api.post('/api/v1/platforms', body)));
  for (let day = 1; day <= 8; day += 1) {
    const to = Date.now() - day * DAY_MS;
    const iso = (at: number) => new Date(at).toISOString();
    await tell('support-conversation', to, `同事${day}`, {
      channel: 'qq',
      wait: `${iso(to - 5 * 3_600_000)}/${iso(to)}`,
      outcome: 'answered',
    });
  }
  await settled(8);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

function tell(kind: string, at: number, reporter: string, fields: object): Promise<unknown> {
  const entry = { id: randomUUID(), kind, at: new Date(at).toISOString(), reporter, fields };
  return world.api.post(`/api/v1/platforms/${id}/entries`, entry);
}

/** All that was told is judged, and scored. */
async function settled(entries: number): Promise<void> {
  const judged = async () => {
    const [row] = await world.database.sql(
      `SELECT count(*)::int AS n FROM observation
       WHERE platform_id = $1 AND key LIKE 'entry/%' AND judge_seq IS NOT NULL`,
      [id],
    );
    return row?.['n'];
  };
  await vi.waitFor(async () => expect(await judged()).toBe(entries), SOON);
}

async function explanation(): Promise<Explanation> {
  return Explanation.parse(await world.api.get(`/api/v1/platforms/${id}/explanation`));
}

const open = (options?: PageOptions) => openPage(world, `/platforms/${id}`, options);
const service = (page: Page) =>
  page.locator('details:has([data-indicator="first-response"])').first();

describe('the losses', () => {
  it('have lines for what is older and for what nobody saw, and sum to the score', async () => {
    const page = await open();
    await service(page).locator('summary').first().click();
    const indicator = service(page).locator('[data-indicator="first-response"]');
    const lines = indicator.locator('li');
    await lines.first().waitFor();
    const texts = await lines.allInnerTexts();
    expect(texts.some((text) => text.startsWith('更早的观测'))).toBe(true);
    expect(texts.some((text) => text.startsWith('证据不足'))).toBe(true);
    const points = texts.map((text) => tenths(/[\u2212\d.]+$/.exec(text.trim())?.[0] ?? ''));
    const head = await indicator.locator('p > span').last().innerText();
    expect(points.reduce((sum, part) => sum + part, 0)).toBe(tenths(head));
    const [lost = NaN, value = NaN] = [
      ...(await page.getByText(/从 100 分起扣：共扣/).innerText()).matchAll(/\d+\.\d/g),
    ].map(Number);
    expect(Math.round((lost + value) * 10)).toBe(1_000);
    const { score } = await explanation();
    expect(Math.abs(score.value - value)).toBeLessThan(0.06);
    await page.context().close();
  });

  it('say of each signal how many looks, how old the newest, and lead to what was told', async () => {
    const page = await open();
    await service(page).locator('summary').first().click();
    const indicator = service(page).locator('[data-indicator="first-response"]');
    await expect
      .poll(() => indicator.locator('p').first().innerText(), SOON)
      .toMatch(/有效观测 [\d.]+ 次 · 最新 (昨天|1 天前|2 天前)/);
    expect(await indicator.locator('p time').getAttribute('datetime')).toMatch(/^20/);
    const link = indicator.getByRole('link', { name: '人工录入' }).first();
    await link.waitFor();
    await link.click();
    await page.waitForURL(/\/evidence#entry\//);
    const key = decodeURIComponent(new URL(page.url()).hash.slice(1));
    await page.locator(`[id="${key}"]`).waitFor();
    await page.context().close();
  });

  it('begin at nothing; the market’s median is a mark on the bar, and what it would make of the score is said', async () => {
    const page = await open();
    const mark = service(page).locator('[data-median]');
    await mark.waitFor();
    // Three of 50, 60 and 70, and the slow shop's own below: the middle of four is 55.
    expect(await service(page).locator('summary').innerText()).toMatch(/市场中位 (55|60)/);
    expect(Number(await mark.getAttribute('data-median'))).toBeGreaterThan(0);
    const place = await service(page)
      .locator('summary span[aria-hidden=true]')
      .evaluate((frame) => {
        const [bar, line] = frame.children;
        const first = bar?.lastElementChild;
        const left = (element?: { getBoundingClientRect(): { left: number } } | null) =>
          (element?.getBoundingClientRect().left ?? NaN) - frame.getBoundingClientRect().left;
        return { bar: left(first), mark: left(line) };
      });
    expect(place.bar).toBeLessThan(1);
    expect(place.mark).toBeGreaterThan(1);
    await service(page).locator('summary').first().click();
    expect(await page.locator('[data-what-if=service]').innerText()).toMatch(
      /^改成市场中位数（\d+），综合分 \d+ → \d+（[+\u2212]?\d+\.\d）$/,
    );
    await page.context().close();
  });
});

/** The sheet's table by its rows, tenths of points. */
function sheet(page: Page): Promise<Record<string, { before: string; after: string }>> {
  return page.evaluate(
    `Object.fromEntries([...document.querySelectorAll('dialog tr[data-loss]')].map((row) => {
      const [before, after] = [...row.querySelectorAll('td')].map((cell) => cell.textContent);
      return [row.dataset.loss, { before, after }];
    }))`,
  );
}

describe('other weights, tried in the side sheet', () => {
  it('change losses, sum and score together, to the tenth, and the published score not at all', async () => {
    const page = await open();
    const published = (await explanation()).score.value;
    await page.getByRole('button', { name: '试试别的权重' }).click();
    const dialog = page.getByRole('dialog', { name: '试试别的权重' });
    const score = dialog.locator('[data-fact=tried-score]');
    await score.waitFor();
    const texts: string[] = [];
    const check = async () => {
      const { total, ...rows } = await sheet(page);
      for (const side of ['before', 'after'] as const) {
        const sum = Object.values(rows).reduce((all, row) => all + tenths(row[side]), 0);
        expect(sum).toBe(tenths(total?.[side] ?? ''));
      }
      const said = [
        ...(await dialog.locator('[data-fact=tried-sum]').innerText()).matchAll(/\d+\.\d/g),
      ];
      const [lost = NaN, left = NaN] = said.map(Number);
      expect(Math.round(lost * 10)).toBe(-tenths(total?.after ?? ''));
      expect(Math.round((lost + left) * 10)).toBe(1_000);
      const [, to = NaN] = [...(await score.innerText()).matchAll(/\d+/g)].map(Number);
      expect(Math.abs(to - left)).toBeLessThanOrEqual(0.5);
      texts.push(total?.after ?? '');
    };
    await check();
    const slider = dialog.getByRole('slider', { name: '服务' });
    await slider.focus();
    for (let presses = 0; presses < 3; presses += 1) {
      await page.keyboard.press('PageUp');
      await check();
    }
    // The slow service weighs more: every step costs.
    expect(texts.map(tenths)).toEqual(texts.map(tenths).sort((a, b) => b - a));
    expect(new Set(texts).size).toBe(4);
    const { total } = await sheet(page);
    expect(Math.abs(100 + tenths(total?.before ?? '') / 10 - published)).toBeLessThan(0.06);
    await dialog.getByRole('button', { name: /^恢复/ }).click();
    expect((await sheet(page))['total']?.after).toBe(total?.before);
    expect((await explanation()).score.value).toBeCloseTo(published, 1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator(':focus').innerText()).toBe('试试别的权重');
    await page.context().close();
  });

  it('fit on a phone, and hand over to the page where all platforms are ranked', async () => {
    const page = await open({ width: 390 });
    await page.getByRole('button', { name: '试试别的权重' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('slider', { name: '价格' }).focus();
    await page.keyboard.press('ArrowRight');
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await dialog.getByRole('link', { name: '看所有平台怎么排' }).click();
    await page.waitForURL(/\/weights\?.*w=/);
    await page.context().close();
  });
});

it('the platform’s reply is recorded, shown as its own words, and changes no point', async () => {
  const before = await explanation();
  const page = await open();
  expect(await appears(page, '平台还没有回应')).toBe(true);
  await page.getByRole('link', { name: '记录平台的回应' }).click();
  const words = '我们 7×24 小时客服。\n<b>从未</b>让人等过五个小时。';
  await page.getByLabel('平台的原话').fill(words);
  const choose = (group: string, option: string) =>
    page.getByRole('group', { name: group }).getByRole('radio', { name: option }).check();
  await choose('回应什么', '客服或售后');
  await choose('从哪里来', '邮件');
  await page.getByLabel('谁说的（姓名或职务）').fill('客服主管');
  await page.getByLabel('谁录入').fill('小王');
  await page.getByRole('button', { name: '保存' }).click();
  await settled(9);
  await page.goto(`${world.kaopu.url}/platforms/${id}`);
  const reply = page.locator('[data-reply]');
  await reply.waitFor();
  expect(await reply.locator('blockquote').textContent()).toBe(words);
  await expect
    .poll(() => reply.innerText())
    .toMatch(/客服主管说.*客服或售后.*邮件.*由 小王 记录 · 无凭证/s);
  expect(await appears(page, '平台自己的说法，未经核实，不影响分数。')).toBe(true);
  const after = await explanation();
  // Judged anew, everything is as it was but for the minutes by which it aged.
  expect(after.score.value).toBeCloseTo(before.score.value, 1);
  expect(
    after.score.dimensions.map(({ dimension, insufficient }) => [dimension, insufficient]),
  ).toEqual(
    before.score.dimensions.map(({ dimension, insufficient }) => [dimension, insufficient]),
  );
  const keys = after.losses.flatMap(({ indicators }) =>
    indicators.flatMap(({ observations }) => observations.map(({ key }) => key)),
  );
  const [told] = await world.database.sql(
    `SELECT key FROM observation WHERE platform_id = $1 AND kind = 'platform-reply'`,
    [id],
  );
  expect(keys).not.toContain(told?.['key']);
  await page.context().close();
});

it('every signal says how many looks, how old the newest, and leads to them, or that nobody looked', async () => {
  // One that cost nothing beside those that did.
  await tell('card-follow-up', Date.now() - DAY_MS, '小王', {
    product: '年卡',
    result: 'worked',
    days: 1,
  });
  await settled(10);
  const { indicators } = await explanation();
  const measured = indicators.filter(({ newest }) => newest !== null).map((one) => one.indicator);
  expect(measured).toEqual(expect.arrayContaining(['first-response', 'card-works']));
  const page = await open();
  await service(page).waitFor();
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
  const signals = await page.locator('[data-indicator]').all();
  expect(signals.length).toBeGreaterThan(10);
  const told: string[] = [];
  for (const signal of signals) {
    const head = signal.locator('p').first();
    if ((await head.innerText()).includes('未测')) continue;
    told.push((await signal.getAttribute('data-indicator')) ?? '');
    expect(await head.innerText()).toMatch(/有效观测 [\d.]+ 次 · 最新 \S+/);
    expect(await head.locator('time').getAttribute('datetime')).toMatch(/^20/);
    const link = head.getByRole('link');
    expect(await link.getAttribute('href')).toBe(`/platforms/${id}/evidence`);
  }
  expect(told.toSorted()).toEqual(measured.toSorted());
  await page.locator('[data-indicator="card-works"] p').first().getByRole('link').click();
  await page.waitForURL(/\/evidence$/);
  await page.locator('[id^="entry/"]').first().waitFor();
  await page.context().close();
});
