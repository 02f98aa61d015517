import { PlatformDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { appears, mustBeEmpty, newPage, noSidewaysScroll, type Page } from './testing/pages.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// When a probe looks, and when its supplier is in maintenance, as a person sets them.

let world: World;
let page: Page;

beforeAll(async () => {
  world = await openWorld(ON_LOOPBACK);
  const url = `${world.kaopu.url}/`;
  const made = await world.api.post('/api/v1/platforms', {
    name: '星辰会员批发',
    siteUrl: url,
    probes: [{ kind: 'availability', config: { url }, intervalSeconds: 600 }],
  });
  page = await newPage(world, { viewport: { width: 390, height: 844 } });
  await page.goto(`${world.kaopu.url}/platforms/${PlatformDetail.parse(made).id}/probes`);
});

afterAll(() => world?.close());

afterEach(() => mustBeEmpty(world.complaints));

const dialog = () => page.getByRole('dialog');
const save = () => dialog().getByRole('button', { name: '保存' }).click();

async function openSchedule(): Promise<void> {
  await page.getByRole('button', { name: '时间安排' }).click();
  await dialog().waitFor();
}

/** The next times, as the dialog shows them. */
const times = () => dialog().getByRole('listitem').allTextContents();

it('a probe is set to look on Mondays and Thursdays, and its next times are shown', async () => {
  await openSchedule();
  await dialog().getByRole('radio', { name: '定时' }).check();
  await dialog().getByLabel('时刻').fill('09:30');
  for (const day of ['二', '三', '五', '六', '日']) {
    await dialog().getByRole('checkbox', { name: day, exact: true }).uncheck();
  }
  await expect.poll(times).toHaveLength(5);
  await expect.poll(async () => (await times()).every((at) => at.includes('09:30:00'))).toBe(true);
  await noSidewaysScroll(page);
  await dialog().getByRole('checkbox', { name: '直接写 cron 表达式' }).check();
  expect(await dialog().getByLabel('cron 表达式', { exact: true }).inputValue()).toBe(
    '30 9 * * 1,4',
  );
  await save();
  await dialog().waitFor({ state: 'detached' });
  expect(await appears(page, '定时 一 四 09:30')).toBe(true);
});

it('a line that is never met is refused at its field', async () => {
  await openSchedule();
  await dialog().getByRole('checkbox', { name: '直接写 cron 表达式' }).check();
  const line = dialog().getByLabel('cron 表达式', { exact: true });
  await line.fill('0 0 30 2 *');
  await expect.poll(() => line.getAttribute('aria-invalid')).toBe('true');
  world.complaints.length = 0;
  await dialog().getByRole('button', { name: '取消' }).click();
});

it('a probe looks within a window over midnight only', async () => {
  await openSchedule();
  await dialog().getByRole('radio', { name: '每隔' }).check();
  await dialog().getByRole('button', { name: '添加时段' }).click();
  await dialog().getByLabel('从', { exact: true }).fill('22:00');
  await dialog().getByLabel('到', { exact: true }).fill('06:00');
  await expect
    .poll(async () => (await times()).every((at) => /(?:2[23]|0[0-5]):\d\d:\d\d/.test(at)))
    .toBe(true);
  await noSidewaysScroll(page);
  await save();
  await dialog().waitFor({ state: 'detached' });
  expect(await appears(page, /，限时段/)).toBe(true);
});

it('a weekly maintenance is planned, and deleted', async () => {
  await page.getByRole('button', { name: '添加维护时段' }).click();
  await dialog().getByRole('radio', { name: '每周' }).check();
  for (const day of ['一', '二', '三', '四', '五', '六']) {
    await dialog().getByRole('checkbox', { name: day, exact: true }).uncheck();
  }
  await dialog().getByLabel('开始时刻').fill('03:00');
  await dialog().getByLabel('时长（分钟）').fill('90');
  await dialog().getByLabel('备注').fill('例行升级');
  await noSidewaysScroll(page);
  await save();
  await dialog().waitFor({ state: 'detached' });
  expect(await appears(page, /每周 · 例行升级/)).toBe(true);
  expect(await appears(page, /03:00.* 至 .*04:30/)).toBe(true);
  await page.getByRole('button', { name: '删除', exact: true }).click();
  expect(await appears(page, '没有维护时段。')).toBe(true);
});
