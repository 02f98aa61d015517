import { ChannelView, PlatformDetail, TrustDataset } from '@kaopu/contracts';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { listener, type Listener } from './listener.ts';
import { allFaults } from './testing/axe.ts';
import { appears, mustBeEmpty, newPage, type Page, sidewaysOverflow } from './testing/pages.ts';
import { seedTrust } from './testing/seed-trust.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// What the settings can do by themselves: try every channel, take the data along, be rid of it.

let world: World;
let page: Page;
let taking: Listener;
let refusing: Listener;

beforeAll(async () => {
  const answering = (status: number) =>
    listener('127.0.0.1', 0, (_request, response) => response.writeHead(status).end());
  taking = answering(200);
  refusing = answering(410);
  await taking.open();
  await refusing.open();
  world = await openWorld(ON_LOOPBACK);
  await seedTrust(world, 20);
});
afterAll(async () => {
  await world?.close();
  await taking?.close();
  await refusing?.close();
});
beforeEach(async () => {
  page = await newPage(world, { viewport: { width: 390, height: 844 } });
});
afterEach(async () => {
  await page.context().close();
  mustBeEmpty(world.complaints);
});

async function open(): Promise<void> {
  await page.goto(`${world.kaopu.url}/settings`);
  await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
}

async function channel(name: string, { port }: Listener): Promise<string> {
  const settings = { url: `http://127.0.0.1:${port()}/hook` };
  const body = { name, kind: 'webhook', settings };
  return ChannelView.pick({ id: true }).parse(await world.api.post('/api/v1/channels', body)).id;
}

it('each channel is tried in its place, and says whether the message came or why not', async () => {
  await open();
  expect(await appears(page, '还没有渠道。加一个，就能在这里测试。')).toBe(true);
  const [good, bad] = [await channel('值班群', taking), await channel('退订的群', refusing)];
  await open();
  for (const [id, said] of [
    [good, '已送达'],
    [bad, 'HTTP 410：对方表示不再接收'],
  ] as const) {
    const line = page.locator(`[data-channel="${id}"]`);
    await line.getByRole('button', { name: '发送测试' }).click();
    expect(await appears(line.getByRole('status'), said)).toBe(true);
  }
  expect(await page.locator(`[data-channel="${bad}"]`).innerText()).not.toContain('已送达');
  expect(await allFaults(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
});

it('all scores are taken along, as data and as a table, with what they were made of', async () => {
  await open();
  const taken = async (name: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    return readFile(await (await coming).path(), 'utf8');
  };
  const { platforms } = TrustDataset.parse(JSON.parse(await taken('下载 JSON')));
  expect(platforms.length).toBe(20);
  const table = await taken('下载 CSV');
  for (const { name } of platforms) expect(table).toContain(name);
});

it('a platform is removed with all that is known of it, after asking', async () => {
  const body = { name: '不要的店', siteUrl: 'https://unwanted.example/' };
  const { id } = PlatformDetail.parse(await world.api.post('/api/v1/platforms', body));
  await open();
  await page.getByRole('link', { name: '选一个平台' }).click();
  await page.getByRole('searchbox').fill('不要的店');
  await page.getByRole('link', { name: '不要的店', exact: true }).click();
  await page.waitForURL(`**/platforms/${id}*`);
  await page.getByRole('button', { name: '修改资料' }).click();
  const asked: string[] = [];
  // The first time whoever is asked thinks better of it.
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    return asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  const known = () => world.database.sql('SELECT 1 FROM platform WHERE id = $1', [id]);
  await page.getByRole('button', { name: '删除平台' }).click();
  expect(asked).toEqual(['删除「不要的店」和它的全部记录？此操作不能撤销。']);
  expect(await known()).toHaveLength(1);
  await page.getByRole('button', { name: '删除平台' }).click();
  await page.waitForURL(/\/platforms(\?|$)/);
  expect(await known()).toEqual([]);
});
