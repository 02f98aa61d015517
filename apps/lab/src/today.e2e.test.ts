import { TodayView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { press } from './testing/keyboard.ts';
import { appears, newPage, sidewaysOverflow } from './testing/pages.ts';
import { seedAlert } from './testing/seed-alerts.ts';
import { seedMove, seedPlatform } from './testing/seed-week.ts';
import { lines, part, todayPage } from './testing/today-page.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

const { fallen, lab, open, troubled, world } = todayPage();

/** How low something ends, px, and where a bar at the bottom begins. */
const IN_SIGHT = `(() => {
  const bars = [...document.querySelectorAll('nav')].filter((nav) => getComputedStyle(nav).position === 'fixed');
  const end = Math.min(innerHeight, ...bars.map((bar) => bar.getBoundingClientRect().top));
  const row = document.querySelector('[data-s=todo] li');
  return [row, ...row.querySelectorAll('a')].every((box) => box.getBoundingClientRect().bottom <= end);
})()`;

describe('with nothing to do', () => {
  it('an installation without platforms asks for an address', async () => {
    const page = await open('/');
    await page.waitForURL('**/setup');
    await page.getByRole('heading', { level: 1, name: '开始使用' }).waitFor();
    expect(await page.getByPlaceholder('https://').count()).toBe(1);
    await page.context().close();
  });

  it('says when the next look comes, by Beijing’s clock wherever the reader is', async () => {
    const site = siteIn(lab());
    await watchShop(world(), site);
    const { nextLookAt } = TodayView.parse(await world().api.get('/api/v1/today'));
    const clock = new Date(nextLookAt ?? '').toLocaleTimeString('sv-SE', {
      timeZone: 'Asia/Shanghai',
      timeStyle: 'short',
    });
    const page = await open('/');
    const said = page.getByText('本周没有需要你处理的变化，下次探测');
    await said.waitFor();
    expect(await said.innerText()).toMatch(new RegExp(`下次探测 .*${clock} 北京时间$`));
    expect(await said.locator('time').getAttribute('datetime')).toBe(nextLookAt);
    expect(await page.locator('section[data-s]').count()).toBe(0);
    await page.context().close();
  });

  it('says so too where nothing is looked at', async () => {
    await seedPlatform(world().database, '没人看的店');
    const page = await open('/');
    expect(await appears(page, '本周没有需要你处理的变化，没有启用的探测')).toBe(true);
    await page.context().close();
  });
});

describe('what waits', () => {
  it('is sorted by the money at risk times the points lost, the first in sight on a phone', async () => {
    await fallen('不知道押了多少', null);
    await fallen('押得少', 10_000);
    const first = await fallen('押得多', 1_286_000, 'quiet');
    const page = await open('/');
    await part(page, 'todo').waitFor();
    const texts = await lines(page, 'todo').allInnerTexts();
    expect(texts.map((text) => /押得多|押得少|不知道押了多少/.exec(text)?.[0])).toEqual([
      '押得多',
      '押得少',
      '不知道押了多少',
    ]);
    expect(texts[0]).toContain('警告');
    expect(texts[0]).toContain('敞口 ¥12,860.00');
    expect(texts[0]).toContain('已扣 30.0 分');
    expect(texts[0]).toContain('不通知：勿扰时段');
    expect(texts[1]).not.toContain('不通知');
    expect(texts[2]).toContain('敞口 没有登记');
    expect(await page.evaluate(IN_SIGHT)).toBe(true);
    expect(await page.evaluate('scrollY')).toBe(0);
    await lines(page, 'todo').first().getByRole('link', { name: '处理：押得多 · 供应链' }).click();
    await page.waitForURL(`**/alerts/${first}*`);
    await page.context().close();
  });

  it('of one cause is one line, however much came with it', async () => {
    const id = await seedPlatform(world().database, '整站打不开的店');
    await seedAlert(
      world().database,
      { id },
      { dimension: 'technology', kind: 'became-unreachable' },
    );
    for (const dimension of ['price', 'service', 'supply-chain', 'compliance']) {
      await seedAlert(world().database, { id }, { dimension, mutedBy: 'outage' });
    }
    const page = await open('/');
    await part(page, 'todo').waitFor();
    expect(await part(page, 'todo').locator(':scope > ul > li').count()).toBe(1);
    expect(await part(page, 'todo').innerText()).toContain('同一原因的告警 4 条');
    await page.context().close();
  });
});

describe('platforms in use', () => {
  it('come first, the others are the market, and they can be left out, which the address says', async () => {
    await fallen('我在用的', 500_000);
    await fallen('别家', null);
    await seedMove(world().database, '上升的别家', 50, 70);
    const page = await open('/');
    await part(page, 'market').waitFor();
    expect(await part(page, 'changes').innerText()).not.toContain('别家');
    const market = await lines(page, 'market').allInnerTexts();
    expect(market).toEqual([
      expect.stringMatching(/↓ 30.0 下降\s+别家\s+90（86–94）B → 60（56–64）B/),
      expect.stringMatching(/↑ 20.0 上升\s+上升的别家/),
    ]);
    await press(page, '只看我在用的', 'Space');
    await part(page, 'market').waitFor({ state: 'detached' });
    await page.waitForURL(/\?mine=true$/);
    await page.reload();
    await part(page, 'todo').waitFor();
    expect(await page.getByRole('checkbox', { name: '只看我在用的' }).isChecked()).toBe(true);
    expect(await page.getByRole('main').innerText()).not.toContain('别家');
    expect(await page.getByRole('main').innerText()).toContain('我在用的');
    await page.context().close();
  });

  it('are not asked for while none is known', async () => {
    await fallen('随便哪家', null);
    const page = await open('/');
    await part(page, 'todo').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.context().close();
  });
});

it('says what ends soon and which probes fail, with why', async () => {
  await troubled('要续期的店');
  const page = await open('/');
  await part(page, 'expiring').waitFor();
  const [term, probe] = await lines(page, 'expiring').allInnerTexts();
  expect(term).toMatch(/提示.*要续期的店.*域名有效期 shop\.example 7 天内到期/s);
  expect(probe).toMatch(/探测失败.*要续期的店.*要求人机验证/s);
  await page.context().close();
});

it('what was kept of the list at this address leads to the list, with all it says', async () => {
  await seedPlatform(world().database, '找得到的店');
  await seedPlatform(world().database, '别家');
  const page = await open('/?q=找得到&sort=name&profile=small');
  const url = new URL(page.url());
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    '/platforms',
    { q: '找得到', sort: 'name', profile: 'small' },
  ]);
  expect(await appears(page, '找得到的店')).toBe(true);
  expect(await page.getByRole('main').getByText('别家').count()).toBe(0);
  await page.reload();
  expect(await appears(page, '找得到的店')).toBe(true);
  await page.context().close();
});

it('a failure is said in words, and can be tried again', async () => {
  await seedMove(world().database, '下跌的店', 80, 60);
  const page = await newPage(world(), { viewport: { width: 390, height: 844 } });
  const problem = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };
  await page.route('**/api/v1/today*', (route) => route.fulfill({ status: 500, json: problem }), {
    times: 1,
  });
  await page.goto(world().kaopu.url);
  await page.getByRole('alert').getByText('服务出错了').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('今天');
  await page.getByRole('button', { name: '重试' }).click();
  await part(page, 'changes').waitFor();
  await page.context().close();
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(['light', 'dark'] as const)(
    'axe finds nothing in the %s, and a phone shows all of it',
    async (theme) => {
      await fallen('Northwind', 1_286_000, 'quiet');
      await fallen('Southwind', null);
      await seedMove(
        world().database,
        'A name of a shop that is much too long for a phone of that size',
        50,
        70,
      );
      await troubled('Westwind');
      for (const width of [320, 390, 760, 1440]) {
        const page = await open('/', { width, language, theme });
        for (const name of ['todo', 'changes', 'expiring', 'market'])
          await part(page, name).waitFor();
        expect([width, await allFaults(page)]).toEqual([width, []]);
        expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
        if (language === 'en') {
          // A product is called what its shop calls it.
          const text = (await page.getByRole('main').innerText()).replace(/商品\d/g, '');
          expect(text).not.toMatch(/[\u4e00-\u9fff]/);
        }
        await page.context().close();
      }
    },
  );
});
