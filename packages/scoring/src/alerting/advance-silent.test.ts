import { describe, expect, it } from 'vitest';
import {
  down,
  HOUR,
  ids,
  messagesOf,
  MINUTE,
  restocked,
  ROUTE,
  setupOf,
  soldOut,
  toldOf,
} from '../../testing/alert-events.ts';
import { advance, NO_MEMORY } from './advance.ts';
import type { Memory } from './types.ts';

describe('what is muted', () => {
  const window = { from: 0, until: HOUR };

  it('by maintenance is told afterwards if it lasts', () => {
    const setup = setupOf({ labels: () => ({ tags: [], maintenance: [window] }) });
    expect(toldOf(messagesOf([soldOut(MINUTE)], setup))).toEqual([[HOUR, 'first']]);
    expect(messagesOf([soldOut(MINUTE), restocked(HOUR / 2)], setup)).toEqual([]);
  });

  it('by a silence that fits likewise, and says by which', () => {
    const matchers = [{ label: 'dimension', op: '=', value: 'supply-chain' }] as const;
    const setup = setupOf({ silences: [{ id: 's', matchers, ...window }] });
    const { memory, messages } = advance(NO_MEMORY, setup, [soldOut(1)], MINUTE, ids());
    expect(messages).toEqual([]);
    expect(memory.alerts['a1']?.mutedBy).toBe('silence:s');
    expect(toldOf(messagesOf([soldOut(1), down(2)], setup))).toEqual([[2, 'first']]);
  });

  it('by a person is told again at the end if it lasts', () => {
    const run = advance(NO_MEMORY, setupOf(), [soldOut(0)], MINUTE, ids());
    const alert = run.memory.alerts['a1'];
    expect(alert).toBeDefined();
    if (alert === undefined) return;
    const snoozed: Memory = {
      ...run.memory,
      alerts: { a1: { ...alert, snoozedUntil: HOUR } },
    };
    const worse = soldOut(2 * MINUTE, '2', { severity: 'critical' });
    const { messages } = advance(snoozed, setupOf(), [worse], 2 * HOUR, ids());
    expect(toldOf(messages)).toEqual([[HOUR, 'worse']]);
  });
});

describe('quiet hours', () => {
  const quiet = setupOf({ quietUntil: (_, at) => (at < 8 * HOUR ? 8 * HOUR : null) });

  it('hold everything back and send it together, and let what is critical pass', () => {
    const events = [
      soldOut(0),
      soldOut(MINUTE, '1', { platformId: 'q' }),
      soldOut(HOUR, '2'),
      down(2 * HOUR, { platformId: 'r' }),
    ];
    const messages = messagesOf(events, quiet);
    expect(toldOf(messages)).toEqual([
      [2 * HOUR, 'first'],
      [8 * HOUR, 'first'],
    ]);
    expect(messages[1]?.about.map(({ events: { length } }) => length)).toEqual([2, 1]);
  });

  it('hold nothing once they are over, whatever of the group stays muted', () => {
    const silence = {
      id: 's',
      matchers: [{ label: 'dimension', op: '=', value: 'price' }],
      from: 0,
      until: 7 * 24 * HOUR,
    } as const;
    const routes = [{ ...ROUTE, groupBy: ['platform'] as const }];
    const events = [
      soldOut(0),
      soldOut(1, '2', { dimension: 'price' }),
      soldOut(9 * HOUR, '3', { dimension: 'service' }),
    ];
    const messages = messagesOf(events, { ...quiet, routes, silences: [silence] }, 24 * HOUR);
    expect(toldOf(messages)).toEqual([
      [8 * HOUR, 'first'],
      [9 * HOUR, 'first'],
    ]);
  });

  it('hold what is critical too, where the route says so', () => {
    const strict = { ...quiet, routes: [{ ...ROUTE, criticalPasses: false }] };
    expect(toldOf(messagesOf([down(0)], strict))).toEqual([[8 * HOUR, 'first']]);
  });
});

describe('while nobody says a word', () => {
  const routes = [
    {
      ...ROUTE,
      repeatMs: 24 * HOUR,
      escalation: [
        { afterMs: HOUR, channels: ['boss'] },
        { afterMs: 2 * HOUR, channels: ['owner'] },
      ],
    },
  ];

  it('others are told in two steps, and it is told again daily', () => {
    const messages = messagesOf([soldOut(0)], setupOf({ routes }), 49 * HOUR);
    expect(messages.map(({ at, reason, channels }) => [at / HOUR, reason, channels])).toEqual([
      [0, 'first', null],
      [1, 'escalated', ['boss']],
      [2, 'escalated', ['owner']],
      [24, 'repeated', null],
      [48, 'repeated', null],
    ]);
    expect(messages.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it('a snooze is a word: others are told so long after its end', () => {
    const run = advance(NO_MEMORY, setupOf({ routes }), [soldOut(0)], MINUTE, ids());
    const alert = run.memory.alerts['a1'];
    if (alert === undefined) throw new Error('no alert');
    const asleep = { ...alert, snoozedUntil: 8 * HOUR };
    const known: Memory = { ...run.memory, alerts: { a1: asleep } };
    const { messages } = advance(known, setupOf({ routes }), [], 11 * HOUR, ids());
    expect(toldOf(messages)).toEqual([
      [8 * HOUR, 'repeated'],
      [9 * HOUR, 'escalated'],
      [10 * HOUR, 'escalated'],
    ]);
  });

  it('a word ends both', () => {
    const run = advance(NO_MEMORY, setupOf({ routes }), [soldOut(0)], MINUTE, ids());
    const alert = run.memory.alerts['a1'];
    if (alert === undefined) throw new Error('no alert');
    const known: Memory = { ...run.memory, alerts: { a1: { ...alert, acknowledged: true } } };
    expect(advance(known, setupOf({ routes }), [], 49 * HOUR, ids()).messages).toEqual([]);
  });
});

describe('routes', () => {
  it('the first that fits takes an alert, and the last the rest', () => {
    const critical = {
      ...ROUTE,
      id: 'critical',
      matchers: [{ label: 'severity', op: '=', value: 'critical' }],
      channels: ['phone'],
    } as const;
    const setup = setupOf({ routes: [critical, ROUTE] });
    const messages = messagesOf([soldOut(0), down(1, { platformId: 'q' })], setup);
    expect(messages.map(({ channels }) => channels)).toEqual([null, ['phone']]);
  });

  it('of one that is deleted the next that fits takes the alerts', () => {
    const [first, second] = ['a', 'b'].map((id) => ({ ...ROUTE, id, channels: [id] }));
    if (first === undefined || second === undefined) throw new Error('two routes');
    const before = setupOf({ routes: [first, second, ROUTE] });
    const { memory, messages } = advance(NO_MEMORY, before, [soldOut(0)], MINUTE, ids());
    const after = setupOf({ routes: [second, ROUTE] });
    const events = [restocked(HOUR, '1', { lookMs: null })];
    const later = advance(memory, after, events, 2 * HOUR, ids());
    expect([...messages, ...later.messages].map(({ channels }) => channels)).toEqual([
      ['a'],
      ['b'],
    ]);
  });

  it.each([
    [['platform'], 2],
    [['platform', 'dimension'], 3],
    [['dimension'], 2],
    [['tag'], 1],
  ] as const)('grouping by %s makes %d messages of three alerts', (groupBy, count) => {
    const setup = setupOf({
      routes: [{ ...ROUTE, groupBy }],
      labels: () => ({ tags: ['vip'], maintenance: [] }),
    });
    const events = [
      soldOut(0, '1', { breadth: 99 }),
      soldOut(1, '1', { breadth: 99, dimension: 'price' }),
      soldOut(2, '1', { breadth: 99, platformId: 'q' }),
    ];
    expect(messagesOf(events, setup)).toHaveLength(count);
  });
});
