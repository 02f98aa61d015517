/**
 * A market that stands still, seen through noise: prices, stock, papers and qualities stay as they are.
 * What moves is how long pages and replies take, which of many looks is slow, what peers ask within a few
 * percent, whose card fails, and now and then a look that misreads or cannot tell.
 */
import { levelUtility } from '../src/price/level.ts';
import { availabilityUtility } from '../src/utilities.ts';
import { WAIT_SCALES, waitUtility } from '../src/waits.ts';
import type { Fact, JudgedObservation, Reading } from '../src/index.ts';
import type { Random } from './random.ts';

export const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Of a fact; of a page that is looked at every ten minutes 26 times a year. */
const MISREAD = 1 / 2_000;
const UNKNOWN = 1 / 100;

/** How much of a shop is watched. */
type Watched = 'all' | 'web' | 'site-and-prices';

export interface ShopTerms {
  id: string;
  /** How good it is at everything, 0–1. */
  good: number;
  watched: Watched;
  /** Time between two looks at its site, ms. */
  siteEveryMs: number;
}

type Seen = Pick<JudgedObservation, 'readings' | 'facts'>;

interface Rhythm {
  name: string;
  everyMs: number;
  look: (at: number) => Seen;
}

export interface Shop extends ShopTerms {
  /** Products and probes that might tell of the same. */
  breadth: number;
  /** How many times longer its pages take from now on. */
  slowDown: (factor: number) => void;
  /** What is seen after one instant up to another, oldest first. */
  seen: (after: number, upTo: number) => JudgedObservation[];
}

const wait = (indicator: Reading['indicator'], subject: string, seconds: number, x: number) => ({
  indicator,
  subject,
  x,
  duration: { seconds, censored: false },
  value: seconds * 1_000,
});

/** Pages take lognormally long, one look like the last, and longer in the evening. */
function siteLooks(random: Random, good: number) {
  const median = 0.25 + 2 * (1 - good) * random.uniform();
  const sigma = 0.2 + 0.3 * random.uniform();
  const rho = 0.5 * random.uniform();
  const slowShare = 0.03 * (1 - good);
  const tls = good > 0.2 ? 1 : 0;
  let deviation = random.normal();
  let factor = 1;
  const look = (at: number): Seen => {
    deviation = rho * deviation + Math.sqrt(1 - rho * rho) * random.normal();
    const evening = 1 + 0.1 * (1 + Math.sin((2 * Math.PI * (at % DAY)) / DAY));
    const isSlow = random.uniform() < slowShare;
    const seconds = (isSlow ? 11 : 0) + factor * evening * median * Math.exp(sigma * deviation);
    return {
      readings: [
        { indicator: 'availability', subject: '', x: availabilityUtility(isSlow ? 'slow' : 'up') },
        wait('latency', '', seconds, waitUtility('latency', seconds)),
        { indicator: 'tls', subject: '', x: tls },
      ],
      facts: [
        { kind: 'reachability', subject: '', value: 'up', confirmed: true },
        misread(random, { kind: 'shop-state', subject: '', value: 'open' }, 'shop_closed'),
        misread(random, { kind: 'certificate-term', subject: '', value: 'valid' }, 'over'),
      ],
    };
  };
  return {
    look,
    slowDown(next: number) {
      factor = next;
    },
  };
}

/** Facts of one look await a second; misread ones are told to it. */
function misread(random: Random, fact: Omit<Fact, 'confirmed'>, wrong: Fact['value']): Fact {
  return { ...fact, confirmed: false, ...(random.uniform() < MISREAD && { value: wrong }) };
}

const PRODUCTS = 4;

function priceLooks(random: Random, good: number): Rhythm['look'] {
  const products = Array.from({ length: PRODUCTS }, (_, i) => ({
    subject: `p${i}`,
    fen: 5_000 + random.below(20_000),
    gap: 0.2 * (1 - good) + 0.03 * random.normal(),
    inStock: random.uniform() < 0.5 + good / 2,
    inOrder: random.uniform() < good,
  }));
  const fee = good;
  return () => ({
    readings: [
      { indicator: 'hidden-fee', subject: '', x: fee },
      ...products.flatMap(({ subject, fen, gap: level, inStock, inOrder }): Reading[] => {
        const gap = level + 0.01 * random.normal();
        const reference = { basis: 'market' as const, median: Math.log(fen) - gap, own: 8, n: 8 };
        const price = { label: subject, item: subject, fen, gap, low: false, reference };
        return [
          { indicator: 'price-level', subject, x: levelUtility(gap / 0.06), value: gap },
          { indicator: 'price-volatility', subject, x: 1, price },
          { indicator: 'tier-order', subject, x: Number(inOrder) },
          { indicator: 'stock-continuity', subject, x: Number(inStock) },
        ];
      }),
    ],
    facts: products.flatMap(({ subject, fen, inStock }): Fact[] => [
      misread(random, { kind: 'product-state', subject, value: 'on_sale' }, 'delisted'),
      misread(random, { kind: 'price', subject, value: fen }, Math.round(fen / 2)),
      misread(
        random,
        { kind: 'stock', subject, value: inStock ? 'in' : 'out' },
        inStock ? 'out' : 'in',
      ),
    ]),
  });
}

function pageLooks(good: number): Rhythm['look'] {
  const x = good > 0.3 ? 1 : 0.5;
  const steady = ['forbidden-wording', 'policy-pages', 'agent-fee', 'back-office'] as const;
  return () => ({
    readings: steady.map((indicator) => ({ indicator, subject: '', x })),
    facts: [],
  });
}

function paperLooks(random: Random, good: number): Rhythm['look'] {
  const steady = ['licence', 'filing', 'brand-authorisation'] as const;
  return () => ({
    readings: steady.map((indicator) => ({ indicator, subject: '', x: 0.4 + 0.6 * good })),
    facts: [
      misread(random, { kind: 'authorisation-page', subject: 'a', value: 'shown' }, 'gone'),
      misread(random, { kind: 'authorisation-text', subject: 'a', value: 'one' }, 'other'),
    ],
  });
}

function replies(random: Random, good: number): Rhythm['look'] {
  const median = 60 + 3_600 * (1 - good);
  const neverShare = 0.3 * (1 - good);
  const { horizon } = WAIT_SCALES['first-reply'];
  return () => {
    const took = median * Math.exp(1.2 * random.normal());
    const seconds = random.uniform() < neverShare ? horizon : Math.min(horizon, took);
    const x = waitUtility('first-reply', seconds);
    return {
      readings: [
        wait('first-response', 'qq', seconds, x),
        wait('off-hours-response', 'qq', seconds, x),
      ],
      facts: [],
    };
  };
}

function purchases(random: Random, good: number): Rhythm['look'] {
  const source = 'test-buy' as const;
  const works = (share: number) => (random.uniform() < share ? 1 : 0);
  return () => {
    const seconds = 7_200 * (1 + 20 * (1 - good)) * Math.exp(random.normal());
    const x = waitUtility('resolution', seconds);
    return {
      readings: [
        { indicator: 'card-works', subject: '', x: works(0.75 + 0.24 * good), source },
        { indicator: 'delivery-time', subject: '', x: good, source },
        { indicator: 'purchase-proof', subject: '', x: good, source },
        { indicator: 'exchange-honoured', subject: '', x: works(0.6 + 0.4 * good), source },
        { ...wait('resolution', '', seconds, x), source },
      ],
      facts: [],
    };
  };
}

function records(): Seen {
  return {
    readings: [{ indicator: 'penalties', subject: '', x: 1 }],
    facts: [{ kind: 'public-records', subject: '', value: '', confirmed: false }],
  };
}

/** A look that could not tell: it moves no quality, only coverage. */
function inVain({ readings }: Seen): Seen {
  return {
    readings: readings.map(({ indicator, subject }) => ({ indicator, subject, x: null })),
    facts: [],
  };
}

export function openShop(terms: ShopTerms, random: Random): Shop {
  const { good, watched, siteEveryMs } = terms;
  const site = siteLooks(random, good);
  const rhythms: Rhythm[] = [
    { name: 'site', everyMs: siteEveryMs, look: site.look },
    { name: 'prices', everyMs: 6 * HOUR, look: priceLooks(random, good) },
  ];
  if (watched !== 'site-and-prices') {
    rhythms.push({ name: 'pages', everyMs: DAY, look: pageLooks(good) });
    rhythms.push({ name: 'papers', everyMs: DAY, look: paperLooks(random, good) });
  }
  if (watched === 'all') {
    rhythms.push({ name: 'records', everyMs: 7 * DAY, look: records });
    rhythms.push({ name: 'replies', everyMs: 3.5 * DAY, look: replies(random, good) });
    rhythms.push({ name: 'purchases', everyMs: 14 * DAY, look: purchases(random, good) });
  }
  const phased = rhythms.map((rhythm) => ({
    ...rhythm,
    phase: random.below(rhythm.everyMs),
  }));
  return {
    ...terms,
    breadth: PRODUCTS + rhythms.length,
    slowDown: site.slowDown,
    seen: (after, upTo) =>
      phased
        .flatMap(({ name, everyMs, phase, look }) => {
          const found: JudgedObservation[] = [];
          const first = Math.floor((after - phase) / everyMs) + 1;
          for (let slot = first; slot * everyMs + phase <= upTo; slot += 1) {
            const at = slot * everyMs + phase;
            const seen = look(at);
            const told = random.uniform() < UNKNOWN ? inVain(seen) : seen;
            found.push({ key: `${name}/${slot}`, at, spacingMs: everyMs, ...told });
          }
          return found;
        })
        .sort((a, b) => a.at - b.at),
  };
}
