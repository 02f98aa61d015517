import { describe, expect, it } from 'vitest';
import { said, type Said } from '../testing/findings.ts';
import { DAY, observation, RUN, START } from '../testing/support.ts';
import type { Insights } from './insights.ts';
import { emptyState, judge } from './judge.ts';
import type { JudgedObservation } from './judge-types.ts';
import type { PriceSeen } from './prices.ts';
import { PROFILES } from './types.ts';

/** The market asks 17 900 fen. */
const MARKET = { basis: 'market', median: 9.7926, own: 6, n: 6 } as const;

function priced(subject: string, daysAgo: number, rest: Partial<PriceSeen> = {}) {
  const price: PriceSeen = {
    label: `Card ${subject}`,
    item: `item ${subject}`,
    fen: 17_900,
    gap: 0,
    low: false,
    reference: MARKET,
    ...rest,
  };
  return observation(`${subject}/${daysAgo}`, START - daysAgo * DAY, {
    readings: [{ indicator: 'price-volatility', subject, x: 1, price }],
    facts: [{ kind: 'price', subject, value: price.fen, confirmed: false }],
    spacingMs: DAY,
  });
}

/** Too low on each of these days. */
const low = (subject: string, daysAgo: readonly number[], rest: Partial<PriceSeen> = {}) =>
  daysAgo.map((day) => priced(subject, day, { fen: 14_000, gap: -0.25, low: true, ...rest }));

const word = ({ finding, t, id }: Said): JudgedObservation => ({
  ...observation(id, t),
  findings: [finding],
});

function insights(observations: readonly JudgedObservation[]): Insights {
  return judge({
    ...RUN,
    now: START,
    state: emptyState(),
    observations: [...observations],
    profiles: [],
    openAlerts: [],
  }).insights;
}

const trap = (all: Insights, id: string) => all.traps.find(({ trap: is }) => is === id);
const signal = (all: Insights, id: string, code: string) =>
  trap(all, id)?.signals.find((each) => each.code === code);
const floor = (all: Insights, id: string) => all.floors.find((each) => each.id === id);

describe('a price', () => {
  it('seen once at a tenth of the market is no price yet', () => {
    const before = [3, 2, 1].map((day) => priced('a', day));
    const slip = priced('a', 0, { fen: 1_790, gap: -2.3 });
    expect(trap(insights([...before, slip]), 'low-price')?.level).toBe('none');
    const again = priced('a', 0.5, { fen: 1_790, gap: -2.3 });
    expect(trap(insights([...before, again, slip]), 'low-price')?.level).toBe('likely');
  });

  it('without a market has no peers and no place in it', () => {
    const alone = priced('a', 0, { gap: null, reference: null, item: null });
    expect(insights([alone]).prices).toEqual([
      {
        subject: 'a',
        label: 'Card a',
        item: null,
        fen: 17_900,
        gap: null,
        peers: 0,
        drift: null,
        volatility: null,
        at: START,
        evidence: 'a/0',
      },
    ]);
  });

  it('of last week counts, of last month no more', () => {
    expect(insights([priced('a', 13)]).prices).toHaveLength(1);
    expect(insights([priced('a', 14)]).prices).toEqual([]);
  });
});

describe("the brand's own price", () => {
  const alone = { fen: 8_000, gap: null, reference: null } as const;
  const looks = [1, 0].map((day) => priced('a', day, alone));
  const official = (fen: number, source: Said['finding']['source'], daysAgo: number, item = 'a') =>
    word(said('official-price', `item ${item}`, fen, source, `${source}s`, daysAgo));

  it.each([
    ['by a page', [official(24_800, 'page', 9)], 'likely'],
    ['by mere hearsay', [official(24_800, 'entry', 9)], 'none'],
    ['of half a year ago', [official(24_800, 'page', 180)], 'likely'],
    ['of longer ago', [official(24_800, 'page', 181)], 'none'],
    ['of other goods', [official(24_800, 'page', 9, 'b')], 'none'],
    ['that fell since', [official(24_800, 'page', 9), official(9_000, 'official', 1)], 'none'],
    ['that rose since', [official(9_000, 'official', 9), official(24_800, 'page', 1)], 'likely'],
    ['that hearsay denies', [official(24_800, 'page', 9), official(8_000, 'entry', 1)], 'likely'],
  ] as const)('%s', (_, words, level) => {
    expect(trap(insights([...looks, ...words]), 'low-price')?.level).toBe(level);
  });
});

describe('the floor under prices', () => {
  it('asks for a test purchase once one product was too low on two days', () => {
    const all = [...low('a', [2, 1, 0]), ...low('b', [0]), priced('c', 0)];
    expect(floor(insights(all), 'price-trap')).toEqual({
      id: 'price-trap',
      subject: '',
      result: 'unknown',
      code: 'not-checked',
      evidence: ['a/2', 'a/1', 'a/0'],
    });
  });

  it('does not ask for less, nor after a month', () => {
    expect(floor(insights(low('a', [0])), 'price-trap')).toBeUndefined();
    const fair = [priced('a', 1), priced('a', 0)];
    expect(floor(insights([...low('a', [33, 32, 31]), ...fair]), 'price-trap')).toBeUndefined();
  });

  it('also asks about goods nobody could name', () => {
    const nameless = low('a', [1, 0], { item: null });
    expect(floor(insights(nameless), 'price-trap')?.evidence).toEqual(['a/1', 'a/0']);
  });

  it('does not break by another trap', () => {
    const denied = word(said('authorisation', 'iqiyi', 'denied', 'official'));
    const all = insights([priced('a', 0), denied]);
    expect(trap(all, 'qualification')?.level).toBe('confirmed');
    expect(floor(all, 'price-trap')).toBeUndefined();
  });

  it('breaks by what confirmed the trap', () => {
    const failed = word(said('card', 'a', 'failed', 'test-buy', 'us'));
    const half = [1, 0].map((day) => priced('a', day, { fen: 8_000, gap: -0.8 }));
    const all = insights([...half, failed]);
    expect(trap(all, 'low-price')?.level).toBe('confirmed');
    expect(floor(all, 'price-trap')).toMatchObject({
      result: 'fail',
      evidence: trap(all, 'low-price')?.evidence,
    });
    expect(trap(all, 'low-price')?.evidence).toContain('a/0');
  });
});

describe('stock', () => {
  const stock = (daysAgo: number, x: number) =>
    observation(`stock/${daysAgo}`, START - daysAgo * DAY, {
      readings: [{ indicator: 'stock-continuity', subject: 'a', x }],
      spacingMs: DAY,
    });
  const fee = word(said('agency-fee', '', 50_000, 'page'));

  it('that is seldom there speaks against who asks agents for a fee', () => {
    const looks = [35, 6, 5, 4, 3, 2, 1].map((day) => stock(day, day === 3 ? 1 : 0));
    const found = signal(insights([...looks, fee]), 'agency', 'low-availability');
    // One look of seven, faded a little less than the older ones.
    expect(found?.params).toEqual({ percent: 16 });
    expect(found?.evidence.toSorted()).toEqual(
      [1, 2, 4, 5, 6].map((day) => `stock/${day}`).toSorted(),
    );
  });

  it('seen once, or always there, does not', () => {
    expect(signal(insights([stock(1, 0), fee]), 'agency', 'low-availability')).toBeUndefined();
    const there = [5, 4, 3, 2, 1].map((day) => stock(day, 1));
    expect(signal(insights([...there, fee]), 'agency', 'low-availability')).toBeUndefined();
    expect(signal(insights([fee]), 'agency', 'low-availability')).toBeUndefined();
  });

  it.each([
    ['that nothing explains', [['found', 2]], true],
    [
      'explained since',
      [
        ['found', 2],
        ['none', 1],
      ],
      false,
    ],
    ['that nothing explained a month ago', [['found', 30]], true],
    ['that nothing explained longer ago', [['found', 31]], false],
  ] as const)('%s', (_, words, told) => {
    const all = words.map(([value, day]) =>
      word(said('stock-unexplained', 'Card a', value, 'page', 'home', day)),
    );
    const found = signal(insights(all), 'low-price', 'stock-unexplained');
    expect(found !== undefined).toBe(told);
    if (told) {
      const ids = words.map(([, day]) => `stock-unexplained/home/${START - day * DAY}`);
      expect(found).toMatchObject({ params: { product: 'Card a' }, evidence: ids });
    }
  });
});

describe('the rest', () => {
  it('is a checklist for each kind of buyer', () => {
    const { checklists } = insights([word(said('moq', '', 50))]);
    expect(Object.keys(checklists).sort()).toEqual([...PROFILES].sort());
    const moq = (id: (typeof PROFILES)[number]) =>
      checklists[id].find(({ topic }) => topic === 'moq')?.state;
    expect([moq('small'), moq('medium')]).toEqual(['not-met', 'met']);
  });

  it('is an early warning that hears prices and words', () => {
    const days = Array.from({ length: 33 }, (_, i) => i);
    const dumped = ['a', 'b', 'c'].flatMap((subject) =>
      days.map((day) => priced(subject, day, { gap: day < 3 ? -0.7 : 0 })),
    );
    const held = word(said('withdrawal', '', 'refused', 'proof', 'wang'));
    const { level, signs } = insights([...dumped, held]).runAway;
    expect(level).toBe('warning');
    const strong = signs.filter(({ strength }) => strength === 'strong');
    expect(strong.map(({ sign }) => sign)).toEqual(['withdrawals', 'price-dump']);
  });
});
