import type { Page } from '../../src/testing/pages.ts';
import type { Browser } from '../../src/testing/world.ts';

const SLOWER = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};

/** Notes what the browser observes of itself. */
const OBSERVE = `(() => {
  const seen = window.seen = { lcp: 0, inp: 0, cls: 0, named: 0, whole: 0 };
  const on = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true, ...more });
  on('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  on('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  on('event', (entry) => {
    if (entry.interactionId > 0) seen.inp = Math.max(seen.inp, entry.duration);
  }, { durationThreshold: 16 });
  const firsts = { named: '[role=row][data-at] a', whole: '[role=row] svg[role=img]' };
  new MutationObserver(() => {
    for (const [what, where] of Object.entries(firsts)) {
      if (seen[what] > 0 || document.querySelector(where) === null) continue;
      seen[what] = -1;
      requestAnimationFrame(() => setTimeout(() => { seen[what] = performance.now(); }));
    }
  }).observe(document, { subtree: true, childList: true });
})()`;

export interface Seen {
  lcp: number;
  /** The longest that an interaction took to show. */
  inp: number;
  cls: number;
  /** When the first row was painted, and when it was with all it shows. */
  named: number;
  whole: number;
}

/** Work of the language and nothing else, which no change of ours makes faster. */
const LOOP = `(() => {
  const before = performance.now();
  let text = '';
  for (let round = 0; round < 40; round += 1) {
    const numbers = Array.from({ length: 3000 }, (_, i) => (i * 7919 + round) % 4001);
    text += numbers.sort((a, b) => a - b).join('').length;
  }
  return performance.now() - before + text.length * 0;
})()`;

export const seen = (page: Page) => page.evaluate<Seen>('window.seen');

/** Lets what was pressed show, and what follows from it. */
export const settled = (page: Page) =>
  page.evaluate('new Promise((done) => setTimeout(done, 600))');

/** Milliseconds until the longest interaction of `act` showed. */
export async function longest(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate('void (window.seen.inp = 0)');
  await act();
  await settled(page);
  return (await seen(page)).inp;
}

const DESK = { viewport: { width: 1366, height: 768 } };

/** A page on a processor four times slowed, and what the same work takes on it each time. */
export async function slowPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = DESK,
): Promise<{ page: Page; loopMs: number }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(LOOP);
  const loopMs = await page.evaluate<number>(LOOP);
  await page.addInitScript(OBSERVE);
  return { page, loopMs };
}

/** From now on over 1.6 Mbit/s, with 150 ms each way and back. */
export async function slowLine(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LINE);
}
