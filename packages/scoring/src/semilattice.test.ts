import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS, START, DAY } from '../testing/support.ts';
import { addEntry, mergeEntries, type Entries, type Entry } from './entries.ts';
import { addFinding, mergeFindings, SOURCES, type Finding, type Findings } from './findings.ts';
import { hold, mergeHeld, type Held, type Register } from './held.ts';
import {
  addPenalty,
  addQuery,
  mergePenalties,
  NO_PENALTIES,
  type Penalties,
  type Penalty,
} from './penalties.ts';

/** Few values, so that ties, repeats and overflows are common. */
const moment = {
  t: fc.integer({ min: 0, max: 9 }).map((i) => START + i * DAY),
  id: fc.constantFrom('a', 'b', 'c'),
};
const MOST = 4;
const H = 14;

const register: fc.Arbitrary<Register> = fc.record({
  ...moment,
  subject: fc.constantFrom('', 'iqiyi', 'tencent-video'),
  source: fc.constantFrom(null, ...SOURCES),
  x: fc.integer({ min: 0, max: 3 }),
  e: fc.constantFrom(3, 8, 20),
});
const entry: fc.Arbitrary<Entry> = fc
  .record({
    ...moment,
    subject: fc.constantFrom('', 'p1'),
    m: fc.constantFrom(300_000, 700_000),
    atStake: fc.constantFrom(0, 500_000, 1_000_000),
    by: fc.constantFrom('wang', 'li', 'zhao'),
  })
  .map((item) => ({ ...item, wait: null, period: Math.floor((item.t - START) / (3 * DAY)) }));
const penalty: fc.Arbitrary<Penalty> = fc.record({
  ...moment,
  no: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  severity: fc.constantFrom('warning', 'fine', 'large-fine', 'revocation'),
  decidedAt: fc.integer({ min: 0, max: 3 }).map((i) => START - i * DAY),
});
const sighting = fc.record({
  ...moment,
  finding: fc.record({
    topic: fc.constantFrom('licence' as const, 'card' as const, 'contact' as const),
    subject: fc.constantFrom('', 'p1'),
    value: fc.constantFrom('valid', 'revoked', 'worked', 'failed', 'QQ 1'),
    source: fc.constantFrom(...SOURCES),
    by: fc.constantFrom('home', 'office'),
  }) satisfies fc.Arbitrary<Finding>,
});

interface Lattice<T, S> {
  name: string;
  item: fc.Arbitrary<T>;
  empty: S;
  add(state: S, item: T): S;
  merge(a: S, b: S): S;
}

const lattice = <T, S>(given: Lattice<T, S>): Lattice<T, S> => given;

/** P1 and P2 for every state that keeps its largest elements. */
function expectLattice<T, S>({ item, empty, add, merge }: Lattice<T, S>): void {
  const items = fc.array(item, { maxLength: 24 });
  const stateOf = (list: readonly T[]) => list.reduce(add, empty);
  fc.assert(
    fc.property(items, items, items, fc.nat(), (a, b, c, seed) => {
      const all = [...a, ...b, ...c];
      const turned = all.map((_, i) => all[(i * 7 + seed) % all.length]).filter(isThere);
      // Every element once, from another start and in another stride, when 7 does not divide.
      if (all.length % 7 !== 0) expect(stateOf(turned)).toEqual(stateOf(all));
      expect(stateOf(all.toReversed())).toEqual(stateOf(all));
      expect(stateOf([...all, ...all])).toEqual(stateOf(all));

      const [x, y, z] = [stateOf(a), stateOf(b), stateOf(c)];
      expect(merge(merge(x, y), z)).toEqual(merge(x, merge(y, z)));
      expect(merge(x, y)).toEqual(merge(y, x));
      expect(merge(x, x)).toEqual(x);
      expect(merge(x, empty)).toEqual(x);
      expect(merge(merge(x, y), z)).toEqual(stateOf(all));
    }),
    RUNS,
  );
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

describe('order, repetition and grouping change nothing (P1, P2) for', () => {
  it('registers by subject and source', () => {
    expectLattice(
      lattice<Register, Held>({
        name: 'held',
        item: register,
        empty: [],
        add: (state, word) => hold(state, word, MOST),
        merge: (a, b) => mergeHeld(a, b, MOST),
      }),
    );
  });

  it('entries by reporter and period', () => {
    expectLattice(
      lattice<Entry, Entries>({
        name: 'entries',
        item: entry,
        empty: [],
        add: (state, word) => addEntry(state, word, H, MOST),
        merge: (a, b) => mergeEntries(a, b, H, MOST),
      }),
    );
  });

  it('penalties by number', () => {
    expectLattice(
      lattice<Penalty, Penalties>({
        name: 'penalties',
        item: penalty,
        empty: NO_PENALTIES,
        add: (state, record) => addPenalty(addQuery(state, record), record, MOST),
        merge: (a, b) => mergePenalties(a, b, MOST),
      }),
    );
  });

  it('findings by topic, subject and source', () => {
    expectLattice(
      lattice<{ t: number; id: string; finding: Finding }, Findings>({
        name: 'findings',
        item: sighting,
        empty: {},
        add: (state, { t, id, finding }) => addFinding(state, finding, { t, id }),
        merge: mergeFindings,
      }),
    );
  });
});
