import { expect, it } from 'vitest';
import { labWorld } from './testing/own-world.ts';
import { mindConsole, newPage, type Page } from './testing/pages.ts';
import { siteIn } from './testing/world.ts';

// Somebody who has never seen it, and goes by what the screens say alone: registers a platform, sees its
// first reading, understands its score, and silences its alert.

const { lab, world } = labWorld();

const seconds: [string, number][] = [];

/** A step, and how long it took. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await work();
  seconds.push([name, (performance.now() - from) / 1000]);
}

const main = (page: Page) => page.getByRole('main');
const link = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name }).first();
const button = (page: Page, name: string | RegExp) =>
  main(page).getByRole('button', { name }).first();
const says = (page: Page, text: string | RegExp) =>
  main(page).getByText(text).filter({ visible: true }).first();
const PATIENT = { timeout: 60_000 };

it.each([1280, 390])('finds the way without being told it, %d px wide', async (width) => {
  const site = siteIn(lab(), width === 390 ? 1 : 0);
  await world().database.sql('DELETE FROM platform');
  seconds.length = 0;
  const page = await newPage(world(), {
    viewport: { width, height: 844 },
    hasTouch: width === 390,
  });
  mindConsole(page, world());
  let name = '';

  await step('register', async () => {
    await page.goto(world().kaopu.url);
    await main(page).getByRole('heading', { level: 1, name: '开始使用' }).waitFor();
    await main(page).getByLabel('店铺网址').fill(site.url);
    await button(page, '看一看').click();
    await button(page, '保存并开始探测').click(PATIENT);
    await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
    await button(page, '立即全部探测').waitFor();
    name = await main(page).getByRole('heading', { level: 1 }).innerText();
  });

  await step('first reading', async () => {
    await link(page, /看第一批读数/).click(PATIENT);
    await says(page, /¥\d+/).waitFor(PATIENT);
  });

  await step('understand the score', async () => {
    await link(page, '总览').click();
    const why = main(page).getByRole('region', { name: /^(为什么是 \d+|分数怎么来的)$/ });
    // Where it stands, how sure that is, why no more is said, and what each point was lost by.
    await main(page)
      .getByText(/样本不足/)
      .first()
      .waitFor(PATIENT);
    await says(page, '看的次数还不够').waitFor();
    await why.getByText(/从 100 分起扣：共扣 [\d.]+ 分/).waitFor(PATIENT);
    await why.locator('summary').first().click();
    await why.getByText('证据不足').filter({ visible: true }).first().waitFor();
  });

  await step('silence the alert', async () => {
    // Meanwhile the shop goes down; whoever wants to know at once has it looked at.
    await lab().set({ site: site.id, mode: 'down' });
    await button(page, '立即全部探测').click();
    await link(page, /条告警待处理/).click(PATIENT);
    await link(page, `${name} · 技术`).click();
    await button(page, '静音到恢复').click();
    await says(page, /^提醒已暂缓，.* 还没好就再通知。$/).waitFor();
  });

  await page.goto(`${world().kaopu.url}/alerts?state=muted`);
  await link(page, `${name} · 技术`).waitFor();
  await lab().set({ site: site.id, mode: 'normal' });
  await page.context().close();
  const total = seconds.reduce((sum, [, length]) => sum + length, 0);
  const told = seconds.map(([what, length]) => `${what} ${length.toFixed(1)} s`).join(', ');
  process.stdout.write(`a newcomer at ${width} px: ${told}; in all ${total.toFixed(1)} s\n`);
  expect(seconds).toHaveLength(4);
});
