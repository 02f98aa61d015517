import { AlertRow, pageOf, RouteView, RuleView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import type { Site } from './lab.ts';
import { seriousFaults } from './testing/axe.ts';
import { focused, press, tabTo, write } from './testing/keyboard.ts';
import { openPage } from './testing/open-page.ts';
import { labWorld } from './testing/own-world.ts';
import { appears, mindConsole, newPage, sidewaysOverflow } from './testing/pages.ts';
import { seedAlert } from './testing/seed-alerts.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

const { lab, world } = labWorld();
let site: Site;
let alertPath: string;

it('a site that goes down is an alert', async () => {
  site = siteIn(lab());
  const shop = await watchShop(world(), site);
  await lab().set({ site: site.id, mode: 'down' });
  await shop.look();
  const alerts = async () =>
    pageOf(AlertRow).parse(await world().api.get('/api/v1/alerts?state=open')).items;
  await expect.poll(async () => (await alerts()).length, { timeout: 60_000 }).toBe(1);
  alertPath = `/alerts/${(await alerts())[0]?.id ?? ''}`;
});

type Language = 'zh-CN' | 'en';

const open = (path: string, language: Language = 'zh-CN') =>
  openPage(world(), path, { width: 390, language });

/** Pixels by which an open dialog is wider than it shows. */
const DIALOG_OVERFLOW = `(() => {
  const dialog = document.querySelector('dialog');
  return dialog.scrollWidth - dialog.clientWidth;
})()`;

async function own<T>(path: string, read: (item: unknown) => T): Promise<T[]> {
  const { items } = (await world().api.get(`/api/v1/${path}`)) as { items: unknown[] };
  return items.map(read);
}

describe('by the keyboard alone', () => {
  it('a rule is changed once it is seen what it would have brought', async () => {
    const page = await open('/alerts/rules');
    await press(page, '调整: 整站打不开');
    expect(await appears(page, '过去 30 天里，这样会有 1 条告警')).toBe(true);
    await press(page, '启用', 'Space');
    expect(await appears(page, '过去 30 天里，这样会有 0 条告警')).toBe(true);
    expect(await appears(page, '现在的规定：1 条告警')).toBe(true);
    await press(page, '启用', 'Space');
    await press(page, '最低级别', 'End');
    expect(await appears(page, '过去 30 天里，这样会有 1 条告警')).toBe(true);
    await press(page, '会有的告警');
    expect(await appears(page, `${site.name} · 技术`)).toBe(true);
    expect(await own('alert-rules', (item) => RuleView.parse(item).builtIn)).not.toContain(false);
    await press(page, '保存');
    expect(await appears(page, '严重及以上')).toBe(true);
    const rules = await own('alert-rules', (item) => RuleView.parse(item));
    expect(rules.at(-1)).toMatchObject({ kind: 'outage', minSeverity: 'critical', enabled: true });
    await page.context().close();
  });

  it('an alert is acknowledged with a name and a note', async () => {
    const page = await open('/alerts');
    await press(page, site.name);
    await page.waitForURL(`**${alertPath}*`);
    await press(page, '确认，我在跟进');
    await write(page, '谁', '小王');
    await write(page, '备注', '已打电话');
    await page.keyboard.press('Enter');
    expect(await appears(page, '小王已确认，仍在继续观察。')).toBe(true);
    expect(await appears(page, '已打电话')).toBe(true);
    await page.context().close();
  });

  it('a silence is made of an alert, and ended', async () => {
    const page = await open(alertPath);
    await press(page, '静音这类');
    await write(page, '谁', '小王');
    await write(page, '为什么', '他们在搬家');
    await press(page, '开始静音');
    await press(page, '查看静音');
    expect(await appears(page, '小王 · 他们在搬家')).toBe(true);
    expect(await appears(page, `平台 = ${site.name} · 维度 = 技术`)).toBe(true);
    await press(page, '立即结束');
    expect(await appears(page, '已结束的（1）')).toBe(true);
    await page.context().close();
  });

  it('an alert is snoozed, told of again, and called false with a reason', async () => {
    const page = await open(alertPath);
    await press(page, '24 小时后提醒');
    await press(page, '暂缓');
    expect(await appears(page, /提醒已暂缓/)).toBe(true);
    await press(page, '取消暂缓');
    await page.getByText(/提醒已暂缓/).waitFor({ state: 'detached' });
    await press(page, '误报');
    await press(page, '为什么是误报', 'ArrowDown');
    await press(page, '记为误报');
    expect(await appears(page, /记为误报：变化太小，不值得告警/)).toBe(true);
    await page.context().close();
  });

  it('routes are added, with hours that are quiet, and put in order', async () => {
    const page = await open('/alerts/routes');
    await press(page, '添加路由');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('添加路由');
    for (const name of ['夜间', '要紧的']) {
      await press(page, '添加路由');
      await write(page, '名称', name);
      await press(page, '添加勿扰时段');
      await press(page, '保存');
      await page.getByText(name, { exact: true }).waitFor();
    }
    await press(page, '上移: 要紧的');
    const order = async () =>
      (await own('alert-routes', (item) => RouteView.parse(item))).map(({ name }) => name);
    await expect.poll(order).toEqual(['要紧的', '夜间', '']);
    expect(await appears(page, '勿扰时段 1 个')).toBe(true);
    await page.context().close();
  });
});

it('an English reader needs no more than the keyboard either', async () => {
  const { id } = await seedAlert(world().database, 'Northwind');
  const page = await open('/alerts/rules', 'en');
  await press(page, 'Adjust: Sold out and delisted');
  expect(await appears(page, 'In the last 30 days this would have brought 0 alerts')).toBe(true);
  await press(page, 'Enabled', 'Space');
  await press(page, 'Save');
  expect(await appears(page, 'Disabled')).toBe(true);
  await press(page, 'Alerts');
  await press(page, 'Northwind');
  await page.waitForURL(`**/alerts/${id}*`);
  await press(page, 'Acknowledge');
  await write(page, 'Who', 'Lee');
  await page.keyboard.press('Enter');
  expect(await appears(page, 'Acknowledged by Lee; still being watched.')).toBe(true);
  await press(page, 'Silence this');
  await write(page, 'Who', 'Lee');
  await press(page, 'Silence');
  await press(page, 'See silences');
  await press(page, 'End now');
  expect(await appears(page, /^Over \(\d\)$/)).toBe(true);
  await page.context().close();
});

it('what looks for faults finds those that are made', async () => {
  const page = await open('/alerts/silences');
  expect(await seriousFaults(page)).toEqual([]);
  await page.evaluate(`document.querySelector('main section button').textContent = ''`);
  expect(await seriousFaults(page)).toEqual([expect.stringContaining('button-name')]);
  await page.reload();
  await page.getByRole('button', { name: '添加静音' }).waitFor();
  await page.evaluate(`document.querySelector('main section button').tabIndex = -1`);
  await expect(press(page, '添加静音')).rejects.toThrow('Tab never came');
  await page.context().close();
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious in the %s', async (theme) => {
    const page = await newPage(world(), {
      viewport: { width: 390, height: 844 },
      colorScheme: theme,
      locale: language,
    });
    mindConsole(page, world());
    await page.goto(world().kaopu.url);
    await page.evaluate(`localStorage.setItem('kaopu.lang', '${language}')`);
    for (const path of [
      '/alerts?state=all',
      alertPath,
      '/alerts/rules',
      '/alerts/silences',
      '/alerts/routes',
    ]) {
      await page.goto(world().kaopu.url + path);
      await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
      await page.locator('main h2, main li').first().waitFor();
      expect([path, await seriousFaults(page)]).toEqual([path, []]);
      expect([path, await sidewaysOverflow(page)]).toEqual([path, 0]);
    }
    await page.context().close();
  });
});

const DIALOGS = [
  ['/alerts/rules', { 'zh-CN': '调整: 综合分跌破', en: 'Adjust: Score below a bound' }],
  ['/alerts/rules', { 'zh-CN': '单独规定: 价格变动', en: 'Special rule: Price change' }],
  ['/alerts/silences', { 'zh-CN': '添加静音', en: 'Add a silence' }],
  ['/alerts/routes', { 'zh-CN': '修改: 夜间', en: 'Change: 夜间' }],
  ['an alert', { 'zh-CN': '24 小时后提醒', en: 'Remind me in 24 h' }],
  ['an alert', { 'zh-CN': '误报', en: 'False alarm' }],
  ['an alert', { 'zh-CN': '静音这类', en: 'Silence this' }],
] as const;
const CANCEL = { 'zh-CN': '取消', en: 'Cancel' };

describe.each(['zh-CN', 'en'] as const)('a dialog in %s', (language) => {
  it.each(DIALOGS)('of %s is sound too, and fits a phone: %o', async (place, names) => {
    const isAlert = place === 'an alert';
    const path = isAlert ? `/alerts/${(await seedAlert(world().database, '一条')).id}` : place;
    const page = await open(path, language);
    await press(page, names[language]);
    await tabTo(page, CANCEL[language]);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate(DIALOG_OVERFLOW)).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});
