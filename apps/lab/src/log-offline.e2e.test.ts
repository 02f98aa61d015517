import { describe, expect, it } from 'vitest';
import { logPage } from './testing/log-page.ts';
import { appears } from './testing/pages.ts';

const log = logPage();

describe('without a network', () => {
  it('a log is kept here, says so, and is posted exactly once when there is one', async () => {
    await log.open('chat');
    const seen = log.posts();
    const posted: number[] = [];
    log.page.on('response', (response) => {
      if (seen.includes(response.url()) && response.request().method() === 'POST') {
        posted.push(response.status());
      }
    });
    await log.findPlatform();
    await log.page.context().setOffline(true);
    await log.option('渠道', 'QQ');
    await log.choose('我发出了');
    await log.option('没等到', '还没人理');
    await log.save();
    expect(await appears(log.page, '已存在本机，联网后自动提交（1）')).toBe(true);
    expect(await log.entries()).toEqual([]);
    expect(posted).toEqual([]);
    await log.page.context().setOffline(false);
    await log.onlyEntry();
    await expect.poll(() => log.page.locator('[data-sent]').count()).toBe(1);
    // Looking again, and another log.page, send nothing more.
    await log.page.reload();
    await log.page.getByRole('heading', { level: 1 }).waitFor();
    await log.page.evaluate(`dispatchEvent(new Event('online'))`);
    expect(posted).toEqual([201]);
    expect(await log.entries()).toHaveLength(1);
    log.world.complaints.splice(0);
  });

  it('an answer that was lost does not log it twice', async () => {
    await log.open('chat', `&platform=${log.shop}`);
    let lost = 0;
    await log.page.route('**/entries', async (route) => {
      if (lost > 0 || route.request().method() !== 'POST') return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await log.option('渠道', 'QQ');
    await log.choose('我发出了');
    await log.stop();
    await log.save();
    expect(await appears(log.page, '已存在本机，联网后自动提交（1）')).toBe(true);
    const first = await log.onlyEntry();
    await log.choose('现在提交');
    await log.page.locator('[data-sent]').waitFor();
    expect((await log.entries()).map(({ key }) => key)).toEqual([first.key]);
  });

  it('goes out from any other page of ours too', async () => {
    await log.open('chat', `&platform=${log.shop}`);
    await log.page.context().setOffline(true);
    await log.option('渠道', '电话');
    await log.choose('我发出了');
    await log.stop();
    await log.save();
    expect(await appears(log.page, /联网后自动提交（1）/)).toBe(true);
    await log.page.context().setOffline(false);
    await log.page.goto(`${log.world.kaopu.url}/platforms`);
    expect(await log.onlyEntry()).toMatchObject({ fields: { channel: 'phone' } });
    log.world.complaints.splice(0);
  });

  it('says why when the service will not have it, and keeps it until told otherwise', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    await log.fillPurchase();
    await fetch(`${log.world.kaopu.url}/api/v1/platforms/${log.shop}`, { method: 'DELETE' });
    await log.save();
    expect(await appears(log.page, '服务没有收下：')).toBe(true);
    await log.page.reload();
    expect(await appears(log.page, '服务没有收下：')).toBe(true);
    await log.choose('删掉这条');
    await log.page.locator('[data-waiting]').waitFor({ state: 'detached' });
    log.world.complaints.splice(0);
  });
});
