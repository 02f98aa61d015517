import { expect, it } from 'vitest';
import { DESK, everyPage } from './testing/every-page.ts';

// What one chose on a page stands in its address: a reload and the way back keep it.

const { reader: visitor, route } = everyPage({ viewport: DESK });

it.each([
  { name: 'evidence', group: '显示', choice: '源码', chosen: 'as=source' },
  { name: 'before and after', group: '比较什么', choice: '源码', chosen: 'rows=source' },
])('of $name', async ({ name, group, choice, chosen }) => {
  const reader = visitor();
  const { page } = reader;
  const { path } = await route(name);
  await reader.go(path);
  await reader.settled();
  const button = page.getByRole('group', { name: group }).getByRole('button', { name: choice });
  const isPressed = () => button.getAttribute('aria-pressed');
  expect(await isPressed()).toBe('false');
  await button.click();
  await page.waitForURL((url) => url.search.includes(chosen));
  await page.reload();
  await reader.settled();
  expect(await isPressed()).toBe('true');
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes(chosen));
  await reader.settled();
  expect(await isPressed()).toBe('false');
});
