import { ProfileView } from '@kaopu/contracts';
import { DIMENSIONS, inOrder, PROFILE_WEIGHTS, type Weights } from '@kaopu/scoring';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appears, expectOnly, mustBeEmpty, newPage } from './testing/pages.ts';
import {
  effect,
  first,
  openWeighed,
  shares,
  slider,
  standings,
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

  it('is told in the first ten by an arrow and in words, rank by rank', async () => {
    const page = await open('/weights');
    await page.getByRole('button', { name: '小商家', exact: true }).click();
    const weights = await settled(page);
    const rank = (of: Weights) =>
      new Map(inOrder(standings(shops, of)).ranked.map(({ name }, i) => [name, i + 1] as const));
    const [before, after] = [rank(PROFILE_WEIGHTS.medium.weights), rank(weights)];
    const moves = new Set<string>();
    for (const row of await page.locator('table').first().locator('tbody tr').all()) {
      const name = await row.locator('a').innerText();
      const up = (before.get(name) ?? Number.NaN) - (after.get(name) ?? Number.NaN);
      const [sign, words] =
        up > 0 ? ['↑', `上升 ${up} 位`] : up < 0 ? ['↓', `下降 ${-up} 位`] : ['', '没变'];
      const said = await row.locator('td').first().innerText();
      expect([name, said]).toEqual([name, expect.stringContaining(words)]);
      expect([name, said]).toEqual([name, expect.stringContaining(sign)]);
      moves.add(sign);
    }
    expect(moves.has('↑')).toBe(true);
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
    expectOnly(world, 409);
    await other.getByRole('button', { name: '删除「重技术」' }).click();
    await expect.poll(profiles).toEqual([]);
    await other.context().close();
  });

  it('is what the page begins with for the team, until it is no longer wanted', async () => {
    const page = await open('/weights');
    await slider(page, '服务').press('PageUp');
    const own = await shares(page);
    await page.getByLabel('名称').fill('团队的');
    await page.getByRole('button', { name: '保存这组权重' }).click();
    await page.getByRole('button', { name: '把「团队的」设为团队默认' }).click();
    await page.getByText('团队默认', { exact: true }).waitFor();
    await page.context().close();

    const other = await open('/weights');
    await expect.poll(() => shares(other)).toEqual(own);
    await settled(other);
    // Compared with the buyer's as ever; there is nothing to undo yet.
    await expect.poll(() => effect(other).innerText()).toMatch(/^影响 [\d,]+ 家的等级/);
    expect(await other.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
    await other.getByRole('button', { name: '恢复「中型」' }).click();
    await other.waitForURL(/[?&]w=20-25-17\.5-17\.5-10-10$/);
    await other.reload();
    await settled(other);
    expect(await shares(other)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
    await other.getByRole('button', { name: '不再默认用「团队的」' }).click();
    await other.getByRole('button', { name: '把「团队的」设为团队默认' }).waitFor();
    await other.goto(`${world.kaopu.url}/weights`);
    await settled(other);
    expect(await shares(other)).toEqual([20, 25, 17.5, 17.5, 10, 10]);
    await other.getByRole('button', { name: '删除「团队的」' }).click();
    await other.getByRole('button', { name: '删除「团队的」' }).waitFor({ state: 'detached' });
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
