import { afterEach, expect, it } from 'vitest';
import { type Lab, startLab } from './lab.ts';
import type { Script } from './script.ts';

let now = 0;
let lab: Lab | null = null;

afterEach(async () => {
  await lab?.stop();
  lab = null;
});

async function open(events: Script = []): Promise<Lab> {
  now = 0;
  lab = await startLab({ host: '127.0.0.1', events, now: () => now });
  return lab;
}

function urlOf({ sites }: Lab, id: string, path = '/'): string {
  const site = sites.find((each) => each.id === id);
  return new URL(path, site?.url ?? 'about:blank').href;
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

it('opens at least six shops, each on a port of its own', async () => {
  const { sites } = await open();
  expect(new Set(sites.map(({ url }) => url)).size).toBeGreaterThanOrEqual(6);
  for (const { url } of sites) expect((await fetch(url)).status).toBe(200);
});

it('changes the market when the time of an event has come, and not before', async () => {
  const market = await open([
    { atMs: 5_000, change: { site: 'bainian', product: 1, price: 20_800 } },
  ]);
  now = 4_999;
  expect(await text(urlOf(market, 'bainian', '/buy/1'))).toContain('价格：￥ 181.60');
  now = 5_000;
  expect(await text(urlOf(market, 'bainian', '/buy/1'))).toContain('价格：￥ 208.00');
});

it('plays a script from its beginning', async () => {
  const market = await open();
  now = 60_000;
  market.play([{ atMs: 1_000, change: { site: 'haitun', product: 3, state: 'sold_out' } }]);
  expect(await text(urlOf(market, 'haitun', '/buy/3'))).toContain('库存(90)');
  now = 61_000;
  expect(await text(urlOf(market, 'haitun', '/buy/3'))).toContain('库存(0)');
});

it('refuses connections while a shop is down, and comes back on the same port', async () => {
  const market = await open();
  const url = urlOf(market, 'xingchen');
  await market.set({ site: 'xingchen', mode: 'down' });
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await market.set({ site: 'xingchen', mode: 'normal' });
  expect(await text(url)).toContain('星辰卡盟');
});

it('hides everything behind a captcha wall that answers 200', async () => {
  const market = await open();
  await market.set({ site: 'xingchen', mode: 'captcha' });
  for (const path of ['/', '/user/api/index/commodity', '/item/1']) {
    const response = await fetch(urlOf(market, 'xingchen', path));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('安全验证');
  }
});

it('closes an acg-faka shop by its title while its APIs still answer', async () => {
  const market = await open();
  await market.set({ site: 'yunduan', mode: 'closed' });
  expect(await text(urlOf(market, 'yunduan'))).toContain('<title>店铺正在维护</title>');
  const list: unknown = JSON.parse(
    await text(urlOf(market, 'yunduan', '/user/api/index/commodity')),
  );
  expect(list).toMatchObject({ code: 200, total: 5 });
});

it('still answers while it is slow', async () => {
  const market = await open();
  await market.set({ site: 'jisu', mode: 'slow', delayMs: 5 });
  expect((await fetch(urlOf(market, 'jisu'))).status).toBe(200);
});

it('ends at once even with a slow answer on its way', async () => {
  const market = await open();
  await market.set({ site: 'jisu', mode: 'slow', delayMs: 60_000 });
  const waiting = fetch(urlOf(market, 'jisu')).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await market.stop();
  expect(await waiting).toMatchObject({ message: 'fetch failed' });
});

function post({ controlUrl }: Lab, body: string): Promise<Response> {
  return fetch(`${controlUrl}/set`, { method: 'POST', body });
}

it('is changed through the control API', async () => {
  const market = await open();
  const change = { site: 'mofang', product: 2, price: 9_900, stock: 3 };
  expect((await post(market, JSON.stringify(change))).status).toBe(200);
  expect(JSON.parse(await text(urlOf(market, 'mofang', '/api/goods/2')))).toEqual({
    code: 0,
    data: { id: 2, name: '腾讯视频VIP年卡', price: '99.00', stock: 3 },
  });
});

it.each([
  ['no JSON', 400, 'price=1'],
  ['an unknown field', 400, '{"site":"mofang","cost":1}'],
  ['an unknown mode', 400, '{"site":"mofang","mode":"asleep"}'],
  ['an unknown shop', 404, '{"site":"nobody","mode":"down"}'],
  ['an unknown product', 404, '{"site":"mofang","product":99,"stock":1}'],
])('refuses %s with %i', async (_, status, body) => {
  expect((await post(await open(), body)).status).toBe(status);
});

it('has a control target that answers 200 whatever happens to the shops', async () => {
  const market = await open();
  for (const { id } of market.sites) await market.set({ site: id, mode: 'down' });
  expect((await fetch(`${market.controlUrl}/control`)).status).toBe(200);
  const sites: unknown = JSON.parse(await text(`${market.controlUrl}/sites`));
  expect(sites).toEqual(market.sites);
});

it('rejects when a port is taken, and leaves none of its own open', async () => {
  const first = await open();
  const taken = Number(new URL(first.controlUrl).port);
  const second = startLab({ host: '127.0.0.1', basePort: taken, events: [], now: () => 0 });
  await expect(second).rejects.toThrow('EADDRINUSE');
});
