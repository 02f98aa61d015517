import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Lab } from './lab.ts';
import { appears, mindConsole, mustBeEmpty, newPage, sidewaysOverflow } from './testing/pages.ts';
import { startVantage, type RunningVantage } from './testing/vantage.ts';
import { watchShop } from './testing/watch-shop.ts';
import {
  AT_LAB_PACE,
  ON_LOOPBACK,
  openLab,
  openWorld,
  siteIn,
  type World,
} from './testing/world.ts';

const HERE = '127.0.1.1';
const THERE = '127.0.1.2';

let lab: Lab;
let world: World;
let env: Record<string, string>;
let vantage: RunningVantage | undefined;

beforeAll(async () => {
  lab = await openLab();
  env = { ...ON_LOOPBACK, KAOPU_CONTROL_URLS: `${lab.controlUrl}/control` };
  world = await openWorld({ ...AT_LAB_PACE, ...env, KAOPU_LOCAL_ADDRESS: HERE });
});
afterAll(async () => {
  await vantage?.stop();
  await world?.close();
  await lab?.stop();
});
afterEach(() => mustBeEmpty(world.complaints));

it('a vantage point is registered, seen at work, told to be shut out, and revoked', async () => {
  const page = await newPage(world, { viewport: { width: 390, height: 844 } });
  mindConsole(page, world);
  await page.goto(`${world.kaopu.url}/channels`);
  await page.getByRole('link', { name: '观测点' }).click();
  expect(await appears(page, '还没有观测点')).toBe(true);

  await page.getByLabel('名称').fill('广州电信');
  await page.getByRole('button', { name: '生成凭证' }).click();
  const token = await page.getByLabel('凭证', { exact: true }).inputValue();
  expect(await appears(page, "--vantage '广州电信' --server")).toBe(true);
  await page.getByRole('button', { name: '我已保存' }).click();
  expect(await appears(page, '还没连上过')).toBe(true);
  vantage = await startVantage(world, '广州电信', { localAddress: THERE, env, token });
  expect(await appears(page, '在线')).toBe(true);

  // More places than there are to ask cannot agree.
  await page.getByLabel('几处看到同样情况才算数').fill('4');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  expect(await appears(page, '不能多于「询问几个」加我方自己的一个')).toBe(true);
  await page.getByLabel('几处看到同样情况才算数').fill('2');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  expect(await appears(page, '已保存')).toBe(true);
  // A refused form is a complaint of the browser's, and wanted here.
  world.complaints.splice(0);

  const site = siteIn(lab);
  const shop = await watchShop(world, site);
  await lab.set({ site: site.id, shutsOut: { [HERE]: 'hang-up', [THERE]: 'wall' } });
  await shop.look();
  expect(await appears(page, '有网站拦它')).toBe(true);
  expect(await appears(page, `拦它的网站：${new URL(site.url).host}`)).toBe(true);
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);

  await page.goto(`${world.kaopu.url}/platforms/${shop.id}/evidence`);
  expect(await appears(page, '其他观测点未能印证')).toBe(true);
  expect(await appears(page, '广州电信 被拦')).toBe(true);

  await page.goto(`${world.kaopu.url}/vantages`);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '停用' }).click();
  expect(await appears(page, '已停用')).toBe(true);
  expect(await vantage.exited).toBe(1);
  await page.context().close();
});
