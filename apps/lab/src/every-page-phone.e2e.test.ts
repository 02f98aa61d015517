import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { DESK, everyPage, ON_PHONE, PHONE, SMALL_PHONE } from './testing/every-page.ts';
import { keepPicture } from './testing/keep-picture.ts';
import {
  movements,
  smallTargets,
  smallTexts,
  standing,
  unfold,
  wrongTimes,
} from './testing/page-checks.ts';
import { resize, sidewaysOverflow } from './testing/pages.ts';
import { routesOf } from './testing/routes.ts';
import { NOWHERE } from './testing/seed-world.ts';
import { leftChinese, rawWords } from './testing/word-checks.ts';

// Every page on a phone: when nothing answers, once something does, and in the other language.

const MOST_PARTS = 12;

const { reader: visitor, route, seeds } = everyPage(ON_PHONE);

async function fits(what: string): Promise<void> {
  const { page } = visitor();
  for (const size of [SMALL_PHONE, PHONE]) {
    await resize(page, size);
    const overflow = await sidewaysOverflow(page);
    expect.soft(overflow, `sideways ${what} at ${size.width}`).toBeLessThanOrEqual(0);
  }
}

/** Loads the page once more. */
async function again(language: 'zh-CN' | 'en'): Promise<void> {
  const reader = visitor();
  const { page } = reader;
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await reader.settled();
}

describe.each(routesOf(NOWHERE))('$name', ({ name }) => {
  it('on a phone', async () => {
    const reader = visitor();
    const { page } = reader;
    const { path, still = false } = await route(name);
    await resize(page, PHONE);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
    await page.evaluate(`localStorage.removeItem('kaopu.lang')`).catch(() => undefined);
    const answer = await reader.failing();
    await reader.go(path);
    const retry = page.getByRole('main').getByRole('button', { name: '重试' });
    if (!still) await page.getByRole('main').getByText('服务出错了').first().waitFor();
    await fits('with nothing');
    expect(await page.locator('nav:not(main nav)').filter({ visible: true }).count()).toBe(1);
    if (!still) await retry.first().waitFor();
    await answer();
    // Parts fail one by one, and each is asked for again by its own button.
    for (let tries = 0; tries < MOST_PARTS && (await retry.count()) > 0; tries += 1) {
      await retry.first().click();
      await reader.settled();
    }
    await reader.settled();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('main').getByText('服务出错了').count()).toBe(0);
    await fits('in Chinese');
    await keepPicture(page, `${name} phone light`);
    expect.soft(await allFaults(page), 'axe').toEqual([]);
    expect.soft(await smallTexts(page), 'small texts').toEqual([]);
    expect.soft(await smallTargets(page, true), 'small targets').toEqual([]);
    expect.soft(await wrongTimes(page), 'times').toEqual([]);
    await resize(page, SMALL_PHONE);
    expect.soft(await allFaults(page), 'axe at 320').toEqual([]);
    await resize(page, PHONE);

    // Where something failed, what was chosen for want of it may stand.
    await again('zh-CN');
    const before = { state: await standing(page), address: page.url() };
    await again('zh-CN');
    expect.soft(page.url(), 'address').toBe(before.address);
    expect.soft(await standing(page), 'state').toEqual(before.state);
    await page.evaluate(`localStorage.setItem('kaopu.lang', 'en')`);
    await again('en');
    await unfold(page);
    expect.soft(await leftChinese(page, (await seeds()).quoted), 'Chinese in English').toEqual([]);
    expect.soft(await rawWords(page), 'raw words').toEqual([]);
    expect.soft(await wrongTimes(page), 'times in English').toEqual([]);
    expect.soft(await smallTargets(page, true), 'small targets in English').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await keepPicture(page, `${name} phone dark English`);
    expect.soft(await allFaults(page), 'axe in English, unfolded, in the dark').toEqual([]);
    expect.soft(await movements(page), 'moves').toEqual([]);
    await fits('in English, unfolded');
    await resize(page, DESK);
    expect.soft(await sidewaysOverflow(page), 'sideways at a desk').toBeLessThanOrEqual(0);
    expect.soft(await smallTexts(page), 'small texts in English').toEqual([]);
    await keepPicture(page, `${name} desk dark English`);
    await page.emulateMedia({ colorScheme: 'light' });
    expect.soft(await allFaults(page), 'axe in English, unfolded, at a light desk').toEqual([]);
  });
});
