import { PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appears, mustBeEmpty } from './testing/pages.ts';
import {
  effect,
  first,
  openWeighed,
  regraded,
  shares,
  slider,
  sum,
  topNames,
  type Weighed,
} from './testing/weights.ts';

let world: Weighed['world'];
let shops: Weighed['shops'];
let open: Weighed['open'];
let settled: Weighed['settled'];

beforeAll(async () => {
  ({ world, shops, open, settled } = await openWeighed(120));
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

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
