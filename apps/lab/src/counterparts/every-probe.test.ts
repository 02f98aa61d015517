import { type Outcome, type ProbeContext, PROBES, probeByKind, type Waiting } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { expect, it, onTestFinished } from 'vitest';
import { configFor } from '../connector-configs.ts';
import { openDesk } from '../desk/desk.ts';
import type { DeskMode } from '../desk/script.ts';
import { openShop } from '../market.ts';
import { type RegisterMode, startRegister } from '../register-office.ts';
import type { Mode } from '../shop.ts';
import { labContext, serveShop } from '../testing/probing.ts';
import { brandSite } from './brand.ts';
import { type Counterpart, type Manner, MANNERS, openCounterpart } from './counterpart.ts';
import { disclosureShop } from './disclosure.ts';
import { frontPage } from './front.ts';
import { technologyShop } from './technology.ts';
import { wordingShop } from './wording.ts';

// A probe without counterparts, or with two that look alike to it, fails here.

const NOW = Date.parse('2026-11-28T04:00:00Z');
const OPERATOR = '深圳甲乙科技有限公司';

type Told = Outcome<unknown>;

function ended(outcome: Told | Waiting | undefined): Told {
  if (outcome === undefined || outcome.kind === 'waiting') throw new Error('no look');
  return outcome;
}

const context = (): ProbeContext => ({ ...labContext(true), now: () => NOW });

/** A look at a site of one page or two. */
const at =
  (kind: string, counterpart: Counterpart, config: (origin: string) => object) =>
  async (manner: Manner): Promise<Told> => {
    const site = await openCounterpart(counterpart, manner);
    onTestFinished(() => site.stop());
    return ended(await OBSERVERS[kind]?.(config(site.origin), context()));
  };

const SHOP_MODES: Record<Manner, Mode> = {
  good: 'normal',
  degraded: 'normal',
  lying: 'normal',
  blocked: 'captcha',
  broken: 'broken',
};

async function atShop(manner: Manner): Promise<Told> {
  const shop = openShop('acg-faka');
  const url = await serveShop(shop);
  shop.mode = SHOP_MODES[manner];
  shop.lies = manner === 'lying';
  if (manner === 'degraded') for (const product of shop.products) product.state = 'sold_out';
  const preview = { kind: 'preview', everyHours: 24 };
  return ended(await OBSERVERS['price-drift']?.(configFor(shop, url, { preview }), context()));
}

/** Records are no fault of the register's: it degrades when it has some, and lies when it hides the rest. */
const REGISTER_MODES: Record<Manner, RegisterMode> = {
  good: 'clear',
  degraded: 'found',
  lying: 'partial',
  blocked: 'challenged',
  broken: 'broken',
};

const atRegister =
  (kind: 'public-records' | 'register-page', modes: Partial<Record<Manner, RegisterMode>> = {}) =>
  async (manner: Manner): Promise<Told> => {
    const office = await startRegister('lab-key-1234');
    onTestFinished(() => office.stop());
    office.set(modes[manner] ?? REGISTER_MODES[manner]);
    const configs = {
      'public-records': {
        url: office.apiUrl,
        legalName: OPERATOR,
        key: office.key,
        rows: 10,
        listPath: 'data.list',
        totalPath: 'data.total',
        okPath: 'code',
        okValue: '0',
        mapping: [{ from: 'entName', to: '企业名称' }],
      },
      'register-page': {
        url: office.pageUrl(OPERATOR),
        mentions: OPERATOR,
        clear: ['未查询到行政处罚信息'],
        found: ['行政处罚决定书文号'],
      },
    };
    return ended(await OBSERVERS[kind]?.({ source: '登记处', ...configs[kind] }, context()));
  };

const DESK_MODES: Record<Manner, DeskMode> = {
  good: 'good',
  degraded: 'slow',
  lying: 'bot-only',
  blocked: 'blocked',
  broken: 'broken',
};

async function atDesk(manner: Manner): Promise<Told> {
  let now = NOW;
  const desk = openDesk('127.0.0.1', 0, () => now);
  await desk.open();
  onTestFinished(() => desk.stop());
  const chatUrl = desk.urlOf(DESK_MODES[manner]);
  const config = { channel: 'live-helper-chat', chatUrl, sending: true, asker: '靠谱测试' };
  const about = { seed: 'probe', slotAt: NOW, intervalMs: 302_400_000, known: new Map() };
  let ticket: unknown = null;
  for (let looks = 0; looks < 500; looks += 1) {
    const save = () => Promise.resolve(true);
    const open = { ...about, ticket, wanted: true, timed: false, mayAsk: true, save };
    const look = { ...labContext(true), now: () => now, open };
    const result = await OBSERVERS['support-response']?.(config, look);
    if (result?.kind !== 'waiting') return ended(result);
    ticket = JSON.parse(JSON.stringify(result.ticket));
    now = Math.max(now, result.wakeAt);
  }
  throw new Error('the look never ended');
}

const PLAYED: Readonly<Record<string, (manner: Manner) => Promise<Told>>> = {
  availability: at('availability', frontPage, (origin) => ({ url: `${origin}/` })),
  'price-drift': atShop,
  'compliance-wording': at('compliance-wording', wordingShop, (origin) => ({
    siteUrl: `${origin}/`,
  })),
  'qualification-disclosure': at('qualification-disclosure', disclosureShop, (origin) => ({
    siteUrl: `${origin}/`,
  })),
  technology: at('technology', technologyShop, (origin) => ({
    siteUrl: `${origin}/`,
    dockingUrl: `${origin}/shared/authentication/connect`,
    domain: false,
  })),
  'authorization-pages': at('authorization-pages', brandSite, (origin) => ({
    check: 'partner-list',
    brand: 'iqiyi',
    legalName: OPERATOR,
    listUrls: [`${origin}/partners`],
    complete: true,
  })),
  'public-records': atRegister('public-records'),
  // A page that says nothing of the company passes for a clean one at first sight.
  'register-page': atRegister('register-page', { lying: 'empty' }),
  'support-channels': at('support-channels', frontPage, (origin) => ({
    urls: [`${origin}/contact`],
  })),
  'support-response': atDesk,
};

it('plays every probe there is', () => {
  expect(Object.keys(PLAYED).sort()).toEqual(PROBES.map(({ kind }) => kind).sort());
});

/** What becomes of a look: its cause, or all that it says. */
function told(kind: string, outcome: Told): string {
  if (outcome.kind === 'unknown') return `${outcome.cause}: ${outcome.detail}`;
  const said = probeByKind(kind)?.indicate({ platform: 'p', at: NOW, outcome, market: {} });
  // How long a page took is no mark of a manner.
  const readings = said?.readings.filter(({ indicator }) => indicator !== 'latency');
  return JSON.stringify({ ...said, readings }).replaceAll(/127\.0\.0\.1:\d+/g, 'site');
}

it.each(PROBES.map(({ kind }) => kind))(
  '%s tells good, degraded, lying, blocked and broken apart',
  async (kind) => {
    const play = PLAYED[kind];
    if (play === undefined) throw new Error(`${kind} has no counterparts`);
    const outcomes = await Promise.all(MANNERS.map(play));
    const words = outcomes.map((outcome) => told(kind, outcome));
    expect([...new Set(words)]).toEqual(words);
    const [good, , , blocked] = outcomes;
    expect(good?.kind).toBe('observed');
    expect(blocked).toMatchObject({ kind: 'unknown' });
    // Whoever turns us away or breaks down is never told from what he would have shown.
    for (const outcome of outcomes.filter(({ kind: is }) => is === 'unknown')) {
      const { readings = [] } =
        probeByKind(kind)?.indicate({ platform: 'p', at: NOW, outcome, market: {} }) ?? {};
      expect(readings.every(({ x }) => x === null)).toBe(true);
    }
  },
);
