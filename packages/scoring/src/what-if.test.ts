import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, DAY, HOUR, observation, RUN, RUNS, START } from '../testing/support.ts';
import { emptyState, judge } from './judge.ts';
import type { JudgedObservation, OpenAlert, PlatformState } from './judge-types.ts';
import { simulateAlerts, type AlertRule } from './what-if.ts';

const prices = [17_800, 17_800, 20_800, 20_800, 20_800, 17_800, 17_800, 18_300, 18_300];
const log = prices.map((value, i) =>
  observation(`p/${i}`, START + i * DAY, {
    facts: [{ kind: 'price', subject: '1', value, confirmed: false, label: 'Card' }],
  }),
);

const brief = (rule: AlertRule, from = START) =>
  simulateAlerts(log, rule, from).map(({ openedAt, resolvedAt, told }) => [
    (openedAt - START) / DAY,
    resolvedAt === null ? null : (resolvedAt - START) / DAY,
    told.map(({ reason }) => reason),
  ]);

describe('which alerts a rule would have sent', () => {
  it.each<[string, AlertRule, unknown]>([
    ['no restriction: the rise that was taken back', {}, [[3, 6, ['first', 'recovered']]]],
    ['from 20 % on none', { price: 0.2 }, []],
    [
      'from 2 % on also the small one',
      { price: 0.02 },
      [
        [3, 6, ['first', 'recovered']],
        [8, null, ['first']],
      ],
    ],
    [
      'from 2 % on, warnings only',
      { price: 0.02, leastSeverity: 'warning' },
      [[3, 6, ['first', 'recovered']]],
    ],
    ['a rise of 20 % to be a warning', { priceRiseWarning: 0.2, leastSeverity: 'warning' }, []],
    ['another dimension', { dimensions: ['technology'] }, []],
    ['another kind', { kinds: ['sold-out'] }, []],
  ])('%s', (_, rule, expected) => {
    expect(brief(rule)).toEqual(expected);
  });

  it('what happened before the span sets the baseline and opens nothing', () => {
    expect(brief({}, START + 4 * DAY)).toEqual([]);
    expect(brief({ price: 0.02 }, START + 7 * DAY)).toEqual([[8, null, ['first']]]);
  });

  it('without restriction are those the judge decided on, look by look', () => {
    const facts = fc.record({
      kind: fc.constantFrom('stock' as const, 'price' as const),
      subject: fc.constantFrom('1', '2'),
      value: fc.integer({ min: 0, max: 2 }),
      confirmed: fc.boolean(),
    });
    const any = fc.tuple(anyLog, fc.array(facts, { minLength: 30, maxLength: 30 }));
    fc.assert(
      fc.property(any, ([looks, all]) => {
        const whole = looks.map((look, i): JudgedObservation => {
          const fact = all[i];
          if (fact === undefined) return look;
          const value =
            fact.kind === 'price' ? 1000 + 100 * fact.value : fact.value === 0 ? 'out' : 'in';
          return { ...look, facts: [{ ...fact, value }] };
        });
        const simulated = simulateAlerts(whole, {}, START);
        const counted = simulated.reduce((sum, { told }) => sum + told.length, 0);
        expect(counted).toBe(toldByJudge(whole));
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 5) },
    );
  });
});

describe('a log of several troubles', () => {
  type Told = [kind: 'price' | 'stock' | 'reachability', value: number | string];
  const day = (i: number, ...facts: Told[]) =>
    observation(`d/${i}`, START + i * DAY, {
      facts: facts.map(([kind, value]) => ({ kind, subject: '1', value, confirmed: true })),
    });
  const troubles = [
    day(0, ['price', 10_000], ['stock', 'in'], ['reachability', 'up']),
    day(1, ['price', 8_000], ['stock', 'out']),
    day(2, ['reachability', 'down']),
    day(3, ['stock', 'in']),
    day(4, ['price', 10_000], ['stock', 'out']),
    day(5, ['price', 20_000]),
  ];
  const told = (rule: AlertRule, all = troubles) =>
    simulateAlerts(all, rule, START).map((alert) => [
      alert.dimension,
      alert.severity,
      (alert.openedAt - START) / DAY,
      alert.resolvedAt === null ? null : (alert.resolvedAt - START) / DAY,
    ]);
  const shortage = ['supply-chain', 'warning', 1, 3];
  const again = ['supply-chain', 'warning', 4, null];
  const drop = ['price', 'info', 1, 4];
  const outage = ['technology', 'critical', 2, null];
  const rise = ['price', 'warning', 5, null];

  it.each<[string, AlertRule, unknown[]]>([
    ['nothing', {}, [shortage, drop, outage, again, rise]],
    ['warnings', { leastSeverity: 'warning' }, [shortage, outage, again, rise]],
    ['what is critical', { leastSeverity: 'critical' }, [outage]],
    ['one dimension', { dimensions: ['price'] }, [drop, rise]],
    ['two dimensions', { dimensions: ['technology', 'price'] }, [drop, outage, rise]],
    ['no dimension', { dimensions: [] }, []],
    ['shortages, whose end is heard', { kinds: ['sold-out'] }, [shortage, again]],
    ['good news, which opens nothing', { kinds: ['restocked', 'became-reachable'] }, []],
    [
      'drops of a fifth as warnings',
      { priceDropWarning: 0.2, leastSeverity: 'warning' },
      [shortage, ['price', 'warning', 1, 4], outage, again, rise],
    ],
  ])('restricted to %s', (_, rule, expected) => {
    expect(told(rule)).toEqual(expected);
    expect(told(rule, troubles.toReversed())).toEqual(expected);
  });

  it('tells what changed, when somebody was told, and nothing of its own memory', () => {
    const [first] = simulateAlerts(troubles, {}, START);
    expect(first).toEqual({
      dimension: 'supply-chain',
      severity: 'warning',
      openedAt: START + DAY,
      resolvedAt: START + 3 * DAY,
      told: [
        { at: START + DAY, reason: 'first' },
        { at: START + 3 * DAY, reason: 'recovered' },
      ],
      changes: [
        expect.objectContaining({ kind: 'sold-out', evidence: ['d/1'] }),
        expect.objectContaining({ kind: 'restocked', evidence: ['d/3'] }),
      ],
    });
  });

  it('holds what gets worse while it is open', () => {
    const worse = [...troubles.slice(0, 2), day(2, ['price', 2_000]), day(3, ['price', 1_000])];
    const alert = simulateAlerts(worse, {}, START).find(({ dimension }) => dimension === 'price');
    expect(alert).toMatchObject({ severity: 'warning', openedAt: START + DAY, resolvedAt: null });
    expect(alert?.told.map(({ at, reason }) => [(at - START) / DAY, reason])).toEqual([
      [1, 'first'],
      [2, 'worse'],
      [3, 'added'],
    ]);
    expect(alert?.changes).toHaveLength(3);
  });

  it('hears a slow decline, and measures it from before the span', () => {
    const looks = Array.from({ length: 130 }, (_, i) => {
      const seconds = (i < 100 ? 0.4 : 4) + (i % 5) / 100;
      return observation(`l/${i}`, START + i * HOUR, {
        readings: [
          {
            indicator: 'latency',
            subject: '',
            x: 1,
            value: seconds * 1000,
            duration: { seconds, censored: false },
          },
        ],
        spacingMs: HOUR,
      });
    });
    const slow = { dimension: 'technology', severity: 'info', openedAt: START + 106 * HOUR };
    expect(simulateAlerts(looks, {}, START)).toMatchObject([slow]);
    expect(simulateAlerts(looks, {}, START + 106 * HOUR)).toMatchObject([slow]);
    expect(simulateAlerts(looks, {}, START + 107 * HOUR)).toEqual([]);
  });
});

/** Notifications of a judge that takes the looks one by one. */
function toldByJudge(looks: readonly JudgedObservation[]): number {
  const open = new Map<string, OpenAlert>();
  let state: PlatformState = emptyState();
  let told = 0;
  const ordered = looks.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  for (const look of ordered) {
    const output = judge({
      ...RUN,
      now: look.at + HOUR,
      state,
      observations: [look],
      profiles: [],
      openAlerts: [...open.values()],
    });
    state = output.state;
    for (const { dimension, severity, children, resolved, notify } of output.alerts) {
      if (notify !== null) told += 1;
      if (resolved) open.delete(dimension);
      else open.set(dimension, { id: dimension, dimension, severity, children });
    }
  }
  return told;
}
