import { PROFILE_WEIGHTS } from '@kaopu/scoring';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { mustBeEmpty, newPage, sidewaysOverflow } from './testing/pages.ts';
import { effect, openWeighed, regraded, slider, type Weighed } from './testing/weights.ts';

const MANY = 5000;

let world: Weighed['world'];
let shops: Weighed['shops'];
let open: Weighed['open'];
let settled: Weighed['settled'];

beforeAll(async () => {
  ({ world, shops, open, settled } = await openWeighed(MANY));
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

describe('with five thousand platforms', () => {
  it('a drawn slider leads to the order of where it was let go, ranked in a thread of its own', async () => {
    const page = await open('/weights');
    await settled(page);
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
    const weights = await settled(page);
    expect(weights.price).toBeGreaterThan(0.5);
    await expect
      .poll(() => effect(page).innerText())
      .toBe(`影响 ${regraded(shops, weights).toLocaleString('en')} 家的等级，共 5,000 家`);
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

describe.each(['zh-CN', 'en'] as const)('the page in %s', (language) => {
  it.each([1440, 390, 320])(
    'fits a window of %d px and has no fault that axe knows',
    async (width) => {
      const page = await open('/weights?w=15-10-40-10-10-15', { width, language });
      await settled(page);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      expect(await allFaults(page)).toEqual([]);
      if (language === 'en') {
        expect(await page.locator('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
      }
      await page.context().close();
    },
  );
});
