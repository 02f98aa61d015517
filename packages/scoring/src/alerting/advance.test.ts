import fc from 'fast-check';
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
  up,
} from '../../testing/alert-events.ts';
import { advance, NO_MEMORY } from './advance.ts';
import type { AlertEvent, Memory, Message } from './types.ts';

const GOODS = 1_000;

describe('a thousand products that fail in the same minute', () => {
  it('are one message, when one judge run finds them', () => {
    const events = Array.from({ length: GOODS }, (_, i) =>
      soldOut(10, String(i), { breadth: GOODS }),
    );
    const [message, ...others] = messagesOf(events);
    expect(others).toEqual([]);
    expect(message?.about[0]).toMatchObject({ reason: 'first', more: 950 });
    expect(message?.about[0]?.events).toHaveLength(50);
  });

  it('are one message, however they are spread over the minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(MINUTE), { minLength: GOODS, maxLength: GOODS }), (times) => {
        const events = times
          .toSorted((a, b) => a - b)
          .map((at, i) => soldOut(at, String(i), { breadth: GOODS }));
        expect(messagesOf(events)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('are two, half an hour apart', () => {
    const events = [soldOut(0, '1', { breadth: 99 }), soldOut(HOUR / 2, '2', { breadth: 99 })];
    expect(toldOf(messagesOf(events))).toEqual([
      [MINUTE, 'first'],
      [HOUR / 2, 'added'],
    ]);
  });
});

describe('where no storm can come', () => {
  it('nothing waits for more', () => {
    expect(toldOf(messagesOf([soldOut(7)]))).toEqual([[7, 'first']]);
    expect(toldOf(messagesOf([down(7, { breadth: 1_000 })]))).toEqual([[7, 'first']]);
  });

  it('more of the same waits for the interval, what is worse does not', () => {
    const more = [soldOut(0), soldOut(MINUTE, '2')];
    expect(toldOf(messagesOf(more))).toEqual([
      [0, 'first'],
      [5 * MINUTE, 'added'],
    ]);
    const worse = [soldOut(0), soldOut(MINUTE, '2', { severity: 'critical' })];
    expect(toldOf(messagesOf(worse))).toEqual([
      [0, 'first'],
      [MINUTE, 'worse'],
    ]);
  });
});

describe('a recovery', () => {
  it('is told once it has lasted for four looks, with when it began', () => {
    const { messages, ended } = advance(
      NO_MEMORY,
      setupOf(),
      [down(0), up(10 * MINUTE)],
      HOUR,
      ids(),
    );
    expect(toldOf(messages)).toEqual([
      [0, 'first'],
      [14 * MINUTE, 'recovered'],
    ]);
    expect(ended).toMatchObject([{ openedAt: 0, resolvedAt: 10 * MINUTE }]);
  });

  it('of some of its troubles is no message of its own', () => {
    const events = [soldOut(0), soldOut(0, '2'), restocked(MINUTE), restocked(HOUR, '2')];
    expect(messagesOf(events).map(({ reason }) => reason)).toEqual(['first', 'recovered']);
  });

  it('that did not last is none', () => {
    const events = [down(0), up(10 * MINUTE), down(12 * MINUTE)];
    expect(toldOf(messagesOf(events))).toEqual([[0, 'first']]);
  });

  it('of what nobody was told of is told once with its beginning', () => {
    const events = [down(5), up(5)];
    const [message, ...others] = messagesOf(events);
    expect(others).toEqual([]);
    expect(message?.about[0]).toMatchObject({
      reason: 'first',
      events: events.map(({ id }) => id),
    });
  });

  it('at once where no look has to bear it out', () => {
    const events = [soldOut(0, '1', { lookMs: null }), restocked(9, '1', { lookMs: null })];
    expect(toldOf(messagesOf(events))).toEqual([
      [0, 'first'],
      [9, 'recovered'],
    ]);
  });
});

/** Down for `bad` looks, up for `good`, from `begin` for `turns` turns. */
function flips(bad: number, good: number, turns: number): AlertEvent[] {
  let at = 0;
  return Array.from({ length: turns }, (_, turn) => {
    const event = turn % 2 === 0 ? down(at) : up(at);
    at += (turn % 2 === 0 ? bad : good) * MINUTE;
    return event;
  });
}

describe('a probe that flaps', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [1, 3],
    [3, 1],
  ])('%d looks down, %d up: is told of at its start and its end only', (bad, good) => {
    for (const turns of [40, 41]) {
      const reasons = messagesOf(flips(bad, good, turns)).map(({ reason }) => reason);
      expect(reasons).toEqual(['first', 'flapping-ended']);
    }
  });

  it('is told of at its end while something else of the alert goes on, and reminded of', () => {
    const setup = setupOf({ routes: [{ ...ROUTE, repeatMs: 24 * HOUR }] });
    const flapping = Array.from({ length: 41 }, (_, turn) =>
      turn % 2 === 0 ? restocked(turn * MINUTE) : soldOut(turn * MINUTE),
    );
    const events = [soldOut(-MINUTE, '2'), soldOut(-MINUTE), ...flapping];
    const reasons = messagesOf(events, setup, 26 * HOUR).map(({ reason }) => reason);
    expect(reasons).toEqual(['first', 'flapping-ended', 'repeated']);
  });

  it('before anybody was told is told of as flapping, and as having come to rest', () => {
    const wide = { breadth: 99, lookMs: 5_000 };
    const events = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? soldOut(i * 5_000, '1', wide) : restocked(i * 5_000, '1', wide),
    );
    const reasons = messagesOf(events).map(({ reason }) => reason);
    expect(reasons).toEqual(['flapping', 'flapping-ended']);
  });
});

describe('a site that is down', () => {
  it('keeps the rest of its platform silent, and that alone', () => {
    const events = [
      down(0),
      soldOut(MINUTE),
      soldOut(MINUTE, '1', { platformId: 'q' }),
      up(HOUR),
      restocked(HOUR),
    ];
    const messages = messagesOf(events);
    expect(toldOf(messages)).toEqual([
      [0, 'first'],
      [MINUTE, 'first'],
      [HOUR + 4 * MINUTE, 'recovered'],
    ]);
  });

  it('once it is up again, what lasts is told', () => {
    const events = [down(0), soldOut(MINUTE), up(HOUR)];
    expect(messagesOf(events).map(({ about }) => about[0]?.reason)).toEqual([
      'first',
      'recovered',
      'first',
    ]);
  });
});

describe('our own network', () => {
  it('while it is away, nobody is told anything', () => {
    const setup = setupOf({ isCutOff: (at) => at < HOUR });
    expect(toldOf(messagesOf([soldOut(0), restocked(MINUTE)], setup))).toEqual([]);
    expect(toldOf(messagesOf([soldOut(0)], setup))).toEqual([[HOUR, 'first']]);
  });
});

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

const turn = fc.record({
  after: fc.integer({ min: 1, max: 20 * MINUTE }),
  platformId: fc.constantFrom('p', 'q'),
  subject: fc.constantFrom('1', '2', '3'),
  kind: fc.constantFrom('out', 'in', 'down', 'up'),
  breadth: fc.constantFrom(1, 99),
});

function eventsOf(
  turns: readonly {
    after: number;
    platformId: string;
    subject: string;
    kind: string;
    breadth: number;
  }[],
) {
  let at = 0;
  return turns.map(({ after, platformId, subject, kind, breadth }) => {
    at += after;
    const rest = { platformId, breadth };
    if (kind === 'out') return soldOut(at, subject, rest);
    if (kind === 'in') return restocked(at, subject, rest);
    return kind === 'down' ? down(at, rest) : up(at, rest);
  });
}

const END = 48 * HOUR;

describe('for any history', () => {
  const routes = [{ ...ROUTE, repeatMs: 3 * HOUR, escalation: [{ afterMs: HOUR, channels: [] }] }];
  const quietUntil = (_: unknown, at: number) =>
    at % (24 * HOUR) < 8 * HOUR ? at - (at % (24 * HOUR)) + 8 * HOUR : null;
  const setup = setupOf({ routes, quietUntil });

  it('one call and many give the same messages and the same memory', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 60 }),
        fc.array(fc.nat(20 * HOUR), { maxLength: 8 }),
        (turns, cuts) => {
          const events = eventsOf(turns);
          const whole = advance(NO_MEMORY, setup, events, END, ids());
          const newId = ids();
          let memory: Memory = NO_MEMORY;
          const messages: Message[] = [];
          let from = -1;
          for (const cut of [...cuts.toSorted((a, b) => a - b), END]) {
            const part = events.filter(({ at }) => at > from && at <= cut);
            const run = advance(JSON.parse(JSON.stringify(memory)), setup, part, cut, newId);
            memory = run.memory;
            messages.push(...run.messages);
            from = cut;
          }
          expect(messages).toEqual(whole.messages);
          expect(memory).toEqual(whole.memory);
        },
      ),
    );
  });

  it('no trouble that lasts goes untold, and none is said to be over that was not told', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const { memory, messages } = advance(NO_MEMORY, setup, eventsOf(turns), END, ids());
        for (const alert of Object.values(memory.alerts)) {
          if (alert.mutedBy === null) expect(alert.toldAt).not.toBeNull();
        }
        const begun = new Set<string>();
        for (const { alertId, reason } of messages.flatMap(({ about }) => about)) {
          if (reason === 'first' || reason === 'flapping') begun.add(alertId);
          expect(begun).toContain(alertId);
        }
      }),
    );
  });
});
