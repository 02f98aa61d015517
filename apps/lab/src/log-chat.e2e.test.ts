import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allFaults } from './testing/axe.ts';
import { logPage } from './testing/log-page.ts';
import { appears, noSidewaysScroll } from './testing/pages.ts';

const log = logPage();

describe('a conversation', () => {
  it('is logged in eight taps at most, from the first screen to the service', async () => {
    await log.open('chat');
    const taps: (() => Promise<void>)[] = [
      log.platform,
      () => log.option('渠道', 'QQ'),
      () => log.choose('我发出了'),
      log.stop,
      () => log.option('解决了吗', '解决了'),
      () => log.option('什么时候问', '下单前'),
      log.save,
    ];
    expect(taps.length).toBeLessThanOrEqual(8);
    for (const tap of taps) await tap();
    const entry = await log.onlyEntry();
    expect(entry).toMatchObject({
      kind: 'support-conversation',
      reporter: '我',
      fields: { channel: 'qq', outcome: 'answered', resolved: 'yes', phase: 'presales' },
    });
    expect(await appears(log.page, `已提交：${log.shopName}`)).toBe(true);
    // The next one is one tap shorter: the last platform comes first.
    await log.page.reload();
    const names = log.page.getByRole('listbox', { name: '最近的平台' }).getByRole('option');
    expect(await names.first().innerText()).toBe(log.shopName);
  });

  it('keeps its clock through a reload and a killed page, by the instants, to the record', async () => {
    // Far enough back that what ends seven minutes later is still past.
    const start = Date.now() - 20 * 60_000;
    await log.page.clock.install({ time: start });
    await log.open('chat', `&platform=${log.shop}`);
    await log.choose('我发出了');
    await log.page.reload();
    await log.page.clock.fastForward('04:00');
    expect(await appears(log.page, '4 分钟')).toBe(true);
    // Another page of the same device, as after the app was killed.
    const context = log.page.context();
    await log.page.close({ runBeforeUnload: false });
    log.page = await context.newPage();
    await log.page.clock.install({ time: start + 4 * 60_000 });
    await log.open('chat', `&platform=${log.shop}`);
    await log.page.clock.fastForward('03:00');
    await log.stop();
    expect(await appears(log.page, /^7 分钟/)).toBe(true);
    await log.option('渠道', '微信');
    await log.save();
    const { fields } = await log.onlyEntry();
    const { wait } = z.object({ wait: z.string() }).parse(fields);
    const [from, to] = wait.split('/').map((at) => Date.parse(at));
    expect(Math.round(((to ?? NaN) - (from ?? NaN)) / 60_000)).toBe(7);
  });

  it('is about the platform that a link names, unless somebody wants another one', async () => {
    await log.open('chat', `&platform=${log.shop}`);
    expect(await appears(log.page, log.shopName)).toBe(true);
    await log.choose('换一家');
    await log.page.getByLabel('哪家平台').waitFor();
    await log.page.reload();
    await log.page.locator(`[data-platform="${log.shop}"]`).waitFor();
  });

  it('is about the platform that arrow keys choose, but not while Chinese is composed', async () => {
    await log.open('chat');
    const box = log.page.getByRole('combobox', { name: '哪家平台' });
    await box.fill(log.shopName);
    const option = log.page.getByRole('option', { name: log.shopName, exact: true });
    await log.page.getByRole('listbox', { name: '找到的平台' }).waitFor();
    await option.waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBeNull();
    await log.page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    expect(active).toBe(
      await log.page.locator('[role=option][aria-selected=true]').getAttribute('id'),
    );
    expect(await allFaults(log.page)).toEqual([]);
    const cdp = await log.page.context().newCDPSession(log.page);
    await cdp.send('Input.imeSetComposition', { text: 'k', selectionStart: 1, selectionEnd: 1 });
    await log.page.keyboard.press('Enter');
    expect(await log.page.locator('[data-platform]').count()).toBe(0);
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await box.fill(log.shopName);
    await option.waitFor();
    await log.page.keyboard.press('ArrowUp');
    await log.page.keyboard.press('Enter');
    await log.page.locator(`[data-platform="${log.shop}"]`).waitFor();
  });

  it('on a web page is one of the channels, and says what its photos have to show', async () => {
    await log.open('chat', `&platform=${log.shop}`);
    const photos = log.page.getByRole('region', { name: '照片' });
    expect(await photos.innerText()).toContain('拍到双方头像、账号、时间；保留原手机');
    await log.option('渠道', '网页');
    await log.choose('我发出了');
    await log.stop();
    await log.save();
    expect((await log.onlyEntry()).fields).toMatchObject({ channel: 'web' });
  });

  it('asks for four things at most, says at each what is missing, and goes there', async () => {
    await log.open('chat');
    await log.save();
    const faults = log.page.locator('form [role=alert]');
    expect(await faults.count()).toBe(4);
    await expect
      .poll(() => log.page.evaluate<string>('document.activeElement.role'))
      .toBe('combobox');
    expect(await allFaults(log.page)).toEqual([]);
    await log.open('purchase');
    await log.save();
    expect(await faults.count()).toBe(4);
  });
});

describe('who writes Chinese', () => {
  it('ends a composition with Enter without saving', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    const seen = log.posts();
    await log.page.getByLabel('标价（元）').fill('1');
    await log.page.getByLabel('实付（元）').fill('1');
    const product = log.page.getByLabel('买的商品');
    await product.fill('年');
    await product.focus();
    const cdp = await log.page.context().newCDPSession(log.page);
    await cdp.send('Input.imeSetComposition', { text: 'ka', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Enter',
      code: 'Enter',
    });
    await cdp.send('Input.insertText', { text: '卡' });
    expect(await product.inputValue()).toBe('年卡');
    expect(await log.page.locator('[data-waiting]').count()).toBe(0);
    expect(seen).toEqual([]);
    // The next one is meant.
    await log.page.keyboard.press('Enter');
    expect((await log.onlyEntry()).fields).toMatchObject({ product: '年卡' });
  });

  it('is told of a card secret left in a text, and covers it with a tap', async () => {
    await log.open('chat', `&platform=${log.shop}`);
    await log.page.getByLabel('问了什么').fill('ABCD-1234-EFGH-5678 打不开');
    expect(await appears(log.page, '这里像是有卡密')).toBe(true);
    await log.choose('遮住');
    expect(await log.page.getByLabel('问了什么').inputValue()).toBe('ABCD-****-****-**** 打不开');
    await log.page.getByText('这里像是有卡密').waitFor({ state: 'detached' });
  });
});

it('is one tap away from every page on a phone', async () => {
  await log.page.goto(`${log.world.kaopu.url}/platforms`);
  await log.page
    .getByRole('navigation')
    .getByRole('link', { name: '记一笔' })
    .filter({ visible: true })
    .click();
  await log.page.waitForURL('**/log/new');
  expect(await appears(log.page, '我发出了')).toBe(true);
  await noSidewaysScroll(log.page);
});
