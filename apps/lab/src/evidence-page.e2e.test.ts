import { expect, it } from 'vitest';
import { DESK, everyPage } from './testing/every-page.ts';

const { reader: visitor, route } = everyPage({ viewport: DESK });

it('says that what was compared is not told of, and asks for that again', async () => {
  const reader = visitor();
  const { page } = reader;
  const { path } = await route('before and after');
  const answer = await reader.failing('**/api/v1/evidence/*/info*');
  await reader.go(path);
  const retry = page.getByRole('main').getByRole('button', { name: '重试' });
  await retry.waitFor();
  expect(await page.getByText('改动 1').count()).toBe(1);
  await answer();
  await retry.click();
  await page.getByRole('link', { name: '百年卡铺' }).waitFor();
  expect(await retry.count()).toBe(0);
});
