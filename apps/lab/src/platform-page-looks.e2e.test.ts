import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './testing/axe.ts';
import { openPage } from './testing/open-page.ts';
import { mustBeEmpty, sidewaysOverflow } from './testing/pages.ts';
import { seedPlatformPage } from './testing/platform-page.ts';
import { openWorld, type World } from './testing/world.ts';

// Every part of a platform's page, in both languages and themes, on a desk and on two phones.

const PARTS = ['', '/prices', '/service', '/records', '/evidence', '/probes', '/report'];

let world: World;
let id = '';

beforeAll(async () => {
  world = await openWorld();
  id = await seedPlatformPage(world.database);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

/** Of all texts in pictures, as drawn, px. */
const SMALLEST_TEXT = `Math.min(...[...document.querySelectorAll('svg text')].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))`;

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  describe.each(['light', 'dark'] as const)('in the %s', (theme) => {
    it.each(PARTS)('axe finds nothing on the part %j, it fits, and can be read', async (part) => {
      for (const width of [1440, 390, 320]) {
        const path = `/platforms/${id}${part}`;
        const page = await openPage(world, path, { width, language, theme });
        await page.locator('main section').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
        expect(await page.evaluate<number>(SMALLEST_TEXT)).toBeGreaterThanOrEqual(11);
        expect([width, await seriousFaults(page)]).toEqual([width, []]);
        const folder = process.env['KAOPU_PICTURES'];
        if (folder !== undefined) {
          const name = `${part.slice(1) || 'overview'}-${width}-${language}-${theme}.png`;
          await page.screenshot({ path: `${folder}/${name}`, fullPage: true });
        }
        await page.context().close();
      }
    });
  });
});
