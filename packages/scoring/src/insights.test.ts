import { describe, expect, it } from 'vitest';
import { DAY, observation, RUN, START } from '../testing/support.ts';
import type { Finding } from './findings.ts';
import { emptyState, judge } from './judge.ts';
import type { JudgedObservation } from './judge-types.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import type { PriceSeen } from './prices.ts';
import type { Reading } from './types.ts';

const NOW = START + 60 * DAY;
const REFERENCE = { basis: 'market' as const, median: 9.79, own: 6, n: 6 };

function priceLook(i: number, fen: number, gap: number, subject = '1', item = 'iqiyi/12m/code') {
  const price: PriceSeen = {
    label: `Card ${subject}`,
    item,
    fen,
    gap,
    low: gap < -0.2,
    reference: REFERENCE,
  };
  const readings: Reading[] = [{ indicator: 'price-volatility', subject, x: 1, price }];
  return observation(`p${subject}/${i}`, NOW - i * DAY, {
    readings,
    facts: [{ kind: 'price', subject, value: fen, confirmed: false, label: `Card ${subject}` }],
    spacingMs: DAY,
  });
}

function found(...findings: Finding[]): JudgedObservation {
  return { ...observation('entry/1', NOW - DAY), findings };
}

function run(observations: JudgedObservation[]) {
  return judge({
    ...RUN,
    now: NOW,
    state: emptyState(),
    observations,
    profiles: [PROFILE_WEIGHTS.medium],
    openAlerts: [],
  });
}

const days = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('the course of a price', () => {
  it('tells where it stands, where it goes and how much it swings', () => {
    const { insights } = run(days(40).map((i) => priceLook(i, 17_800, -0.001 * i)));
    expect(insights.prices).toMatchObject([
      { subject: '1', label: 'Card 1', fen: 17_800, gap: 0, peers: 6, evidence: 'p1/0' },
    ]);
    // A thousandth a day for thirty days.
    expect(insights.prices[0]?.drift).toBeCloseTo(0.03, 9);
    expect(insights.prices[0]?.volatility).toBeCloseTo(0.001, 9);
  });

  it('ends when the price was last seen more than a fortnight ago', () => {
    const { insights } = run(days(10).map((i) => priceLook(i + 15, 17_800, 0)));
    expect(insights.prices).toEqual([]);
  });
});

describe('volatility', () => {
  const score = (observations: JudgedObservation[]) => {
    const [first] = run(observations).scores;
    const dimension = first?.dimensions.find(({ dimension: is }) => is === 'price');
    const loss = first?.losses
      .find(({ dimension: is }) => is === 'price')
      ?.indicators.find(({ indicator }) => indicator === 'price-volatility');
    const indicator = dimension?.indicators.find(({ indicator: is }) => is === 'price-volatility');
    return { indicator, loss };
  };

  it('of a calm price is good, on a week of evidence a day for every seven', () => {
    const { indicator, loss } = score(days(31).map((i) => priceLook(i, 17_800, 0)));
    expect(indicator?.mean).toBe(1);
    // A return for each of thirty days, each worth 1/7 and fading with 30 days.
    const n = days(30).reduce((sum, i) => sum + 2 ** (-i / 30) / 7, 0);
    expect(indicator?.n).toBeCloseTo(n, 1);
    expect(loss?.observations).toEqual([]);
  });

  it('of a price that jumps is bad, and names the days it jumped', () => {
    const gap = (i: number) => (i === 3 ? 0.14 : 0);
    const { indicator, loss } = score(days(31).map((i) => priceLook(i, 17_800, gap(i))));
    // Two returns of 14 % in thirty: sigma = .14 · sqrt(2/30) = .0361.
    expect(indicator?.mean).toBeCloseTo(1 - (0.14 * Math.sqrt(2 / 30) - 0.005) / 0.045, 6);
    const cited = loss?.observations.filter(({ points }) => points > 0) ?? [];
    expect(cited.map(({ key }) => key).sort()).toEqual(['p1/2', 'p1/3']);
    const lost = cited.reduce((sum, { points }) => sum + points, 0);
    expect(lost + (loss?.priorPoints ?? NaN)).toBeCloseTo(loss?.points ?? NaN, 9);
  });

  it('with fewer than seven returns is not known', () => {
    expect(score(days(7).map((i) => priceLook(i, 17_800, 0))).indicator?.n).toBe(0);
  });
});

describe('traps', () => {
  const cheap = days(3).flatMap((i) => [
    priceLook(i, 9_000, -0.7),
    priceLook(i, 5_000, -0.7, '2', 'youku/12m/code'),
  ]);
  const levelOf = (observations: JudgedObservation[], trap: string) =>
    run(observations).insights.traps.find((verdict) => verdict.trap === trap)?.level;

  it('a price half the market on two items for days is likely one', () => {
    expect(levelOf(cheap, 'low-price')).toBe('likely');
    expect(
      levelOf(
        days(3).map((i) => priceLook(i, 17_800, 0)),
        'low-price',
      ),
    ).toBe('none');
  });

  it('a failed card of such a product confirms it, and excludes', () => {
    const card: Finding = {
      topic: 'card',
      subject: '1',
      value: 'already-redeemed',
      source: 'test-buy',
      by: 'me',
    };
    const { insights, scores } = run([...cheap, found(card)]);
    expect(insights.traps[0]?.level).toBe('confirmed');
    expect(insights.floors.find(({ id }) => id === 'price-trap')?.result).toBe('fail');
    expect(scores[0]).toMatchObject({ status: 'vetoed', grade: 'X' });
  });

  it('an official price is a measure where there is no market', () => {
    const alone = days(3).map((i): JudgedObservation => {
      const look = priceLook(i, 8_000, 0);
      const readings = look.readings.map((reading): Reading =>
        reading.price === undefined
          ? reading
          : { ...reading, price: { ...reading.price, gap: null, reference: null } },
      );
      return { ...look, readings };
    });
    const official: Finding = {
      topic: 'official-price',
      subject: 'iqiyi/12m/code',
      value: 24_800,
      source: 'official',
      by: 'brand',
    };
    expect(levelOf(alone, 'low-price')).toBe('none');
    expect(levelOf([...alone, found(official)], 'low-price')).toBe('likely');
  });

  it('a joining fee is a signal of the agency trap', () => {
    const fee: Finding = {
      topic: 'agency-fee',
      subject: '',
      value: 50_000,
      source: 'proof',
      by: 'li',
    };
    expect(levelOf([found(fee)], 'agency')).not.toBe('none');
  });
});

describe('the early warning', () => {
  it('hears replies that slow down against their own past', () => {
    const reply = (i: number, seconds: number) =>
      observation(`r/${i}`, NOW - i * DAY * 0.9, {
        readings: [
          {
            indicator: 'first-response',
            subject: 'qq',
            x: 1,
            value: seconds * 1000,
            duration: { seconds, censored: false },
          },
        ],
      });
    const slowed = days(60).map((i) => reply(i, i < 7 ? 7_200 : 60 + (i % 5)));
    const { runAway } = run(slowed).insights;
    expect(runAway.signs.find(({ sign }) => sign === 'replies')?.strength).toBe('strong');
    expect(runAway.level).toBe('watch');
    const steady = run(days(60).map((i) => reply(i, 60 + (i % 5)))).insights.runAway;
    expect(steady.level).toBe('none');
  });
});
