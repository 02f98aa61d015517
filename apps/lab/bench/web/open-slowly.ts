import type { Page } from '../../src/testing/pages.ts';
import { weighing, type Cost } from '../../src/testing/wire.ts';
import type { Browser } from '../../src/testing/world.ts';

export interface Opened extends Cost {
  lcpMs: number;
  /** Until the first row stands with all it shows. */
  firstRowMs: number;
  /** The longest that an interaction took to show. */
  inpMs: number;
  cls: number;
}

const SLOWER = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};

/** Notes what the browser observes of itself. */
const OBSERVE = `(() => {
  const seen = window.seen = { lcp: 0, inp: 0, cls: 0 };
  const on = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true, ...more });
  on('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  on('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  on('event', (entry) => {
    if (entry.interactionId > 0) seen.inp = Math.max(seen.inp, entry.duration);
  }, { durationThreshold: 16 });
})()`;

interface Seen {
  lcp: number;
  inp: number;
  cls: number;
}

const seen = (page: Page) => page.evaluate<Seen>('window.seen');

/** What somebody does with a list: looks for a name, sorts by a column, and is another buyer. */
async function use(page: Page): Promise<void> {
  const settled = () => page.evaluate('new Promise((done) => setTimeout(done, 600))');
  await page.getByRole('searchbox').click();
  await page.keyboard.type('07', { delay: 120 });
  await settled();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await settled();
  await page.getByRole('columnheader', { name: '价格' }).getByRole('button').click();
  await settled();
  await page.getByRole('columnheader', { name: '平台' }).getByRole('button').click();
  await settled();
}

/** Opens the list as a slow phone would, uses it, and says what it cost. */
export async function openSlowly(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', LINE);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(OBSERVE);
    const cost = await weighing(page);
    await page.goto(url);
    await page.locator('[role=row] svg[role=img]').first().waitFor();
    const firstRowMs = await page.evaluate<number>('performance.now()');
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const { lcp, cls } = await seen(page);
    const weighed = await cost();
    await use(page);
    return { ...weighed, lcpMs: lcp, cls, firstRowMs, inpMs: (await seen(page)).inp };
  } finally {
    await context.close();
  }
}
