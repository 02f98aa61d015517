import type { Browser } from '../../src/testing/world.ts';
import { seen, slowLine, slowPage } from './slow-page.ts';

const PHONE = { width: 390, height: 844 };
/** Far enough for rows to be drawn that were not there. */
const SCROLLED = { px: 20_000, pxPerSecond: 4_000 };
const P95 = 0.95;

/** From now on notes how long each frame took. */
const WATCH_FRAMES = `(() => {
  window.frameTimes = [];
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    window.frameTimes.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;

export interface ScrolledPhone {
  loopMs: number;
  /** Of 20 frames, one took longer. */
  frameMs: number;
  frames: number;
  cls: number;
}

/** Opens the list on a phone and scrolls along it. */
export async function usePhone(browser: Browser, url: string): Promise<ScrolledPhone> {
  const { page, loopMs } = await slowPage(browser, { viewport: PHONE, hasTouch: true });
  try {
    await slowLine(page);
    await page.goto(`${url}/platforms`);
    await page.locator('[role=row] svg[role=img]').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const { cls } = await seen(page);
    const cdp = await page.context().newCDPSession(page);
    const before = await page.evaluate<number>('window.scrollY');
    await page.evaluate(WATCH_FRAMES);
    await cdp.send('Input.synthesizeScrollGesture', {
      x: PHONE.width / 2,
      y: PHONE.height / 2,
      yDistance: -SCROLLED.px,
      speed: SCROLLED.pxPerSecond,
      // A finger that is made up moves nothing in a browser without a window.
      gestureSourceType: 'mouse',
      preventFling: true,
    });
    const frames = await page.evaluate<number[]>('window.frameTimes');
    const moved = (await page.evaluate<number>('window.scrollY')) - before;
    if (moved < SCROLLED.px * 0.9) throw new Error(`scrolled by ${moved} px only`);
    const sorted = frames.toSorted((a, b) => a - b);
    const frameMs = sorted[Math.ceil(sorted.length * P95) - 1] ?? NaN;
    return { loopMs, frameMs, frames: frames.length, cls };
  } finally {
    await page.context().close();
  }
}
