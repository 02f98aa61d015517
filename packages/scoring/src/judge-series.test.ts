import { describe, expect, it } from 'vitest';
import { DAY, HOUR, observation, START } from '../testing/support.ts';
import { extendSeries, repliesOf, retractSeries } from './judge-series.ts';
import type { JudgedObservation } from './judge-types.ts';
import type { Reading } from './types.ts';

const DOWN = 120;

/** Up for 120 hours, then down. */
function site(down: number, subject = ''): JudgedObservation[] {
  return Array.from({ length: DOWN + down }, (_, i) =>
    observation(`s${subject}/${i}`, START + i * HOUR, {
      readings: [{ indicator: 'availability', subject, x: i < DOWN ? 1 : 0 }],
      spacingMs: HOUR,
    }),
  );
}

const extend = (log: readonly JudgedObservation[], points = 0) =>
  extendSeries({}, log, {}, 1, () => points);

describe('a series', () => {
  it.each([
    [0.99, 'info'],
    [1, 'warning'],
    [4.99, 'warning'],
    [5, 'critical'],
  ])('that costs %d points is told as %s', (points, severity) => {
    expect(extend(site(10), points).changes).toMatchObject([
      {
        kind: 'degraded',
        dimension: 'technology',
        indicator: 'availability',
        subject: '',
        severity,
        recovery: false,
        from: 100,
        to: 0,
        since: START + DOWN * HOUR,
      },
    ]);
  });

  it('of one of two subjects costs half', () => {
    const drops: [string, number][] = [];
    const two = [...site(0, 'a'), ...site(10, 'b')];
    extendSeries({}, two, {}, 1, (indicator, drop) => {
      drops.push([indicator, drop]);
      return 0;
    });
    expect(drops).toEqual([['availability', 0.5]]);
  });

  it('that comes back is told as good news', () => {
    const log = site(10);
    const back = Array.from({ length: 20 }, (_, i) =>
      observation(`b/${i}`, START + (DOWN + 10 + i) * HOUR, {
        readings: [{ indicator: 'availability', subject: '', x: 1 }],
        spacingMs: HOUR,
      }),
    );
    const told = extend([...log, ...back], 9).changes;
    expect(told.map(({ kind, severity, recovery }) => [kind, severity, recovery])).toEqual([
      ['degraded', 'critical', false],
      ['recovered', 'info', true],
    ]);
  });

  it.each<[string, Reading, number]>([
    ['that could not tell', { indicator: 'availability', subject: '', x: null }, 0],
    ['that is no number', { indicator: 'availability', subject: '', x: NaN }, 0],
    ['that could', { indicator: 'availability', subject: '', x: 0.25 }, 1],
    ['without a value', { indicator: 'price-level', subject: '', x: 1 }, 0],
    ['with none', { indicator: 'price-level', subject: '', x: 1, value: NaN }, 0],
    ['with one', { indicator: 'price-level', subject: '', x: 1, value: 0.1 }, 1],
    ['of a wait without its length', { indicator: 'latency', subject: '', x: 1, value: 9 }, 0],
    ['that nobody watches', { indicator: 'tls', subject: '', x: 1, value: 9 }, 0],
  ])('takes up a look %s: %o in %d', (_, reading, count) => {
    const { series } = extend([observation('k', START, { readings: [reading] })]);
    expect(Object.keys(series)).toHaveLength(count);
  });
});

describe('what is taken back', () => {
  const log = site(10);
  const { series, changes } = extend(log);
  const calm = log.slice(0, DOWN);
  const taken = { keys: ['s/120'], at: START + 9 * DAY };
  const facts = {};

  it('ends a trouble that rested on it', () => {
    expect(changes).toHaveLength(1);
    const back = retractSeries(series, calm, taken, facts, 1);
    expect(back.changes).toEqual([
      {
        kind: 'recovered',
        dimension: 'technology',
        indicator: 'availability',
        subject: '',
        label: '',
        from: 0,
        to: 100,
        severity: 'info',
        since: changes[0]?.at,
        at: taken.at,
        evidence: taken.keys,
        recovery: true,
      },
    ]);
    expect(back.series).toEqual(extend(calm).series);
  });

  it('says nothing of what still stands, or never was', () => {
    expect(retractSeries(series, log, taken, facts, 1).changes).toEqual([]);
    expect(retractSeries(extend(calm).series, calm, taken, facts, 1).changes).toEqual([]);
  });

  it('names the subject it was about', () => {
    const shop = site(10, 'p|1');
    const found = retractSeries(extend(shop).series, shop.slice(0, DOWN), taken, facts, 1);
    expect(found.changes).toMatchObject([{ subject: 'p|1', indicator: 'availability' }]);
  });
});

it('replies of all channels are told in seconds, and no other waits', () => {
  const wait = (indicator: 'first-response' | 'latency', subject: string, seconds: number) => ({
    indicator,
    subject,
    x: 1,
    value: seconds * 1000,
    duration: { seconds, censored: false },
  });
  const readings = [
    wait('first-response', 'qq', 90),
    wait('first-response', 'wx', 30),
    wait('latency', '', 2),
  ];
  const { series } = extend([observation('k', START, { readings })]);
  expect(repliesOf(series).map(({ id, t, seconds }) => [id, t, seconds])).toEqual([
    ['k', START, 90],
    ['k', START, 30],
  ]);
  expect(() => repliesOf({ 'first-response|': 5 })).toThrow('series.first-response|');
});
