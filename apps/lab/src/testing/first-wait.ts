import type { Page } from './pages.ts';
import { LOADING } from './visitor.ts';

const TRIES = 5;
const NEVER_MS = 10_000;

/** Goes on to another page as a link would, without another load: milliseconds until a frame has grey space. */
function goOn(page: Page, path: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const asked = performance.now();
    const look = () => {
      const ms = performance.now() - asked;
      const isShown = document.querySelector(${JSON.stringify(LOADING)}) !== null;
      if (isShown || ms > ${NEVER_MS}) resolve(ms);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    history.pushState({}, '', ${JSON.stringify(path)});
  })`);
}

/**
 * Milliseconds until grey space stood, by the page's own clock, on the way there from `elsewhere`: the least of
 * some tries, or the first below `most`, for a busy machine makes all longer. From the second on the page's
 * own code is there already.
 */
export async function waitForGrey(
  page: Page,
  { path, elsewhere, most }: { path: string; elsewhere: string; most: number },
): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least > most; tries += 1) {
    if (tries > 0) await page.evaluate(`history.pushState({}, '', ${JSON.stringify(elsewhere)})`);
    await page.locator(LOADING).first().waitFor({ state: 'detached' });
    least = Math.min(least, await goOn(page, path));
  }
  return least;
}
