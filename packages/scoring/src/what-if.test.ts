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
      { numRuns: RUNS.numRuns / 5 },
    );
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
