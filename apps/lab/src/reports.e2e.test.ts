import { expect, it } from 'vitest';
import { labWorld } from './testing/own-world.ts';
import { appears, mindConsole, newPage, sidewaysOverflow } from './testing/pages.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

const { lab, world } = labWorld();

it('a report is planned, made at once, read, and printed as a PDF', async () => {
  const site = siteIn(lab());
  const shop = await watchShop(world(), site);
  await shop.look();
  await shop.availability();
  const page = await newPage(world(), { viewport: { width: 390, height: 844 } });
  mindConsole(page, world());
  await page.goto(`${world().kaopu.url}/channels`);
  await page.getByRole('link', { name: '日报和周报' }).click();
  expect(await appears(page, '还没有计划')).toBe(true);
  await page.getByRole('button', { name: '添加计划' }).click();
  await page.getByRole('radio', { name: '每周' }).check();
  await page.getByLabel('星期').selectOption('周五');
  await page.getByLabel('几点').selectOption('20:00');
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  expect(await appears(page, '每周 周五 20:00')).toBe(true);

  await page.getByRole('button', { name: '现在生成' }).click();
  await page.getByRole('link', { name: '周报 · 中型' }).click();
  expect(await appears(page, '分数变动')).toBe(true);
  expect(await appears(page, '1 家平台')).toBe(true);
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);

  const pdf = page.getByRole('link', { name: '下载 PDF' });
  await pdf.waitFor();
  const address = new URL((await pdf.getAttribute('href')) ?? '', world().kaopu.url);
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect((await answer.text()).slice(0, 5)).toBe('%PDF-');

  // On paper there are no buttons.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  await page.context().close();
});
