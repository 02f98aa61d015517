import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, tiedGroups, verdictOf, type Contender } from './verdict.ts';

const at = (name: string, lo: number, value: number, hi: number): Contender => ({
  name,
  lo,
  value,
  hi,
  status: 'ok',
});

const intervals = fc.array(
  fc
    .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
    .map((ends) => ends.sort((a, b) => a - b))
    .map(([lo, value, hi]) => ({ lo, value, hi })),
  { maxLength: 4 },
);

describe('tied groups', () => {
  it('hold what overlaps, a chain as a whole', () => {
    const [a, b, c, d] = [
      at('a', 70, 80, 90),
      at('b', 60, 68, 72),
      at('c', 50, 55, 61),
      at('d', 10, 20, 30),
    ];
    expect(tiedGroups([d, c, b, a])).toEqual([[a, b, c], [d]]);
  });

  it('touching ends overlap', () => {
    expect(tiedGroups([at('a', 70, 80, 90), at('b', 50, 60, 70)])).toHaveLength(1);
  });

  it('never part what overlaps, and order what they part', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const groups = tiedGroups(all);
        expect(groups.flat().sort(byAll)).toEqual([...all].sort(byAll));
        for (const [i, group] of groups.entries()) {
          for (const lower of groups.slice(i + 1).flat()) {
            for (const higher of group) {
              expect(overlap(higher, lower)).toBe(false);
              expect(higher.lo).toBeGreaterThan(lower.hi);
            }
          }
        }
      }),
    );
  });

  it('keep nobody who overlaps none of his group', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        for (const group of tiedGroups(all)) {
          for (const one of group) {
            expect(
              group.length === 1 || group.some((other) => other !== one && overlap(one, other)),
            ).toBe(true);
          }
        }
      }),
    );
  });
});

function byAll(a: { lo: number; value: number; hi: number }, b: typeof a): number {
  return a.lo - b.lo || a.value - b.value || a.hi - b.hi;
}

describe('the verdict', () => {
  it('holds against each other only those that rank', () => {
    const all: Contender[] = [
      at('good', 80, 85, 90),
      { ...at('capped', 60, 65, 70), status: 'unverified' },
      { ...at('thin', 20, 60, 90), status: 'insufficient' },
      { ...at('failed', 90, 95, 99), status: 'vetoed' },
      { ...at('new', 0, 0, 0), status: null },
    ];
    expect(verdictOf(all)).toEqual({
      groups: [['good'], ['capped']],
      insufficient: ['thin'],
      vetoed: ['failed'],
      waiting: ['new'],
    });
  });
});
