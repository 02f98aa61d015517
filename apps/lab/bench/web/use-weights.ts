import type { Browser } from '../../src/testing/world.ts';
import { longest, slowPage } from './slow-page.ts';

/** As often as a key that is held down repeats, and as a pointer says where it is. */
const BETWEEN_KEYS_MS = 33;
const BETWEEN_MOVES_MS = 16;

export interface TurnedWeights {
  loopMs: number;
  keysMs: number;
  dragMs: number;
}

/** Moves a slider of the weights by keys, and draws another along: milliseconds until it showed. */
export async function useWeights(browser: Browser, url: string): Promise<TurnedWeights> {
  const { page, loopMs } = await slowPage(browser);
  try {
    await page.goto(`${url}/weights`);
    await page.locator('tr[data-platform]').nth(9).waitFor();
    const price = page.locator('[data-dimension=price] input[type=range]');
    const keysMs = await longest(page, async () => {
      await price.focus();
      for (let press = 0; press < 10; press += 1) {
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(BETWEEN_KEYS_MS);
      }
    });
    const service = page.locator('[data-dimension=service] input[type=range]');
    const box = await service.boundingBox();
    if (box === null) throw new Error('the slider is not on the page');
    const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
    const dragMs = await longest(page, async () => {
      await page.mouse.move(...at(0.4));
      await page.mouse.down();
      for (let step = 1; step <= 20; step += 1) {
        await page.mouse.move(...at(0.4 + step / 50));
        await page.waitForTimeout(BETWEEN_MOVES_MS);
      }
      await page.mouse.up();
    });
    return { loopMs, keysMs, dragMs };
  } finally {
    await page.context().close();
  }
}
