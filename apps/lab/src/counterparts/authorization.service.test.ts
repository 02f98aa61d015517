import { createFetcher, FetchFault } from '@kaopu/net';
import { parseAllow } from '@kaopu/net/address';
import { BrowserFault, createBrowser, type GuardedBrowser } from '@kaopu/net/browser';
import { NO_SANDBOX } from '@kaopu/net/testing/sandbox';
import { LookFault, type ProbeContext, probeByKind } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { scriptedBrandSite } from './brand.ts';
import { type Manner, MANNERS, openCounterpart } from './counterpart.ts';

// Pages about authorizations that scripts fill in, read in the real guarded browser.

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const NOW = Date.parse('2026-11-28T04:00:00Z');
const OPERATOR = '深圳甲乙科技有限公司';

const allow = parseAllow('127.0.0.0/8');
const fetcher = createFetcher({ allow, userAgent: 'lab test' });
let browser: GuardedBrowser;
beforeAll(() => {
  browser = createBrowser({
    allow,
    userAgent: 'lab test',
    dataFolder: process.env['KAOPU_DATA_DIR'] ?? `${ROOT}/.kaopu`,
    chromium: process.env['KAOPU_CHROMIUM'],
  });
});
afterAll(() => browser.close());

const refuse = () => Promise.reject(new Error('not in this test'));

const browse: ProbeContext['browse'] = async (url) => {
  try {
    const { finalUrl, html, screenshot, ...seen } = await browser.look(url);
    const phases = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };
    const picture = screenshot && { mime: seen.screenshotMime, bytes: screenshot };
    const bytes = Buffer.from(html);
    return { ...seen, url: finalUrl, text: html, bytes, phases, tls: null, screenshot: picture };
  } catch (error) {
    if (!(error instanceof BrowserFault)) throw error;
    throw new LookFault('browser', url, error.message);
  }
};

function contextFor(kept: string[], browseIn: ProbeContext['browse'] = browse): ProbeContext {
  return {
    open: null,
    async fetch(url, init) {
      try {
        return await fetcher(url, init);
      } catch (error) {
        if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
        throw error;
      }
    },
    browse: browseIn,
    keep({ mime }) {
      kept.push(mime.split(';')[0] ?? '');
      return Promise.resolve('0'.repeat(64));
    },
    takeTurn: () => Promise.resolve(true),
    ownNetworkUp: () => Promise.resolve(true),
    sleep: () => Promise.resolve(),
    now: () => NOW,
    signal: new AbortController().signal,
    mail: { send: refuse, received: refuse, check: refuse },
    xmpp: { check: refuse, send: refuse, archive: refuse },
  };
}

const about = { brand: 'iqiyi', legalName: OPERATOR };
const CONFIGS = {
  'partner-list': (origin: string) => ({
    check: 'partner-list',
    ...about,
    listUrls: [`${origin}/partners`],
    complete: true,
  }),
  'number-lookup': (origin: string) => ({
    check: 'number-lookup',
    ...about,
    number: 'IQ-2026-1',
    lookupUrl: `${origin}/lookup?no={number}`,
  }),
  letter: (origin: string) => ({
    check: 'letter',
    ...about,
    siteUrl: origin,
    pageUrl: `${origin}/letter`,
    grantor: '品牌有限公司',
    grantee: OPERATOR,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  }),
};
type Check = keyof typeof CONFIGS;

/** What a look of one manner tells: its status, what it is worth, what the page shows, its text. */
async function told(check: Check, manner: Manner, context: ProbeContext) {
  const site = await openCounterpart(scriptedBrandSite, manner);
  onTestFinished(() => site.stop());
  const outcome = await OBSERVERS['authorization-pages']?.(CONFIGS[check](site.origin), context);
  if (outcome === undefined || outcome.kind === 'waiting') throw new Error('no look');
  const { readings = [], facts = [] } =
    probeByKind('authorization-pages')?.indicate({ platform: 'p', at: NOW, outcome, market: {} }) ??
    {};
  return {
    status: outcome.kind === 'unknown' ? outcome.cause : 'observed',
    x: readings[0]?.x,
    page: facts.find(({ kind }) => kind === 'authorisation-page')?.value,
    text: facts.find(({ kind }) => kind === 'authorisation-text')?.value,
  };
}

type Expected = Record<Manner, [status: string, x: number | null, page: string | undefined]>;
const EXPECTED: Record<Check, Expected> = {
  'partner-list': {
    good: ['observed', 1, 'shown'],
    degraded: ['observed', 0.1, 'ended'],
    lying: ['observed', 0, 'not-shown'],
    blocked: ['challenged', null, undefined],
    broken: ['unreachable', null, undefined],
  },
  'number-lookup': {
    good: ['observed', 1, 'shown'],
    degraded: ['observed', 0.1, 'number-unknown'],
    lying: ['observed', 0.1, 'other-grantee'],
    blocked: ['challenged', null, undefined],
    broken: ['unreachable', null, undefined],
  },
  // The page of a letter is somebody's picture of it: what it says is checked by what was typed of it.
  letter: {
    good: ['observed', 0.5, 'shown'],
    degraded: ['observed', 0.5, 'shown'],
    lying: ['observed', 0.5, 'shown'],
    blocked: ['observed', null, undefined],
    broken: ['observed', null, undefined],
  },
};

describe.each(['partner-list', 'number-lookup', 'letter'] as const)('a scripted %s', (check) => {
  it.skipIf(NO_SANDBOX)('is told apart by manner, with page and picture kept', async () => {
    const texts = new Map<Manner, unknown>();
    for (const manner of MANNERS) {
      const kept: string[] = [];
      const { status, x, page, text } = await told(check, manner, contextFor(kept));
      expect([manner, status, x, page]).toEqual([manner, ...EXPECTED[check][manner]]);
      expect(kept).toEqual(['text/html', 'image/png']);
      texts.set(manner, text);
    }
    // What a page of a letter says is told by its text alone: each wording is another.
    const worded = MANNERS.map((manner) => texts.get(manner)).filter((text) => text !== undefined);
    expect(new Set(worded).size).toBe(check === 'letter' ? 3 : 1);
  });

  it('needs its scripts: without a browser it is never taken for an answer', async () => {
    const none = (url: string) => Promise.reject(new LookFault('browser', url, 'no browser'));
    const { status, text } = await told(check, 'good', contextFor([], none));
    expect(text).toBeUndefined();
    expect(status).toBe(check === 'letter' ? 'observed' : 'unparseable');
  });
});
