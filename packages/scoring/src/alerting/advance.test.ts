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
import type { AlertEvent } from './types.ts';

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
