import { describe, expect, it } from 'vitest';
import { DAY, HOUR, observation, START, RUN } from '../testing/support.ts';
import { emptyState, judge } from './judge.ts';
import { extendSeries } from './judge-series.ts';
import type { JudgedObservation, OpenAlert, PlatformState } from './judge-types.ts';
import { priceLevel } from './price/level.ts';
import { logPrice } from './price/log-price.ts';
import { STANDARD_PROFILES } from './profiles.ts';
import type { Fact, Reading } from './types.ts';

const PEERS = [17600, 17700, 17800, 17900, 18000].map((fen) => logPrice(fen) ?? NaN);

function priceLook(key: string, at: number, fen: number): JudgedObservation {
  const level = priceLevel(logPrice(fen) ?? NaN, PEERS);
  const reading: Reading = { indicator: 'price-level', subject: '2', x: level.x };
  if (level.gap !== null) reading.value = level.gap;
  const fact: Fact = {
    kind: 'price',
    subject: '2',
    value: fen,
    confirmed: false,
    label: 'Netflix 月卡',
  };
  return observation(key, at, { readings: [reading], facts: [fact], spacingMs: DAY });
}

function run(
  state: PlatformState,
  observations: JudgedObservation[],
  now: number,
  openAlerts: OpenAlert[] = [],
) {
  return judge({ ...RUN, now, state, observations, profiles: [...STANDARD_PROFILES], openAlerts });
}

function muOf(output: ReturnType<typeof run>, indicator: string): number {
  const all = output.scores[0]?.dimensions.flatMap((dimension) => dimension.indicators) ?? [];
  return all.find((item) => item.indicator === indicator)?.mu ?? NaN;
}

const quiet = Array.from({ length: 8 }, (_, i) => priceLook(`p/${i}`, START + i * DAY, 17800));
const calm = run(emptyState(), quiet, START + 8 * DAY);

describe('a price that goes from 178 to 208', () => {
  const t1 = START + 8 * DAY;
  const t2 = t1 + DAY;
  const once = run(calm.state, [priceLook('p/8', t1, 20800)], t1);
  const twice = run(once.state, [priceLook('p/9', t2, 20800)], t2);

  it('is no change before', () => {
    expect(calm.changes).toEqual([]);
    expect(calm.alerts).toEqual([]);
    expect(calm.wantsConfirmation).toEqual([]);
  });

  it('wants a second look when seen once', () => {
    expect(once.changes).toEqual([]);
    expect(once.wantsConfirmation).toEqual(['p/8']);
  });

  it('is exactly one change and one first notification when seen twice', () => {
    expect(twice.changes).toEqual([
      {
        kind: 'price-changed',
        dimension: 'price',
        indicator: 'price-level',
        subject: '2',
        label: 'Netflix 月卡',
        from: 17800,
        to: 20800,
        severity: 'warning',
        since: t1,
        at: t2,
        evidence: ['p/8', 'p/9'],
        recovery: false,
      },
    ]);
    expect(twice.alerts).toHaveLength(1);
    expect(twice.alerts[0]).toMatchObject({
      alertId: null,
      dimension: 'price',
      severity: 'warning',
      children: ['price|2'],
      resolved: false,
      notify: 'first',
    });
    expect(twice.wantsConfirmation).toEqual([]);
    // Who stores them finds the alert of a change by identity.
    expect(twice.alerts[0]?.changes[0]).toBe(twice.changes[0]);
  });

  it('lowers the price level and the score, step by step', () => {
    expect(muOf(once, 'price-level')).toBeLessThan(muOf(calm, 'price-level'));
    expect(muOf(twice, 'price-level')).toBeLessThan(muOf(once, 'price-level'));
    expect(twice.scores[0]?.value).toBeLessThan(calm.scores[0]?.value ?? NaN);
  });

  it('says nothing more while it stays, and recovers once when it returns', () => {
    const open: OpenAlert[] = [
      { id: 'a1', dimension: 'price', severity: 'warning', children: ['price|2'] },
    ];
    const stays = run(twice.state, [priceLook('p/10', t2 + HOUR, 20800)], t2 + HOUR, open);
    expect(stays.changes).toEqual([]);
    expect(stays.alerts).toEqual([]);
    const back = [priceLook('p/11', t2 + 2 * HOUR, 17800), priceLook('p/12', t2 + 3 * HOUR, 17800)];
    const returned = run(stays.state, back, t2 + 3 * HOUR, open);
    expect(returned.changes).toMatchObject([{ kind: 'price-changed', recovery: true }]);
    expect(returned.alerts).toMatchObject([
      { alertId: 'a1', resolved: true, notify: 'recovered', children: [] },
    ]);
  });
});

describe('a captcha wall', () => {
  const now = START + 10 * DAY;
  const wall = Array.from({ length: 6 }, (_, i) =>
    observation(`w/${i}`, START + 8 * DAY + i * 6 * HOUR, {
      readings: [{ indicator: 'price-level', subject: '', x: null }],
    }),
  );
  const without = run(calm.state, [], now);
  const walled = run(calm.state, wall, now);

  it('moves no quality, raises nothing, and lowers coverage', () => {
    expect(muOf(walled, 'price-level')).toBe(muOf(without, 'price-level'));
    expect(walled.scores[0]?.value).toBe(without.scores[0]?.value);
    expect(walled.changes).toEqual([]);
    expect(walled.alerts).toEqual([]);
    expect(without.scores[0]?.coverage).toBeGreaterThan(0);
    expect(walled.scores[0]?.coverage).toBeLessThan(without.scores[0]?.coverage ?? NaN);
  });
});

describe('a batch', () => {
  it('gives the same output in any order', () => {
    const t = START + 9 * DAY;
    const batch = [priceLook('p/8', t, 20800), priceLook('p/9', t + HOUR, 20800)];
    const forward = run(calm.state, batch, t + HOUR);
    const backward = run(calm.state, batch.toReversed(), t + HOUR);
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
    expect(forward.changes).toHaveLength(1);
  });

  it('leaves out what comes from the future or from before the epoch', () => {
    const strange = [priceLook('f', START + 20 * DAY, 100), priceLook('e', 0, 100)];
    expect(run(calm.state, strange, START + 8 * DAY)).toEqual(run(calm.state, [], START + 8 * DAY));
  });

  it('survives a round trip of its state through JSON', () => {
    const stored: PlatformState = JSON.parse(JSON.stringify(calm.state));
    const t = START + 9 * DAY;
    const batch = [priceLook('p/8', t, 20800)];
    expect(run(stored, batch, t)).toEqual(run(calm.state, batch, t));
  });
});

describe('a site that gets slow', () => {
  const slow = (i: number): boolean => i >= 100;
  const looks = Array.from({ length: 130 }, (_, i) => {
    const milliseconds = (slow(i) ? 4000 : 400) + (i % 5) * 10;
    const reading: Reading = {
      indicator: 'latency',
      subject: '',
      x: 1,
      value: milliseconds,
      duration: { seconds: milliseconds / 1000, censored: false },
    };
    return observation(`l/${i}`, START + i * HOUR, { readings: [reading], spacingMs: HOUR });
  });

  it('is told once, as technology, with the points before and now', () => {
    let state = emptyState();
    const told = looks.flatMap((look) => {
      const output = run(state, [look], look.at);
      state = output.state;
      return output.alerts;
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      dimension: 'technology',
      children: ['latency|'],
      notify: 'first',
      // Half of an indicator that weighs .15 in a tenth of the score: 0.8 points.
      severity: 'info',
    });
    expect(told[0]?.changes).toMatchObject([
      // ln(9 × 365 × 24) / ln 6.25 = 6.2: the seventh slow look.
      {
        kind: 'degraded',
        indicator: 'latency',
        from: 100,
        to: 45,
        since: START + 100 * HOUR,
        at: START + 106 * HOUR,
      },
    ]);
  });

  it.each([
    [1, 106],
    [24, 107],
  ])('with %d indicators on the platform it is told at hour %d', (indicators, hour) => {
    // ln(9 × 365 × 24 × 24) / ln 6.25 = 7.9: more indicators, more patience.
    const { changes } = extendSeries({}, looks, {}, indicators, () => 3);
    expect(changes).toMatchObject([{ at: START + hour * HOUR, severity: 'warning' }]);
  });

  it('costs technology points that name the slow looks', () => {
    const output = run(emptyState(), looks, START + 130 * HOUR);
    const technology = output.scores[0]?.losses.find(({ dimension }) => dimension === 'technology');
    const latency = technology?.indicators.find(({ indicator }) => indicator === 'latency');
    expect(latency?.observations).toHaveLength(5);
    expect(latency?.observations[0]).toMatchObject({ key: 'l/129', x: 0.45 });
    expect(latency?.olderPoints).toBeGreaterThan(0);
  });
});

it('a price that drifts from the market by itself is told under its title', () => {
  let state = emptyState();
  const changes = Array.from({ length: 120 }, (_, i) => {
    const gap = i < 80 ? 0.001 * (i % 5) : 0.08;
    const reading: Reading = {
      indicator: 'price-level',
      subject: '2',
      x: i < 80 ? 1 : 0.7,
      value: gap,
    };
    const onSale: Fact = {
      kind: 'product-state',
      subject: '2',
      value: 'on_sale',
      confirmed: false,
      label: 'Netflix 月卡',
    };
    const at = START + i * HOUR;
    const look = observation(`d/${i}`, at, {
      readings: [reading],
      facts: [onSale],
      spacingMs: HOUR,
    });
    const output = run(state, [look], at);
    state = output.state;
    return output.changes;
  }).flat();
  expect(changes).toMatchObject([
    {
      kind: 'degraded',
      dimension: 'price',
      subject: '2',
      label: 'Netflix 月卡',
      from: 100,
      to: 70,
    },
  ]);
});

it.each([
  ['0 s', { seconds: 0, censored: false }, 1],
  ['less than nothing', { seconds: -1, censored: false }, 0],
  ['no number', { seconds: NaN, censored: false }, 0],
  ['nothing said', undefined, 0],
])('a waiting time of $0 is told by $2 of 1 looks', (_, duration, share) => {
  const reading: Reading = {
    indicator: 'latency',
    subject: '',
    x: 1,
    ...(duration && { duration }),
  };
  const output = run(emptyState(), [observation('k', START, { readings: [reading] })], START);
  const latency = output.scores[0]?.dimensions
    .flatMap(({ indicators }) => indicators)
    .find(({ indicator }) => indicator === 'latency');
  expect(latency?.observability).toBe(share);
  expect((latency?.n ?? NaN) > 0).toBe(share === 1);
});

describe('a look at many products', () => {
  const look = (products: number) =>
    observation('k', START, {
      readings: Array.from({ length: products }, (_, i) => ({
        indicator: 'price-level' as const,
        subject: `p${i}`,
        x: 0,
      })),
    });

  it('is no more evidence than a look at one', () => {
    const one = muOf(run(emptyState(), [look(1)], START), 'price-level');
    const many = muOf(run(emptyState(), [look(25)], START), 'price-level');
    expect(one).toBeLessThan(0.65);
    expect(many).toBeCloseTo(one, 9);
  });

  it('weighs by the planned interval, up to a whole observation', () => {
    const after = (spacingMs: number) =>
      muOf(run(emptyState(), [{ ...look(1), spacingMs }], START), 'price-level');
    // n = 6 h / 24 h = ¼
    expect(after(6 * HOUR)).toBeCloseTo(2.6 / 4.25, 12);
    expect(after(DAY)).toBeCloseTo(2.6 / 5, 12);
    expect(after(30 * DAY)).toBeCloseTo(2.6 / 5, 12);
  });
});
