import { AlertDetail, AlertRow, pageOf } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Lab } from './lab.ts';
import { listener, type Listener } from './listener.ts';
import { openPage } from './testing/open-page.ts';
import { appears, mustBeEmpty, phone, sidewaysOverflow, type Page } from './testing/pages.ts';
import { seedAlert, seedHistory } from './testing/seed-alerts.ts';
import { watchShop } from './testing/watch-shop.ts';
import { AT_LAB_PACE, openLab, openWorld, siteIn, type World } from './testing/world.ts';

let lab: Lab;
let world: World;
/** A receiver that wants no more, and one that takes all it gets. */
let nowhere: Listener;
let group: Listener;

beforeAll(async () => {
  lab = await openLab();
  nowhere = listener('127.0.0.1', 0, (_request, response) => response.writeHead(410).end());
  group = listener('127.0.0.1', 0, (_request, response) => response.writeHead(200).end());
  await nowhere.open();
  await group.open();
  world = await openWorld(AT_LAB_PACE);
});
afterAll(async () => {
  await world?.close();
  await nowhere?.close();
  await group?.close();
  await lab?.stop();
});
afterEach(() => mustBeEmpty(world.complaints));

/** Some of the answers fail. */
const open = (path: string, width = 390) => openPage(world, path, { width, fails: true });

async function stored(id: string): Promise<AlertDetail> {
  return AlertDetail.parse(await world.api.get(`/api/v1/alerts/${id}`));
}

function rowOf(page: Page, name: string) {
  return page.locator('li', { has: page.getByRole('checkbox', { name: `选择 ${name}` }) });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Has the next request to an address wait until it is let go, and then fail. */
async function failing(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(
    address,
    async (route) => {
      await promise;
      const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
      await route.fulfill({ status: 500, json: problem });
    },
    { times: 1 },
  );
  return () => resolve(undefined);
}

/** How far down what decides lies, px; what a bar at the bottom hides is as good as not there. */
const FACTS = `(() => {
  const bars = [...document.querySelectorAll('nav')].filter((nav) => getComputedStyle(nav).position === 'fixed');
  const end = Math.min(innerHeight, ...bars.map((bar) => bar.getBoundingClientRect().top));
  return [...document.querySelectorAll('[data-fact]')].map((fact) => ({
    name: fact.dataset.fact,
    inside: fact.getBoundingClientRect().top >= 0 && fact.getBoundingClientRect().bottom <= end,
  }));
})()`;

describe('an alert of a site that is down', () => {
  let id: string;

  it('comes by itself, and in its trail stand a channel that was told and one that failed', async () => {
    for (const [name, { port }] of Object.entries({ 退订的群: nowhere, 值班群: group })) {
      const settings = { url: `http://127.0.0.1:${port()}/hook` };
      await world.api.post('/api/v1/channels', { name, kind: 'webhook', settings });
    }
    const site = siteIn(lab);
    const shop = await watchShop(world, site);
    await lab.set({ site: site.id, mode: 'down' });
    await shop.look();
    const alerts = async () => pageOf(AlertRow).parse(await world.api.get('/api/v1/alerts')).items;
    await expect.poll(async () => (await alerts()).length, { timeout: 60_000 }).toBe(1);
    id = (await alerts())[0]?.id ?? '';
    const page = await open(`/alerts/${id}`);
    expect(await appears(page, '未送达')).toBe(true);
    const trail = page.getByRole('region', { name: '通知记录' });
    expect(await trail.innerText()).toContain('退订的群');
    expect(await trail.innerText()).toContain('HTTP 410：对方表示不再接收');
    const told = trail.getByRole('row').filter({ hasText: '值班群' });
    await told.getByText('已送达', { exact: true }).waitFor();
    expect(Date.parse((await told.locator('time').getAttribute('datetime')) ?? '')).not.toBeNaN();
    await page.context().close();
  });

  it('is decided on from a cold start by two taps on a phone, all that decides being in sight', async () => {
    const page = await phone(world);
    for (const language of ['en', 'zh-CN']) {
      await page.goto(world.kaopu.url);
      await page.evaluate(`localStorage.setItem('kaopu.lang', '${language}')`);
      await page.goto(`${world.kaopu.url}/alerts/${id}`);
      await page.locator('[data-fact=alternative]').waitFor();
      const facts = await page.evaluate<{ name: string; inside: boolean }[]>(FACTS);
      const names = ['what', 'since', 'sure', 'exposure', 'action', 'alternative'];
      expect(facts.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
      expect(facts.filter(({ inside }) => !inside)).toEqual([]);
    }
    await button(page, '确认，我在跟进').tap();
    await button(page, '确认').tap();
    await expect.poll(async () => (await stored(id)).state).toBe('acknowledged');
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.context().close();
  });
});

describe('a decision', () => {
  it('shows at once; it is undone, with a word, when the server fails, and can be said again', async () => {
    const { id } = await seedAlert(world.database, '一条');
    const page = await open(`/alerts/${id}`);
    const fail = await failing(page, '**/decision');
    await button(page, '误报').click();
    await page.getByLabel('为什么是误报').selectOption('known');
    await button(page, '记为误报').click();
    expect(await appears(page, /有人记为误报/)).toBe(true);
    expect(await button(page, '误报').count()).toBe(0);
    expect((await stored(id)).state).toBe('open');
    fail();
    expect(await appears(page, '没有记下，已恢复原状。 服务出错了')).toBe(true);
    expect(await page.getByText(/有人记为误报/).count()).toBe(0);
    expect(await button(page, '误报').count()).toBe(1);
    await button(page, '重试').click();
    expect(await appears(page, '有人记为误报：事先知道。')).toBe(true);
    expect(await stored(id)).toMatchObject({ state: 'dismissed', words: [{ reason: 'known' }] });
    await page.context().close();
  });

  it('can be on several rows at once, and comes back like one on a single alert', async () => {
    const first = await seedAlert(world.database, '批量甲');
    const second = await seedAlert(world.database, '批量乙');
    const page = await open('/alerts');
    for (const name of ['批量甲', '批量乙']) {
      await page.getByLabel(`选择 ${name} · 价格`).check();
    }
    expect(await appears(page, '已选 2 条')).toBe(true);
    const fail = await failing(page, '**/decisions');
    await button(page, '确认').click();
    await page.getByRole('dialog').getByLabel('谁').fill('小王');
    await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
    await rowOf(page, '批量甲').waitFor({ state: 'detached' });
    expect(await rowOf(page, '批量乙').count()).toBe(0);
    fail();
    expect(await appears(page, '没有记下，已恢复原状。 服务出错了')).toBe(true);
    expect(await rowOf(page, '批量甲').count()).toBe(1);
    expect(await page.getByLabel('选择 批量乙 · 价格').isChecked()).toBe(true);
    await button(page, '重试').click();
    expect(await appears(page, '已处理 2 条。')).toBe(true);
    for (const { id } of [first, second]) {
      expect(await stored(id)).toMatchObject({ state: 'acknowledged', words: [{ who: '小王' }] });
    }
    await page.context().close();
  });

  it('on several rows can be a snooze, which has to end, and a false alarm with its reason', async () => {
    const seeds = [
      await seedAlert(world.database, '几条甲'),
      await seedAlert(world.database, '几条乙'),
    ];
    const page = await open('/alerts');
    const names = ['几条甲 · 价格', '几条乙 · 价格'];
    for (const name of names) await page.getByLabel(`选择 ${name}`).check();
    await button(page, '暂缓').click();
    const lengths = await page.getByLabel('多久').locator('option').all();
    const values = await Promise.all(lengths.map((one) => one.getAttribute('value')));
    expect(Math.min(...values.map(Number))).toBeGreaterThan(0);
    await page.getByLabel('多久').selectOption('3600');
    await page.getByRole('dialog').getByRole('button', { name: '暂缓' }).click();
    expect(await appears(rowOf(page, names[0] ?? ''), /^暂缓至/)).toBe(true);
    for (const { id } of seeds) {
      const { snoozedUntil, openedAt } = await stored(id);
      expect(Date.parse(snoozedUntil ?? '')).toBeGreaterThan(Date.parse(openedAt));
      await expect(
        world.api.post(`/api/v1/alerts/${id}/snooze`, { who: '小王' }),
      ).rejects.toThrow();
    }
    for (const name of names) await page.getByLabel(`选择 ${name}`).check();
    await button(page, '记为误报').click();
    await page.getByLabel('为什么是误报').selectOption('too-sensitive');
    await page.getByRole('dialog').getByRole('button', { name: '记为误报' }).click();
    expect(await appears(page, '已处理 2 条。')).toBe(true);
    for (const { id } of seeds) {
      const { state, words } = await stored(id);
      expect([state, words.at(-1)?.reason]).toEqual(['dismissed', 'too-sensitive']);
    }
    await page.context().close();
  });
});

describe('the list', () => {
  it('has one row for thirty children of one cause', async () => {
    await seedAlert(world.database, '三十件', { changes: 30 });
    const page = await open('/alerts');
    const row = rowOf(page, '三十件 · 价格');
    await row.waitFor();
    expect(await page.getByRole('link', { name: /三十件/ }).count()).toBe(1);
    expect(await row.getByText(/商品7 · 价格变动/).isVisible()).toBe(false);
    await row.getByText('共 30 处变化').click();
    expect(await row.locator('li').count()).toBe(30);
    expect(await row.getByText(/商品7 · 价格变动/).isVisible()).toBe(true);
    await page.context().close();
  });

  it('has one row for a site that is down and all that it holds back', async () => {
    const down = await seedAlert(world.database, '整站', {
      dimension: 'technology',
      kind: 'became-unreachable',
    });
    const owner = { id: down.platformId };
    for (const dimension of ['price', 'service', 'supply-chain']) {
      await seedAlert(world.database, owner, { dimension, mutedBy: 'outage' });
    }
    const page = await open('/alerts');
    const row = rowOf(page, '整站 · 技术');
    await row.getByText('同一原因的告警 3 条').click();
    expect(await page.getByRole('checkbox', { name: /整站/ }).count()).toBe(1);
    expect(await row.getByRole('link', { name: '整站 · 服务' }).isVisible()).toBe(true);
    expect(await row.locator('li').filter({ hasText: '不通知：整站打不开' }).count()).toBe(3);
    expect(await sidewaysOverflow(page)).toBe(0);
    await row.getByRole('checkbox').check();
    expect(await appears(page, '已选 4 条')).toBe(true);
    await page.context().close();
  });

  it('marks what nobody is told of, here, on its page, in the list of platforms and on its platform', async () => {
    const muted = await seedAlert(world.database, '静音的店', { mutedBy: 'quiet' });
    const told = await seedAlert(world.database, '不静音的店');
    const page = await open('/alerts?state=muted');
    await rowOf(page, '静音的店 · 价格').waitFor();
    expect(await rowOf(page, '不静音的店 · 价格').count()).toBe(0);
    expect(await rowOf(page, '静音的店 · 价格').innerText()).toContain('不通知：勿扰时段');
    const main = page.getByRole('main');
    for (const [path, mark] of [
      [`/alerts/${muted.id}`, '不通知：勿扰时段'],
      [`/platforms/${muted.platformId}`, '静音 1'],
      ['/platforms?q=静音的店', '静音 1'],
      ['/', '不通知：勿扰时段'],
    ] as const) {
      await page.goto(world.kaopu.url + path);
      expect([path, await appears(main, mark)]).toEqual([path, true]);
    }
    for (const path of [`/alerts/${told.id}`, `/platforms/${told.platformId}`]) {
      await page.goto(world.kaopu.url + path);
      await main.getByText('不静音的店').first().waitFor();
      expect(await main.getByText(/不通知|静音 1/).count()).toBe(0);
    }
    await page.context().close();
  });
});

describe('the page of an alert', () => {
  it('says first of one that is over that it is', async () => {
    const { id } = await seedAlert(world.database, '恢复了', {
      state: 'resolved',
      openedHoursAgo: 30,
      resolvedHoursAgo: 2,
    });
    const page = await open(`/alerts/${id}`);
    const head = page.locator('main header').first();
    const said = (await head.innerText()).replaceAll(/\s+/g, ' ').trim();
    expect(said).toMatch(/^恢复 已恢复：.*无需再处理。/);
    expect(await button(page, '确认，我在跟进').count()).toBe(0);
    await page.context().close();
  });

  it('draws two weeks of the score with the time of the alert shaded, and has them as a table', async () => {
    const { id, platformId } = await seedAlert(world.database, '走势', {
      openedHoursAgo: 5 * 24,
      resolvedHoursAgo: 2 * 24,
      state: 'resolved',
    });
    const values = Array.from({ length: 28 }, (_, i) => (i < 18 ? 80 : 60));
    await seedHistory(world.database, platformId, values);
    const page = await open(`/alerts/${id}`, 1440);
    const card = page.getByRole('region', { name: '综合分走势' }).first();
    expect(await appears(card, /^阴影：告警期间，.* 至 /)).toBe(true);
    expect(await appears(card, '下降，80 → 60')).toBe(true);
    const shade = await card.locator('svg rect').first().boundingBox();
    const line = await card.locator('svg path').last().boundingBox();
    if (shade === null || line === null) throw new Error('nothing is drawn');
    // Of 13.5 days, three that began 8.5 days after the first value.
    expect(shade.width / line.width).toBeCloseTo(3 / 13.5, 1);
    expect((shade.x - line.x) / line.width).toBeCloseTo(8.5 / 13.5, 1);
    await card.getByText('以表格查看').click();
    await card.getByRole('row').first().waitFor();
    expect(await card.getByRole('row').count()).toBe(1 + values.length);
    await page.context().close();
  });
});
