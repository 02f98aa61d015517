import { ProfileView } from '@kaopu/contracts';
import {
  DIMENSIONS,
  inOrder,
  PROFILE_WEIGHTS,
  reweighed,
  type ProfileId,
  type Weights,
} from '@kaopu/scoring';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allFaults } from './testing/axe.ts';
import { appears, mindConsole, mustBeEmpty, newPage, sidewaysOverflow } from './testing/pages.ts';
import type { Page } from './testing/pages.ts';
import { platformWith, seedScores, type SeededPlatform } from './testing/seed-scores.ts';
import { openWorld, type World } from './testing/world.ts';

const MANY = 5000;

/** Points that follow no pattern a reader would see, the same in every run; whole ones. */
function points(i: number, dimension: number): number {
  return 45 + ((i * 7919 + dimension * 104_729 + ((i * (dimension + 3)) % 101) * 31) % 53);
}

/** Every seventh is bad at one thing, one in forty failed a floor, one in thirty has one unknown. */
function market(size: number): SeededPlatform[] {
  return Array.from({ length: size }, (_, i) => {
    const [qualification, supplyChain, price, service, technology, compliance] = DIMENSIONS.map(
      (_id, k) => (i % 7 === k ? 20 : points(i, k)),
    );
    const floor = i % 40 === 1 ? 'fail' : i % 30 === 2 ? 'unknown' : 'pass';
    return platformWith(
      `Shop ${String(i).padStart(4, '0')}`,
      {
        qualification: qualification ?? 0,
        'supply-chain': supplyChain ?? 0,
        price: price ?? 0,
        service: service ?? 0,
        technology: technology ?? 0,
        compliance: compliance ?? 0,
      },
      floor,
    );
  });
}

let world: World;
let shops: SeededPlatform[];

beforeAll(async () => {
  world = await openWorld();
  shops = market(120);
  await seedScores(world.database, 'medium', shops);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

function standings(of: readonly SeededPlatform[], weights: Weights) {
  return of.map(({ id, name, known }) => ({ id, name, ...reweighed(known, weights) }));
}

/** Names of the first ten by these weights, best first. */
function first(of: readonly SeededPlatform[], weights: Weights): string[] {
  return inOrder(standings(of, weights))
    .ranked.slice(0, 10)
    .map(({ name }) => name);
}

/** How many have another grade by these weights than by those of the medium buyer. */
function regraded(of: readonly SeededPlatform[], weights: Weights): number {
  const before = new Map(
    standings(of, PROFILE_WEIGHTS.medium.weights).map(({ id, grade }) => [id, grade]),
  );
  return standings(of, weights).filter(({ id, grade }) => before.get(id) !== grade).length;
}

async function open(
  path: string,
  { width = 1440, lang = 'zh-CN' }: { width?: number; lang?: 'zh-CN' | 'en' } = {},
): Promise<Page> {
  const page = await newPage(world, { viewport: { width, height: 900 }, locale: lang });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${lang}')`);
  await page.goto(world.kaopu.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

function topNames(page: Page): Promise<string[]> {
  return page.locator('table').first().locator('tbody a').allInnerTexts();
}

/** The six shares as the sliders have them, in the method's order. */
async function shares(page: Page): Promise<number[]> {
  const values = await page
    .getByRole('slider')
    .evaluateAll((sliders) => sliders.map((slider) => (slider as { value?: string }).value));
  return values.map(Number);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function weightsOf(values: readonly number[]): Weights {
  const parts = DIMENSIONS.map((dimension, i) => [dimension, (values[i] ?? NaN) / 100] as const);
  return z.record(z.enum(DIMENSIONS), z.number()).parse(Object.fromEntries(parts));
}

/** Once the page has ranked by what its sliders say. */
async function settled(page: Page, of: readonly SeededPlatform[] = shops): Promise<Weights> {
  await page.getByRole('slider').last().waitFor();
  const weights = weightsOf(await shares(page));
  await expect.poll(() => topNames(page), { timeout: 30_000 }).toEqual(first(of, weights));
  return weights;
}

const effect = (page: Page) => page.locator('[data-fact="effect"]');
const slider = (page: Page, name: string) => page.getByRole('slider', { name });

describe('the weights', () => {
  it('are one click from the list and from the method, and begin as the buyer’s own', async () => {
    const page = await open('/platforms');
    await page.locator('main').getByRole('link', { name: '调权重' }).click();
    await page.waitForURL('**/weights');
    await settled(page);
    expect(await shares(page)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
    await expect.poll(() => effect(page).innerText()).toBe('和「中型」的权重一样');
    await page.goto(`${world.kaopu.url}/method`);
    await page.locator('#weights').getByRole('link', { name: '调权重' }).click();
    await page.waitForURL('**/weights');
    await page.context().close();
  });

  it('move by one with an arrow key, and always sum to 100', async () => {
    const page = await open('/weights');
    await settled(page);
    await slider(page, '价格').focus();
    for (const [key, value] of [
      ['ArrowRight', 18.5],
      ['ArrowUp', 19.5],
      ['ArrowLeft', 18.5],
      ['PageUp', 28.5],
      ['End', 85],
      ['Home', 0],
      ['ArrowDown', 0],
    ] as const) {
      await page.keyboard.press(key);
      const now = await shares(page);
      expect([key, now[2], sum(now)]).toEqual([key, value, 100]);
      expect(await page.getByText('合计 100%', { exact: true }).count()).toBe(1);
    }
    const weights = await settled(page);
    await expect
      .poll(() => effect(page).innerText())
      .toBe(`影响 ${regraded(shops, weights)} 家的等级，共 120 家`);
    await page.context().close();
  });

  it('follow a number that is written, and never let qualification below 15', async () => {
    const page = await open('/weights');
    await slider(page, '资质').focus();
    await page.keyboard.press('Home');
    expect((await shares(page))[0]).toBe(15);
    await page.keyboard.press('ArrowLeft');
    expect((await shares(page))[0]).toBe(15);
    const field = page.getByLabel('资质，百分比');
    await field.fill('3');
    expect((await shares(page))[0]).toBe(15);
    await field.blur();
    expect(await field.inputValue()).toBe('15');
    await field.fill('42.5');
    expect((await shares(page))[0]).toBe(42.5);
    expect(sum(await shares(page))).toBe(100);
    await page.getByLabel('价格，百分比').fill('99');
    await page.getByLabel('价格，百分比').blur();
    expect(await shares(page)).toEqual([15, 0, 85, 0, 0, 0]);
    await settled(page);
    await page.context().close();
  });

  it('of a preset are taken at once, and undo brings back what was before', async () => {
    const page = await open('/weights');
    const before = first(shops, PROFILE_WEIGHTS.medium.weights);
    for (const [id, name] of [
      ['small', '小商家'],
      ['channel', '大渠道'],
      ['community', '社群分销'],
    ] satisfies [ProfileId, string][]) {
      const preset = page.getByRole('button', { name, exact: true });
      await preset.click();
      expect(await preset.getAttribute('aria-pressed')).toBe('true');
      const weights = await settled(page);
      expect(weights).toEqual(PROFILE_WEIGHTS[id].weights);
      await expect
        .poll(() => effect(page).innerText())
        .toContain(`影响 ${regraded(shops, weights)} 家`);
      await page.waitForURL(/[?&]w=[\d.-]+$/);
      await page.getByRole('button', { name: '撤销' }).click();
      await expect.poll(() => topNames(page)).toEqual(before);
      expect(await shares(page)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
      await page.waitForURL('**/weights');
    }
    await page.getByRole('button', { name: '大渠道', exact: true }).click();
    await slider(page, '价格').press('ArrowRight');
    await page.getByRole('button', { name: '恢复「中型」' }).click();
    expect(await shares(page)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
    await page.getByRole('button', { name: '撤销' }).click();
    expect((await shares(page))[2]).toBe(11);
    await page.context().close();
  });

  it('travel in the address, to whoever opens it', async () => {
    const page = await open('/weights?profile=medium');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await slider(page, '服务').press('PageUp');
    await settled(page);
    const own = await shares(page);
    await page.getByRole('button', { name: '复制链接' }).click();
    expect(await appears(page, '已复制，链接里带着这组权重')).toBe(true);
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.waitForURL(link);
    const names = await topNames(page);
    await page.context().close();

    const other = await open(new URL(link).pathname + new URL(link).search);
    expect(await shares(other)).toEqual(own);
    await expect.poll(() => topNames(other)).toEqual(names);
    await other.reload();
    await settled(other);
    expect(await shares(other)).toEqual(own);
    await other.context().close();

    const broken = await open('/weights?w=20-25-17.5-17.5-10-11');
    expect(await appears(broken, /^链接里的权重看不懂/)).toBe(true);
    expect(await shares(broken)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
    await broken.waitForURL('**/weights');
    await broken.context().close();
  });
});

describe('what they change', () => {
  it('is a picture of old and new ranks, with a table behind it and arrow keys in it', async () => {
    const page = await open('/weights');
    await page.getByRole('button', { name: '小商家', exact: true }).click();
    const weights = await settled(page);
    const card = page.locator('section', {
      has: page.getByRole('heading', { name: '名次怎么变' }),
    });
    await card.getByText('以表格查看').click();
    await card.locator('tbody tr').first().waitFor();
    const rank = (of: Weights) =>
      new Map(
        inOrder(standings(shops, of)).ranked.map(({ name }, i) => [name, String(i + 1)] as const),
      );
    const [before, after] = [rank(PROFILE_WEIGHTS.medium.weights), rank(weights)];
    const rows = await card.locator('tbody tr').all();
    const cells = await Promise.all(
      rows.map((row) =>
        row
          .locator('th, td')
          .allInnerTexts()
          .then((texts) => texts.slice(0, 3)),
      ),
    );
    const shown = new Set([
      ...first(shops, weights),
      ...first(shops, PROFILE_WEIGHTS.medium.weights),
    ]);
    expect(new Set(cells.map(([name]) => name))).toEqual(shown);
    for (const [name = '', from, to] of cells) {
      expect([name, from, to]).toEqual([name, before.get(name), after.get(name)]);
    }
    expect(await card.locator('svg line').count()).toBe(shown.size);

    await card.getByRole('group', { name: /名次变了/ }).focus();
    await page.keyboard.press('ArrowDown');
    const [leader = ''] = first(shops, weights);
    expect(await card.getByRole('status').innerText()).toContain(
      `${leader}：原名次 ${before.get(leader)}，新名次 1`,
    );
    await page.keyboard.press('Escape');
    expect(await card.getByRole('status').innerText()).toBe('');
    await page.context().close();
  });

  it('is never a floor: they are listed, and who failed one is not ranked', async () => {
    const page = await open('/weights');
    expect(await page.locator('[data-floor]').count()).toBe(7);
    const count = (result: string) =>
      shops.filter(({ known }) => known.vetoes[0]?.result === result).length;
    expect(
      await appears(page, `现在 ${count('fail')} 家没过，${count('unknown')} 家还没核实。`),
    ).toBe(true);
    const failed = shops.filter(({ known }) => known.vetoes[0]?.result === 'fail');
    for (const name of ['资质', '供应链', '价格', '服务', '技术', '合规']) {
      await slider(page, name).press('End');
      await settled(page);
      const names = await topNames(page);
      expect(failed.filter((shop) => names.includes(shop.name))).toEqual([]);
    }
    await page.context().close();
  });

  it('is kept for the team under a name, and taken by a click', async () => {
    const page = await open('/weights');
    await slider(page, '技术').press('PageUp');
    const own = await shares(page);
    await page.getByLabel('名称').fill('重技术');
    await page.getByRole('button', { name: '保存这组权重' }).click();
    const preset = page.getByRole('button', { name: '重技术', exact: true });
    await preset.waitFor();
    const profiles = async () =>
      z
        .object({ items: z.array(ProfileView) })
        .parse(await world.api.get('/api/v1/profiles'))
        .items.filter((profile) => profile.own);
    const [kept] = await profiles();
    expect(kept).toMatchObject({ name: '重技术', floors: PROFILE_WEIGHTS.medium.floors });
    expect(DIMENSIONS.map((dimension) => 100 * (kept?.weights[dimension] ?? NaN))).toEqual(own);
    await page.context().close();

    const other = await open('/weights');
    await other.getByRole('button', { name: '重技术', exact: true }).click();
    expect(await shares(other)).toEqual(own);
    await other.getByRole('button', { name: '保存这组权重' }).waitFor();
    await other.getByLabel('名称').fill('又一次');
    await other.getByRole('button', { name: '保存这组权重' }).click();
    await other.getByRole('alert').waitFor();
    expect(world.complaints.splice(0).filter((text) => !text.includes('409'))).toEqual([]);
    await other.getByRole('button', { name: '删除「重技术」' }).click();
    await expect.poll(profiles).toEqual([]);
    await other.context().close();
  });

  it('says what is wrong when it cannot be read, and tries again', async () => {
    const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
    let broken = true;
    await page.route('**/ranking/inputs?*', (route) =>
      broken
        ? route.fulfill({ status: 500, json: { status: 500, detail: '数据库没有回答' } })
        : route.continue(),
    );
    await page.goto(`${world.kaopu.url}/weights`);
    expect(await appears(page, '数据库没有回答')).toBe(true);
    broken = false;
    await page.getByRole('button', { name: '重试' }).click();
    await settled(page);
    await page.context().close();
  });
});

it('the page says so when the thread that ranks cannot run', async () => {
  const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
  await page.route(/assets\/worker-[^/]+\.js/, (route) => route.abort());
  await page.goto(`${world.kaopu.url}/weights`);
  await page.getByRole('button', { name: '重试' }).waitFor();
  await page.unroute(/assets\/worker-[^/]+\.js/);
  await page.getByRole('button', { name: '重试' }).click();
  expect(await settled(page)).toEqual(PROFILE_WEIGHTS.medium.weights);
  await page.context().close();
});

describe.each(['zh-CN', 'en'] as const)('the page in %s', (lang) => {
  it.each([1440, 390, 320])(
    'fits a window of %d px and has no fault that axe knows',
    async (width) => {
      const page = await open('/weights?w=15-10-40-10-10-15', { width, lang });
      await settled(page);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      expect(await allFaults(page)).toEqual([]);
      if (lang === 'en') {
        expect(await page.locator('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
      }
      await page.context().close();
    },
  );
});

describe('with five thousand platforms', () => {
  it('a drawn slider leads to the order of where it was let go, ranked in a thread of its own', async () => {
    const many = market(MANY);
    await world.database.sql('DELETE FROM current_score');
    await world.database.sql('DELETE FROM platform');
    await seedScores(world.database, 'medium', many);
    const page = await open('/weights');
    await settled(page, many);
    expect(page.workers()).toHaveLength(1);
    const handle = slider(page, '价格');
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    if (box === null) throw new Error('the slider is not to be seen');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    for (let at = 0.2; at <= 0.7; at += 0.02) await page.mouse.move(box.x + box.width * at, y);
    await page.mouse.up();
    const weights = await settled(page, many);
    expect(weights.price).toBeGreaterThan(0.5);
    await expect
      .poll(() => effect(page).innerText())
      .toBe(`影响 ${regraded(many, weights).toLocaleString('en')} 家的等级，共 5,000 家`);
    await page.context().close();
  });
});
