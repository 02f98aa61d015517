import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { messageOf } from '../fault.ts';
import { within } from './deadline.ts';
import { doSteps } from './do-steps.ts';
import { BrowserFault } from './fault.ts';
import { type BrowserLimits, lookMs } from './limits.ts';
import type { MayFollow } from './host-process.ts';
import type { LookNews, LookOrder } from './messages.ts';
import { pageFault } from './page-faults.ts';
import { readHtml, type Shot, takeShot } from './read-page.ts';

const VIEWPORT = { width: 1_280, height: 800 };
const HEADER_CHARACTERS = 8_192;
const HEADERS = 100;

/** Of what a site keeps in its visitor's browser; sites that want to come back to more are not. */
const VISITOR_CHARACTERS = 100_000;

/** They speak of the connection to our own proxy, not of the site. */
const OF_OUR_PROXY = new Set(['connection', 'keep-alive', 'proxy-connection']);

export interface LookResult {
  news: LookNews;
  html: string;
  screenshot: Buffer | null;
}

/** What the page did while we looked. */
interface Watch {
  /** The latest answer to a request for the page's own document. */
  response: Response | null;
  /** The latest address of that document that could not be reached. */
  failedUrl: string | null;
  popups: number;
  /** Rejects when the page's process dies, or the page leads where it may not. */
  ended: Promise<never>;
  end(fault: BrowserFault): void;
}

/**
 * Asks before the page itself goes to another address, by whatever way: a redirect, a script, a link
 * that a step clicks. Frames and parts of a page are not asked for: they come with it.
 */
async function askBeforeLeading(
  context: BrowserContext,
  page: Page,
  mayFollow: MayFollow,
  refuse: (fault: BrowserFault) => void,
): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  cdp.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const isPage = frameId === frameTree.frame.id && /^https?:/.test(request.url);
    const asked = isPage ? mayFollow(request.url) : Promise.resolve(true);
    asked
      .then((may) => {
        if (may) return cdp.send('Fetch.continueRequest', { requestId });
        refuse(new BrowserFault('refused-address', request.url, 'the page may not lead there'));
        return cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      })
      // The page has gone meanwhile.
      .catch(() => undefined);
  });
  await cdp.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
}

function newContext(browser: Browser, order: LookOrder, userAgent: string) {
  return browser.newContext({
    proxy: { server: `http://127.0.0.1:${order.proxyPort}` },
    userAgent,
    viewport: VIEWPORT,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    acceptDownloads: false,
    // A bad certificate is something to report about a shop, not a reason to stop looking.
    ignoreHTTPSErrors: true,
    ...(typeof order.visitor === 'string' && {
      storageState: JSON.parse(order.visitor) as Awaited<
        ReturnType<BrowserContext['storageState']>
      >,
    }),
  });
}

function watchPage(context: BrowserContext, page: Page): Watch {
  let die: (fault: BrowserFault) => void = () => undefined;
  const watch: Watch = {
    response: null,
    failedUrl: null,
    popups: 0,
    ended: new Promise((_resolve, reject) => (die = reject)),
    end: (fault) => die(fault),
  };
  watch.ended.catch(() => undefined);
  page.on('crash', () => die(new BrowserFault('crashed', page.url(), "the page's process died")));
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      watch.response = response;
    }
  });
  page.on('requestfailed', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      watch.failedUrl = request.url();
    }
  });
  // Leaving a page is ours to decide; everything else it asks is answered with no.
  page.on('dialog', (dialog) => {
    const answer = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
    answer.catch(() => undefined);
  });
  context.on('page', (other) => {
    if (other === page) return;
    watch.popups += 1;
    other.close().catch(() => undefined);
  });
  return watch;
}

/** Waits until the page has loaded and falls quiet, but no longer than `settleMs`. */
async function settle(page: Page, limits: BrowserLimits): Promise<void> {
  const timeout = limits.settleMs;
  try {
    await page.waitForLoadState('networkidle', { timeout });
  } catch (error) {
    // A page that never falls quiet is read as it stands; one whose process died is not.
    if (/crashed|closed/.test(messageOf(error))) throw error;
  }
}

async function headersOf(response: Response | null): Promise<Record<string, string>> {
  const headers = response === null ? {} : await response.allHeaders();
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_OUR_PROXY.has(name))
      .slice(0, HEADERS)
      .map(([name, value]) => [name, value.slice(0, HEADER_CHARACTERS)]),
  );
}

/** Reads again when the page moved on under our hands; a page that never stands still runs late. */
async function readStanding(page: Page, limits: BrowserLimits): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  for (;;) {
    try {
      return await readHtml(cdp, limits, page.url());
    } catch (error) {
      if (!/context|navigat|frame with the given id/i.test(messageOf(error))) throw error;
      await page.waitForLoadState('domcontentloaded', { timeout: limits.readMs });
    }
  }
}

/** What the site would know its visitor by. */
async function visitorOf(page: Page, order: LookOrder, readMs: number): Promise<string | null> {
  if (order.visitor === undefined) return null;
  const reading = page.context().storageState();
  const state = JSON.stringify(await within(readMs, reading, 'hung', page.url(), 'its storage'));
  return state.length > VISITOR_CHARACTERS ? null : state;
}

async function visit(
  page: Page,
  watch: Watch,
  order: LookOrder,
  limits: BrowserLimits,
): Promise<LookResult> {
  const started = performance.now();
  const since = () => performance.now() - started;
  await page.goto(order.url, { waitUntil: 'commit', timeout: limits.navigationMs });
  const response = since();
  let loaded: number | null = null;
  try {
    const timeout = Math.max(1, limits.navigationMs - response);
    await page.waitForLoadState('domcontentloaded', { timeout });
    loaded = since();
  } catch (error) {
    // What has come of a page without end is still worth reading.
    if (!/Timeout/.test(messageOf(error))) throw error;
  }
  await settle(page, limits);
  const heard = await doSteps(page, order.steps, limits, () => settle(page, limits));
  const steps = since();

  const { readMs } = limits;
  const html = await within(readMs, readStanding(page, limits), 'hung', page.url(), 'reading');
  const read = since();
  const status = watch.response?.status() ?? 0;
  const headers = await within(readMs, headersOf(watch.response), 'hung', page.url(), 'headers');
  const finalUrl = page.url();
  if (!/^https?:/.test(finalUrl)) {
    throw new BrowserFault('refused-address', finalUrl, 'the page led away from the web');
  }
  const visitor = await visitorOf(page, order, readMs);
  let shot: Shot | null = null;
  let screenshotProblem: string | null = null;
  try {
    const taking = page
      .context()
      .newCDPSession(page)
      .then((cdp) => takeShot(cdp, limits));
    shot = await within(readMs, taking, 'hung', finalUrl, 'the screenshot');
  } catch (error) {
    screenshotProblem = (messageOf(error).split('\n')[0] ?? '').slice(0, 300);
  }
  const news: LookNews = {
    finalUrl,
    status,
    headers,
    timings: { response, loaded, steps, html: read, screenshot: since() },
    screenshotProblem,
    screenshotMime: shot?.mime ?? 'image/png',
    screenshotCut: shot?.cut ?? false,
    popups: watch.popups,
    heard,
    visitor,
  };
  return { news, html, screenshot: shot?.bytes ?? null };
}

/**
 * One look in a context of its own. `close` says whether the browser let go of it in time; one that
 * does not is no longer to be trusted. Throws BrowserFault.
 */
export async function hostLook(
  browser: Browser,
  order: LookOrder,
  userAgent: string,
  limits: BrowserLimits,
  mayFollow: MayFollow,
): Promise<{ result: LookResult; close: () => Promise<boolean> }> {
  const { url } = order;
  const context = await within(
    limits.readMs,
    newContext(browser, order, userAgent),
    'crashed',
    url,
    'opening a context',
  );
  async function close(): Promise<boolean> {
    try {
      await within(limits.graceMs / 2, context.close(), 'hung', url, 'closing');
      return true;
    } catch {
      // Hung or dead: either way the caller hears false, and whoever owns the process ends it.
      return false;
    }
  }
  let watch: Watch | null = null;
  try {
    const page = await within(limits.readMs, context.newPage(), 'crashed', url, 'opening a page');
    watch = watchPage(context, page);
    await within(
      limits.readMs,
      askBeforeLeading(context, page, mayFollow, watch.end),
      'crashed',
      url,
      'watching where the page leads',
    );
    const work = visit(page, watch, order, limits);
    work.catch(() => undefined);
    const whole = within(lookMs(order.steps, limits), work, 'timeout', url, 'the look');
    return { result: await Promise.race([whole, watch.ended]), close };
  } catch (error) {
    const fault = pageFault(error, watch?.failedUrl ?? url);
    await close();
    throw fault;
  }
}
