import { createFetcher, FetchFault, parseAllow } from '@kaopu/net';
import { LookFault, probeByKind, type ProbeContext } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brandSite } from './brand.ts';
import { type Counterpart, type Manner, MANNERS, openCounterpart } from './counterpart.ts';
import { disclosureShop } from './disclosure.ts';
import { technologyShop } from './technology.ts';
import { wordingShop } from './wording.ts';

// Kaopu's probes of pages against a counterpart of each manner, through the guarded fetcher.

const fetcher = createFetcher({ allow: parseAllow('127.0.0.0/8'), userAgent: 'lab test' });
const NOW = Date.parse('2026-11-28T04:00:00Z');
const none = (): Promise<never> => Promise.reject(new Error('not in this test'));
const context: ProbeContext = {
  open: null,
  mail: { send: none, received: none, check: none },
  xmpp: { send: none, archive: none, check: none },
  async fetch(url, init) {
    try {
      return await fetcher(url, init);
    } catch (error) {
      if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
      throw error;
    }
  },
  browse: (url) => Promise.reject(new LookFault('browser', url, 'no browser in this test')),
  takeTurn: () => Promise.resolve(true),
  keep: () => Promise.resolve('0'.repeat(64)),
  ownNetworkUp: () => Promise.resolve(true),
  sleep: () => Promise.resolve(),
  now: () => NOW,
  signal: new AbortController().signal,
};

interface Judged {
  status: string;
  /** By indicator and subject. */
  x: Record<string, number | null>;
  findings: string[];
}

async function judged(
  kind: string,
  counterpart: Counterpart,
  manner: Manner,
  config: (origin: string) => object,
): Promise<Judged> {
  const site = await openCounterpart(counterpart, manner);
  onTestFinished(() => site.stop());
  const outcome = await OBSERVERS[kind]?.(config(site.origin), context);
  if (outcome === undefined || outcome.kind === 'waiting') throw new Error(`no look of ${kind}`);
  const input = { platform: 'p', at: NOW, market: {}, outcome };
  const { readings = [], findings = [] } = probeByKind(kind)?.indicate(input) ?? {};
  return {
    status: outcome.kind === 'unknown' ? outcome.cause : 'observed',
    x: Object.fromEntries(
      readings.map(({ indicator, subject, x }) => [
        subject === '' ? indicator : `${indicator} ${subject}`,
        x,
      ]),
    ),
    findings: findings.map(({ topic, subject, value }) => `${topic} ${subject} ${value}`),
  };
}

type Expected = Record<Manner, [string, Record<string, number | null>]>;

const SUBJECTS: [string, string, Counterpart, (origin: string) => object, Expected][] = [
  [
    'wording',
    'compliance-wording',
    wordingShop,
    (origin) => ({ siteUrl: `${origin}/` }),
    {
      good: ['observed', { 'forbidden-wording': 1, 'agent-fee': 1 }],
      degraded: ['observed', { 'forbidden-wording': 0.5, 'agent-fee': 1 }],
      lying: ['observed', { 'forbidden-wording': 0, 'agent-fee': 1 }],
      blocked: ['challenged', { 'forbidden-wording': null, 'agent-fee': null }],
      broken: ['unreachable', { 'forbidden-wording': null, 'agent-fee': null }],
    },
  ],
  [
    'disclosure',
    'qualification-disclosure',
    disclosureShop,
    (origin) => ({ siteUrl: `${origin}/` }),
    {
      good: ['observed', { licence: 1, filing: 0.5, 'policy-pages': 1 }],
      degraded: ['observed', { licence: null, filing: 0.5, 'policy-pages': 2 / 3 }],
      lying: ['observed', { licence: 0, filing: 0, 'policy-pages': 0 }],
      blocked: ['challenged', { licence: null, filing: null, 'policy-pages': null }],
      broken: ['unreachable', { licence: null, filing: null, 'policy-pages': null }],
    },
  ],
  [
    'technology',
    'technology',
    technologyShop,
    (origin) => ({
      siteUrl: `${origin}/`,
      dockingUrl: `${origin}/shared/authentication/connect`,
      domain: false,
    }),
    {
      good: ['observed', { 'back-office order-query': 1, 'back-office docking-api': 1 }],
      degraded: ['observed', { 'back-office order-query': 0 }],
      lying: ['observed', { 'back-office order-query': null }],
      blocked: ['challenged', { 'back-office': null }],
      broken: ['unreachable', { 'back-office': null }],
    },
  ],
  [
    'partner list',
    'authorization-pages',
    brandSite,
    (origin) => ({
      check: 'partner-list',
      brand: 'iqiyi',
      legalName: '深圳甲乙科技有限公司',
      listUrls: [`${origin}/partners`],
      complete: true,
    }),
    {
      good: ['observed', { 'brand-authorisation iqiyi': 1 }],
      degraded: ['observed', { 'brand-authorisation iqiyi': 0.1 }],
      lying: ['observed', { 'brand-authorisation iqiyi': 0 }],
      blocked: ['challenged', { 'brand-authorisation': null }],
      broken: ['unreachable', { 'brand-authorisation': null }],
    },
  ],
];

describe.each(SUBJECTS)('%s', (_subject, kind, counterpart, config, expected) => {
  it.each(MANNERS)('of a site that is %s', async (manner) => {
    const { status, x } = await judged(kind, counterpart, manner, config);
    expect([status, x]).toEqual(expected[manner]);
  });

  it('is told apart from any other', () => {
    expect(new Set(MANNERS.map((manner) => JSON.stringify(expected[manner]))).size).toBe(5);
  });
});

describe('a letter', () => {
  const terms = {
    good: { grantee: '深圳甲乙科技有限公司', validTo: '2027-12-31' },
    degraded: { grantee: '深圳甲乙科技有限公司', validTo: '2026-12-03' },
    lying: { grantee: '上海丙丁网络有限公司', validTo: '2027-12-31' },
  };
  const config = (manner: Manner) => (origin: string) => ({
    check: 'letter',
    brand: 'iqiyi',
    legalName: '深圳甲乙科技有限公司',
    siteUrl: `${origin}/`,
    pageUrl: `${origin}/letter`,
    grantor: '品牌有限公司',
    validFrom: '2026-01-01',
    ...(manner === 'blocked' || manner === 'broken' ? terms.good : terms[manner]),
  });

  it.each<[Manner, number | null]>([
    ['good', 0.5],
    ['degraded', 0.5],
    ['lying', 0.1],
    ['blocked', null],
    ['broken', null],
  ])('of a site that is %s is worth %s', async (manner, worth) => {
    const { x } = await judged('authorization-pages', brandSite, manner, config(manner));
    expect(x['brand-authorisation iqiyi']).toBe(worth);
  });

  it('that ends in five days is told from one that lasts', async () => {
    const soon = await Promise.all(
      (['good', 'degraded'] as const).map(async (manner) => {
        const site = await openCounterpart(brandSite, manner);
        onTestFinished(() => site.stop());
        const outcome = await OBSERVERS['authorization-pages']?.(
          config(manner)(site.origin),
          context,
        );
        if (outcome === undefined || outcome.kind === 'waiting') throw new Error('no look');
        const input = { platform: 'p', at: NOW, market: {}, outcome };
        const { facts = [] } = probeByKind('authorization-pages')?.indicate(input) ?? {};
        return facts.filter(({ kind }) => kind === 'authorisation-term');
      }),
    );
    expect(soon).toMatchObject([
      [{ kind: 'authorisation-term', subject: 'iqiyi', value: 'valid' }],
      [{ kind: 'authorisation-term', subject: 'iqiyi', value: 'within-7-days' }],
    ]);
  });
});

it('a lying shop’s goods are found as what they are, its warnings are not', async () => {
  const { findings } = await judged('compliance-wording', wordingShop, 'lying', (origin) => ({
    siteUrl: `${origin}/`,
  }));
  expect(findings).toContain('forbidden-offer cracked ambiguous');
  expect(findings).toContain('forbidden-offer shared-account none');
});
