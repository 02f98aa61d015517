import { expect, it } from 'vitest';
import { DESK, everyPage } from './testing/every-page.ts';
import { faultsOfOpened } from './testing/focus-checks.ts';

// Dialogs that no button of a page opens as it comes (those see every-page): by a key, and by what was done before.

const { reader: visitor, route } = everyPage({ viewport: DESK });

async function open(path: string) {
  const reader = visitor();
  await reader.go(path);
  await reader.settled();
  return reader.page;
}

it('shows the keys there are, at a key', async () => {
  const page = await open((await route('alerts')).path);
  const link = page.getByRole('main').getByRole('link').first();
  expect(await faultsOfOpened(page, link, '?')).toEqual([]);
});

it('asks who leaves what is not saved', async () => {
  const page = await open('/register');
  await page.getByLabel('店铺网址').fill('QQ 987654321');
  await page.getByRole('button', { name: '看一看' }).click();
  await page.getByLabel('平台名称').waitFor();
  const away = page.getByRole('banner').getByRole('link', { name: '告警' });
  expect(await faultsOfOpened(page, away)).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/register');
});

it('shows a secret once', async () => {
  const page = await open('/vantages');
  await page.getByLabel('名称').fill('佛山联通');
  const make = page.getByRole('button', { name: '生成凭证' });
  expect(await faultsOfOpened(page, make)).toEqual([]);
});

it('covers what nobody else may read', async () => {
  const page = await open('/log/new?type=purchase');
  const photo = { name: '卡密.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.getByLabel('拍照或选图').setInputFiles(photo);
  const cover = page.getByRole('button', { name: '遮挡 卡密.png' });
  expect(await faultsOfOpened(page, cover)).toEqual([]);
});
