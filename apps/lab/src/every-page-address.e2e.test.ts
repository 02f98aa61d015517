import { expect, it } from 'vitest';
import { DESK, everyPage } from './testing/every-page.ts';

// What one chose on a page stands in its address: a reload and the way back keep it.

const { reader: visitor, route } = everyPage({ viewport: DESK });

it('keeps whether evidence is shown as its source', async () => {
  const reader = visitor();
  const { page } = reader;
  const { path } = await route('evidence');
  await reader.go(path);
  await reader.settled();
  const source = page.getByRole('radio', { name: '源码' });
  expect(await source.isChecked()).toBe(false);
  await source.check();
  await page.waitForURL((url) => url.searchParams.get('as') === 'source');
  await page.reload();
  await reader.settled();
  expect(await source.isChecked()).toBe(true);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('as'));
  await reader.settled();
  expect(await source.isChecked()).toBe(false);
});
