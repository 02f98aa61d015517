import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsToFlap, healsAt, restsAt, share, turned } from './flapping.ts';
import type { Child } from './types.ts';

const WELL: Child = { bad: false, at: 0, lookMs: null, turns: [], flapping: null };
const LOOK = 60_000;

/** With a turn every so many looks. */
function turning(every: number, turns: number): Child {
  return Array.from({ length: turns }).reduce<Child>(
    (child, _, i) => turned(child, !child.bad, i * every * LOOK, LOOK),
    WELL,
  );
}

describe('the weighted share of turns', () => {
  it('is 1 when every look is a turn, and weighs the newest half as much again as the oldest', () => {
    const child = turning(1, 20);
    expect(share(child, child.at)).toBeCloseTo(1, 12);
    const once = turning(1, 1);
    expect(share(once, 0) / share(once, 19 * LOOK)).toBeCloseTo(1.5, 12);
    expect(share(once, 20 * LOOK)).toBe(0);
  });

  it('says nothing of what no look sees', () => {
    const child = turned({ ...turning(1, 20) }, true, 20 * LOOK, null);
    expect(share(child, child.at)).toBe(0);
  });

  it.each([
    [1, 6],
    [2, 6],
    [3, 6],
  ])('a turn every %d looks is flapping from the %dth on', (every, turns) => {
    expect(beginsToFlap(turning(every, turns - 1))).toBe(false);
    expect(beginsToFlap(turning(every, turns))).toBe(true);
  });

  it('a turn every fourth look is none', () => {
    expect(beginsToFlap(turning(4, 60))).toBe(false);
  });

  it('never rises while nothing turns, and lies in [0, 1]', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 40 }), fc.nat(40), (gaps, later) => {
        let at = 0;
        let child = WELL;
        for (const gap of gaps) {
          at += gap * LOOK;
          child = turned(child, !child.bad, at, LOOK);
        }
        const now = share(child, at);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1 + 1e-9);
        expect(share(child, at + later * LOOK)).toBeLessThanOrEqual(now);
      }),
    );
  });
});

it('comes to rest when the share falls below a quarter, not before', () => {
  const child = { ...turning(1, 20), flapping: 0 };
  const rested = restsAt(child);
  expect(share(child, rested)).toBeLessThan(0.25);
  expect(share(child, rested - LOOK)).toBeGreaterThanOrEqual(0.25);
});

it('a recovery has lasted after four looks, half an hour at most', () => {
  expect(healsAt({ ...WELL, at: 7, lookMs: LOOK })).toBe(7 + 4 * LOOK);
  expect(healsAt({ ...WELL, at: 7, lookMs: 24 * 3_600_000 })).toBe(7 + 1_800_000);
  expect(healsAt({ ...WELL, at: 7 })).toBe(7);
});
