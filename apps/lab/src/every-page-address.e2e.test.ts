import { expect, it } from 'vitest';
import { DESK, everyPage } from './testing/every-page.ts';
import type { Page } from './testing/pages.ts';
import { seedCompared, seedFirstSnapshot } from './testing/seed-compared.ts';
import { logFile, registerBare } from './testing/seed-evidence.ts';

// What one chose on a page stands in its address: a reload and the way back keep it.

const { world, reader: visitor, route } = everyPage({ viewport: DESK });

interface Choice {
  choose(page: Page): Promise<unknown>;
  isChosen(page: Page): Promise<boolean>;
  /** As the address has it. */
  name: string;
  value: string;
}

/** A choice of a row of them, or of a box. */
const checking = (role: 'radio' | 'checkbox', label: string, to = true) => {
  const box = (page: Page) => page.getByRole(role, { name: label });
  return {
    // The choice shows when the address has it.
    choose: (page: Page) => box(page).click(),
    isChosen: async (page: Page) => (await box(page).isChecked()) === to,
  };
};

/** Whether it is chosen at first, after a reload that followed the choice, and on the way back. */
async function seen(
  path: string,
  { choose, isChosen, name, value }: Choice,
): Promise<Record<'first' | 'loaded' | 'back', boolean>> {
  const reader = visitor();
  const { page } = reader;
  await reader.go(path);
  await reader.settled();
  const first = await isChosen(page);
  await choose(page);
  await page.waitForURL((url) => url.searchParams.get(name) === value);
  await expect.poll(() => isChosen(page)).toBe(!first);
  await page.reload();
  await reader.settled();
  const loaded = await isChosen(page);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has(name));
  await reader.settled();
  return { first, loaded, back: await isChosen(page) };
}

const KEPT = { first: false, loaded: true, back: false };

it('keeps whether evidence is shown as its source', async () => {
  const { path } = await route('evidence');
  expect(await seen(path, { ...checking('radio', '源码'), name: 'as', value: 'source' })).toEqual(
    KEPT,
  );
});

it('keeps how two versions of a page lie', async () => {
  const { path } = await route('before and after');
  expect(await seen(path, { ...checking('radio', '源码'), name: 'rows', value: 'source' })).toEqual(
    KEPT,
  );
  expect(
    await seen(path, { ...checking('radio', '上下'), name: 'layout', value: 'inline' }),
  ).toEqual(KEPT);
});

it('keeps how two pictures lie, and whether what changed is boxed in', async () => {
  const { page } = visitor();
  const shop = await registerBare(world(), '两张截图');
  const pictureOf = async (path: string) => {
    await visitor().go(path);
    await visitor().settled();
    return logFile(world(), shop, { name: 'shot.png', bytes: await page.screenshot() });
  };
  const before = await pictureOf('/settings');
  const after = await pictureOf('/trust');
  const path = `/evidence/${before.sha256}/diff/${after.sha256}?of=${after.key}`;
  expect(
    await seen(path, { ...checking('radio', '滑动对比'), name: 'picture', value: 'swipe' }),
  ).toEqual(KEPT);
  expect(
    await seen(path, { ...checking('radio', '叠影对比'), name: 'picture', value: 'onion' }),
  ).toEqual(KEPT);
  const boxes = checking('checkbox', '标出变化', false);
  expect(await seen(path, { ...boxes, name: 'boxes', value: 'hidden' })).toEqual(KEPT);
});

it("keeps which of a platform's goods is compared", async () => {
  const products = ['12m', '1m'].map((span) => ({
    title: `爱奇艺 ${span}`,
    item: `iqiyi/${span}/code`,
    price: 17_200,
    fees: [],
  }));
  const id = await seedCompared(world().database, { name: '两样', value: 70, spread: 5, products });
  await seedFirstSnapshot(world().database, id);
  const goods = (page: Page) => page.getByRole('combobox', { name: '商品' });
  expect(
    await seen(`/platforms/${id}/prices`, {
      choose: (page) => goods(page).selectOption('iqiyi/1m/code'),
      isChosen: async (page) => (await goods(page).inputValue()) === 'iqiyi/1m/code',
      name: 'item',
      value: 'iqiyi/1m/code',
    }),
  ).toEqual(KEPT);
});
