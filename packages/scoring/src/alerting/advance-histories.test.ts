import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  down,
  HOUR,
  ids,
  MINUTE,
  restocked,
  ROUTE,
  setupOf,
  soldOut,
  up,
} from '../../testing/alert-events.ts';
import { advance, NO_MEMORY } from './advance.ts';
import type { Memory, Message } from './types.ts';

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
