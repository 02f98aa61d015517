import { pageOf, PlatformDetail, PlatformRow } from '@kaopu/contracts';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registerSite } from './register.ts';
import { labWorld } from './testing/own-world.ts';
import { mindConsole, newPage, type Page, sidewaysOverflow } from './testing/pages.ts';

type Locator = ReturnType<Page['locator']>;

const SHOPS = ['xingchen', 'yunduan'];

const { lab, world } = labWorld();

beforeAll(async () => {
  for (const site of lab().sites.filter(({ id }) => SHOPS.includes(id))) {
    await registerSite(world().api, site);
  }
  while ((await rows()).some(({ score }) => score === null)) await sleep(300);
});

async function rows(): Promise<PlatformRow[]> {
  return pageOf(PlatformRow).parse(await world().api.get('/api/v1/platforms')).items;
}

async function blank(width = 1440): Promise<Page> {
  const page = await newPage(world(), { viewport: { width, height: 844 } });
  mindConsole(page, world());
  return page;
}

async function open(path: string, width?: number): Promise<Page> {
  const page = await blank(width);
  await page.goto(world().kaopu.url + path);
  return page;
}

const Method = z.object({
  constants: z.record(z.string(), z.unknown()),
  indicators: z.record(
    z.string(),
    z.looseObject({ dimension: z.string(), halfLifeDays: z.number(), v: z.number() }),
  ),
  profiles: z.record(z.string(), z.object({ weights: z.record(z.string(), z.number()) })),
});

/** The canonical text as the page offers it for download. */
async function methodText(page: Page): Promise<string> {
  const href = await page.locator('a[download^="kaopu-method-"]').getAttribute('href');
  return decodeURIComponent(String(href).slice(String(href).indexOf(',') + 1));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function share(value: number): string {
  return `${Number((value * 100).toFixed(6))}%`;
}

/** Every leaf of the constants, by path. */
function leaves(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path === '' ? key : `${path}.${key}`),
  );
}

/** A value as the page writes it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(' · ');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, item]) => `${key} ${written(item)}`)
    .join(', ');
}

/** The outcome of each compared line, once the check is done. */
async function outcomes(page: Page): Promise<(string | null)[]> {
  await page.getByRole('button', { name: '在我的浏览器里核对' }).click();
  await page.getByText(/^核对于/).waitFor();
  const lines: Locator[] = await page.locator('#verify [data-matches]').all();
  return Promise.all(lines.map((line) => line.getAttribute('data-matches')));
}

/** A printed number with the true minus sign. */
function printed(text: string): number {
  return Number(text.replace('\u2212', '-'));
}

describe('the method page', () => {
  it('is one click from the list and shows the weights, indicators and constants it offers', async () => {
    const page = await open('/platforms');
    await page.locator('main').getByRole('link', { name: '评分方法' }).click();
    await page.getByRole('heading', { level: 1, name: '评分方法' }).waitFor();

    const text = await methodText(page);
    const method = Method.parse(JSON.parse(text));
    for (const [profile, { weights }] of Object.entries(method.profiles)) {
      for (const [dimension, weight] of Object.entries(weights)) {
        const cell = page.locator(`[data-weight="${profile}/${dimension}"]`);
        expect([profile, dimension, await cell.innerText()]).toEqual([
          profile,
          dimension,
          share(weight),
        ]);
      }
    }
    for (const [id, { v, halfLifeDays }] of Object.entries(method.indicators)) {
      const row = page.locator(`[data-indicator="${id}"]`);
      expect([id, await row.locator('[data-field="v"]').innerText()]).toEqual([id, share(v)]);
      expect(await row.locator('[data-field="halfLifeDays"]').innerText()).toBe(
        `${halfLifeDays} 天`,
      );
    }
    for (const [path, value] of leaves(method.constants)) {
      const shown = await page.locator(`[data-constant="${path}"] dd`).textContent();
      expect([path, shown]).toEqual([path, written(value)]);
    }
    // What is no number stands there as the fingerprint has it, and in words.
    const reference = page.locator('[data-constant=marketReference] dt');
    expect(await reference.textContent()).toContain('每天 0 点（北京时间）');
    await page.context().close();
  });

  it('has the reader’s browser compute the hash that every served score carries', async () => {
    const page = await open('/method');
    expect(await outcomes(page)).toEqual(['true', 'true', 'true', 'true']);
    const hash = sha256(await methodText(page));
    expect(await page.locator('[data-hash="own"]').innerText()).toBe(hash);
    const served = new Set((await rows()).map(({ score }) => score?.method));
    expect([...served].map((version) => version?.split('+')[1])).toEqual([hash]);
    expect(await page.getByText('2 / 2 个相同').count()).toBe(1);
    await page.context().close();
  });

  it('tells which score was moved, and which version is another', async () => {
    const page = await blank();
    await page.route('**/api/v1/platforms?*', async (route) => {
      const answer = await route.fetch();
      const body = pageOf(PlatformRow).parse(await answer.json());
      const [first, second] = body.items;
      if (!first?.score || !second?.score) throw new Error('not scored');
      first.name = '被改过的店';
      first.score.value += 3;
      second.score.method = '0.9.0+00';
      await route.fulfill({ json: body });
    });
    await page.goto(`${world().kaopu.url}/method`);
    // Own hash, the page's stamp, the two served versions, the recomputed scores.
    const found = await outcomes(page);
    expect(found.slice(0, 2)).toEqual(['true', 'true']);
    expect(new Set(found.slice(2, 4))).toEqual(new Set(['true', 'false']));
    expect(found.slice(4)).toEqual(['false']);
    expect(await page.getByText(/^被改过的店：服务器/).count()).toBe(1);
    expect(await page.getByText('0.9.0+00').count()).toBe(1);
    await page.context().close();
  });

  it.each(['zh-CN', 'en'])(
    'fits phones in %s, with no text too small to read',
    async (language) => {
      for (const width of [390, 320]) {
        const page = await open('/method', width);
        if (language === 'en')
          await page.getByRole('button', { name: /Switch to English/ }).click();
        await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
        await page.getByRole('heading', { level: 1 }).waitFor();
        const overflow = await sidewaysOverflow(page);
        expect(overflow, `at ${width}`).toBeLessThanOrEqual(0);
        const smallest = await page.evaluate<number>(
          `Math.min(...[...document.querySelectorAll('main *')].map((node) => parseFloat(getComputedStyle(node).fontSize)))`,
        );
        expect(smallest).toBeGreaterThanOrEqual(11);
        if (language === 'en') {
          expect(await page.locator('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
        }
        await page.context().close();
      }
    },
  );
});

describe('one platform for every buyer', () => {
  it('shows each buyer with value, interval and state, and lines that add up', async () => {
    const [first] = await rows();
    const page = await open(`/platforms/${first?.id}`);
    await page.getByRole('heading', { name: '换一种买家看' }).waitFor();
    const card = page.locator('section', { hasText: '换一种买家看' });
    expect(await card.locator('[data-verdict="agrees"]').count()).toBe(1);

    const names = await card
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label') ?? ''));
    expect(names).toHaveLength(4);
    for (const name of names) expect(name).toMatch(/90% 区间 \d+ 到 \d+.*(样本不足|可评|未核实)/);

    await card.getByText('以表格查看').click();
    const detail = PlatformDetail.parse(await world().api.get(`/api/v1/platforms/${first?.id}`));
    for (const { profile } of detail.scores) {
      const row = card.locator(`tr[data-profile="${profile}"]`);
      const texts = await row.locator('[data-part]').allInnerTexts();
      const [total = NaN, ...parts] = texts.map(printed);
      const sum = parts.reduce((all, part) => all + Math.round(part * 10), 0);
      expect([profile, sum]).toEqual([profile, Math.round(total * 10)]);
    }
    await page.context().close();
  });

  it('chooses a buyer by keyboard: address, header and mark follow', async () => {
    const [first] = await rows();
    const page = await open(`/platforms/${first?.id}`);
    const radios = page.getByRole('radio', { name: /90% 区间/ });
    await radios.first().waitFor();
    await page.getByRole('radio', { name: /^中型/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/profile=channel/);
    const chosen = page.getByRole('radio', { name: /^大渠道/ });
    expect(await chosen.isChecked()).toBe(true);
    expect(await chosen.evaluate((radio) => radio.matches(':focus'))).toBe(true);
    expect(await page.getByLabel('按谁的需要评分').inputValue()).toBe('channel');
    await page.getByRole('link', { name: '评分方法' }).last().click();
    await page.getByText('按「大渠道」的权重').waitFor();
    await page.context().close();
  });
});
