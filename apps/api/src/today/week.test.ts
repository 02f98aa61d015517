import type { Stood } from '@kaopu/db';
import { hasMoved } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekOf } from './week.ts';

const at = (value: number, spread = 2) => ({
  status: 'ok' as const,
  grade: 'B' as const,
  value,
  lo: value - spread,
  hi: value + spread,
});

function stood(id: string, from: number, to: number, exposure: number | null = null): Stood {
  return { id, name: id, before: at(from), after: at(to), exposure };
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('changes of a week', () => {
  it('are those of platforms in use, by money at risk times points lost; the market is the rest', () => {
    const week = weekOf([
      stood('little lost, much at stake', 80, 75, 900_000),
      stood('much lost, little at stake', 80, 50, 10_000),
      stood('gained', 60, 70, 500_000),
      stood('emptied', 80, 50, 0),
      stood('rose', 50, 90),
      stood('fell', 90, 50),
    ]);
    expect(week.inUse).toBe(3);
    expect(idsOf(week.changes.items)).toEqual([
      'little lost, much at stake',
      'much lost, little at stake',
      'gained',
    ]);
    expect([idsOf(week.up), idsOf(week.down)]).toEqual([['rose'], ['fell', 'emptied']]);
  });

  it('are of every platform while none is known to be in use, the furthest first', () => {
    const week = weekOf([stood('a', 80, 75), stood('b', 80, 60), stood('c', 60, 75)]);
    expect(idsOf(week.changes.items)).toEqual(['b', 'c', 'a']);
    expect([week.inUse, week.up, week.down]).toEqual([0, [], []]);
  });

  it('leave out who is not scored at both ends', () => {
    const young = { ...stood('young', 80, 50), before: null };
    expect(weekOf([young, { ...young, after: null }]).changes.total).toBe(0);
  });

  it('hold a status that changed, which is no rise of the market', () => {
    const vetoed = { ...stood('vetoed', 80, 81), after: { ...at(81), status: 'vetoed' as const } };
    expect(weekOf([vetoed]).changes.total).toBe(1);
    expect(weekOf([vetoed, stood('in use', 80, 80, 1)])).toMatchObject({ up: [], down: [] });
  });

  const anyStood = fc
    .record({
      from: fc.integer({ min: 0, max: 100 }),
      to: fc.integer({ min: 0, max: 100 }),
      spread: fc.integer({ min: 0, max: 30 }),
      exposure: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    })
    .map(({ from, to, spread, exposure }) => ({
      before: at(from, spread),
      after: at(to, spread),
      exposure,
    }));

  it('never hold what stayed within its interval, nor anything twice, nor too much', () => {
    fc.assert(
      fc.property(fc.array(anyStood, { maxLength: 80 }), (drawn) => {
        const platforms = drawn.map((one, i) => ({ id: `p${i}`, name: `p${i}`, ...one }));
        const { changes, up, down } = weekOf(platforms);
        const shown = [...changes.items, ...up, ...down];
        expect(shown.every(({ before, after }) => hasMoved(before, after))).toBe(true);
        expect(new Set(shown).size).toBe(shown.length);
        expect(changes.items.length).toBe(Math.min(20, changes.total));
        expect(Math.max(up.length, down.length)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
