import { AlertDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { openPage } from './testing/open-page.ts';
import {
  appears,
  mustBeEmpty,
  newPage,
  phone,
  sidewaysOverflow,
  type Page,
} from './testing/pages.ts';
import { seedAlert, seedScore } from './testing/seed-alerts.ts';
import { seedExposure } from './testing/seed-week.ts';
import { openWorld, type World } from './testing/world.ts';

// What a buyer does about an alert, and which alerts a list shows.

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

/** Some of the answers fail. */
const open = (path: string, width = 390) => openPage(world, path, { width, fails: true });

async function stored(id: string): Promise<AlertDetail> {
  return AlertDetail.parse(await world.api.get(`/api/v1/alerts/${id}`));
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const DAY_MS = 86_400_000;
/** As the pages write a time. */
const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe('a decision', () => {
  it.each(['暂停下单', '先提现', '换到 更好的店'])(
    '「%s」 is written down by two taps on a phone, as what it was acknowledged with',
    async (act) => {
      const { id, platformId } = await seedAlert(world.database, '要换的店');
      await seedScore(world.database, { id: platformId }, { value: 60, spread: 10 });
      await seedScore(world.database, '更好的店', { value: 90, spread: 5 });
      const page = await phone(world);
      await page.goto(`${world.kaopu.url}/alerts/${id}`);
      await button(page, act).tap();
      await button(page, '确认').tap();
      await expect.poll(async () => (await stored(id)).state).toBe('acknowledged');
      expect((await stored(id)).words).toMatchObject([{ word: 'acknowledged', note: act }]);
      expect(await appears(page.getByRole('region', { name: '经过' }), act)).toBe(true);
      await page.context().close();
    },
  );

  it('to be reminded comes after 24 hours unless another length is chosen', async () => {
    const { id } = await seedAlert(world.database, '提醒的店');
    const page = await open(`/alerts/${id}`);
    await button(page, '24 小时后提醒').click();
    const asked = Date.now();
    await button(page, '暂缓').click();
    expect(await appears(page, /提醒已暂缓/)).toBe(true);
    await expect.poll(async () => (await stored(id)).snoozedUntil).not.toBeNull();
    const until = Date.parse((await stored(id)).snoozedUntil ?? '');
    expect(Math.round((until - asked) / DAY_MS)).toBe(1);
    await page.context().close();
  });

  it('to be told nothing until it recovers is one tap, has an end, and is undone as easily', async () => {
    const { id } = await seedAlert(world.database, '静音的店');
    const page = await open(`/alerts/${id}`);
    const mute = button(page, '静音到恢复（最长 30 天）');
    await mute.click();
    await expect.poll(async () => (await stored(id)).mutedBy).toBe('snoozed');
    const until = Date.parse((await stored(id)).snoozedUntil ?? '');
    expect(Math.round((until - Date.now()) / DAY_MS)).toBe(30);
    // A snooze is said once, with its end; see `marksOf`.
    const note = page.getByText(/^提醒已暂缓，.* 还没好就再通知。$/);
    await note.waitFor();
    expect(await note.innerText()).toContain(BEIJING.format(until));
    await button(page, '取消暂缓').click();
    await expect.poll(async () => (await stored(id)).mutedBy).toBeNull();
    expect((await stored(id)).snoozedUntil).toBeNull();
    await note.waitFor({ state: 'detached' });
    await mute.waitFor();
    await page.context().close();
  });

  it('that the server refuses is undone with a word', async () => {
    const { id } = await seedAlert(world.database, '记不下的店');
    const page = await open(`/alerts/${id}`);
    const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
    await page.route('**/decision', (route) => route.fulfill({ status: 500, json: problem }), {
      times: 1,
    });
    await button(page, '暂停下单').click();
    await button(page, '确认').click();
    expect(await appears(page, '没有记下，已恢复原状。 服务出错了')).toBe(true);
    expect((await stored(id)).state).toBe('open');
    await button(page, '重试').click();
    await expect.poll(async () => (await stored(id)).state).toBe('acknowledged');
    await page.context().close();
  });

  it('is none any more of what is over', async () => {
    const { id } = await seedAlert(world.database, '恢复了', {
      state: 'resolved',
      openedHoursAgo: 30,
      resolvedHoursAgo: 2,
    });
    const page = await open(`/alerts/${id}`);
    await page.getByRole('region', { name: '经过' }).waitFor();
    expect(await page.getByRole('group', { name: '我的决定' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the page of an alert', () => {
  it('names two alternatives at most, the best first, what lies there, and both ends of the change', async () => {
    const { id, platformId } = await seedAlert(world.database, '有押金的店');
    await seedScore(world.database, { id: platformId }, { value: 60, spread: 10 });
    await seedExposure(world.database, platformId, 1_286_000);
    for (const [name, value] of [
      ['第三名', 91],
      ['第一名', 97],
      ['第二名', 94],
    ] as const) {
      await seedScore(world.database, name, { value, spread: 1 });
    }
    const page = await open(`/alerts/${id}`);
    const links = page.locator('[data-fact=alternative]').getByRole('link');
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(['第一名 97（96–98）A', '第二名 94（93–95）A']);
    expect(await page.locator('[data-fact=exposure]').innerText()).toContain('¥12,860.00');
    expect(await page.getByRole('region', { name: '前后证据' }).count()).toBe(1);
    await page.context().close();
  });

  it.each([
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('is sound in %s, %s, at every width', async (language, colorScheme) => {
    const { id, platformId } = await seedAlert(world.database, 'Northwind');
    await seedScore(world.database, { id: platformId }, { value: 60, spread: 10 });
    for (const width of [320, 390, 1440]) {
      const page = await newPage(world, { viewport: { width, height: 844 }, colorScheme });
      await page.addInitScript(`localStorage.setItem('kaopu.lang', '${language}')`);
      await page.goto(`${world.kaopu.url}/alerts/${id}`);
      await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
      await page.locator('[data-fact=alternative]').waitFor();
      expect([width, await allFaults(page)]).toEqual([width, []]);
      expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
      await page.context().close();
    }
  });
});

describe('the list', () => {
  it('shows by its filters those of a state alone, and the address says which', async () => {
    await world.database.sql('DELETE FROM platform');
    await seedAlert(world.database, '待处理的');
    await seedAlert(world.database, '确认过的', { state: 'acknowledged' });
    await seedAlert(world.database, '静音着的', { mutedBy: 'quiet' });
    const over = { state: 'resolved', openedHoursAgo: 30, resolvedHoursAgo: 2 } as const;
    await seedAlert(world.database, '恢复了的', over);
    const page = await open('/alerts');
    const rows = page.getByRole('main').getByRole('link', { name: / · 价格$/ });
    const names = async () =>
      (await rows.allInnerTexts()).map((text) => text.replace(' · 价格', '')).sort();
    for (const [filter, state, listed] of [
      ['已确认', 'acknowledged', ['确认过的']],
      ['静音中', 'muted', ['静音着的']],
      ['已恢复', 'resolved', ['恢复了的']],
      ['待处理', 'open', ['待处理的', '静音着的']],
    ] as const) {
      await page.getByRole('radio', { name: filter, exact: true }).check({ force: true });
      await page.waitForURL(`**/alerts?state=${state}`);
      await expect.poll(names).toEqual([...listed].sort());
      await page.reload();
      await expect.poll(names).toEqual([...listed].sort());
    }
    await page.context().close();
  });
});
