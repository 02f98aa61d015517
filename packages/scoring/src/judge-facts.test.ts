import { describe, expect, it } from 'vitest';
import { observation, START } from '../testing/support.ts';
import { factValue, labelOf, retractFacts, sightFacts } from './judge-facts.ts';
import type { Fact } from './types.ts';

type Seen = [subject: string, value: number | string, rest?: Partial<Fact>];

/** A look a millisecond, `k0` first. */
const looks = (...all: Seen[][]) =>
  all.map((facts, i) =>
    observation(`k${i}`, START + i, {
      facts: facts.map(([subject, value, rest]) => ({
        kind: typeof value === 'number' ? 'price' : 'stock',
        subject,
        value,
        confirmed: false,
        ...rest,
      })),
    }),
  );

describe('a second look is wanted', () => {
  it('of every look of this run that showed an unconfirmed change, each once', () => {
    const { facts } = sightFacts(
      {},
      looks([
        ['a', 100],
        ['b', 100],
        ['c', 'in'],
      ]),
    );
    const changed = looks(
      [],
      [['c', 'out']],
      [
        ['b', 300],
        ['a', 200],
      ],
    );
    const run = sightFacts(facts, changed);
    expect(run.changes).toEqual([]);
    expect(run.wantsConfirmation).toEqual(['k1', 'k2']);
    // Another run has looks of its own.
    const other = [{ ...observation('x', START + 9), facts: changed[2]?.facts ?? [] }];
    expect(sightFacts(run.facts, []).wantsConfirmation).toEqual([]);
    expect(sightFacts(run.facts, other).wantsConfirmation).toEqual([]);
    expect(sightFacts(run.facts, other).changes).toHaveLength(2);
  });

  it('of nothing that means nothing', () => {
    expect(sightFacts({}, looks([['a', NaN]]))).toEqual({
      facts: {},
      changes: [],
      wantsConfirmation: [],
    });
  });
});

describe('what is taken back', () => {
  const log = looks(
    [
      ['p|1', 100, { label: 'Card' }],
      ['s', 'in'],
      ['only', 5],
    ],
    [
      ['p|1', 200, { confirmed: true }],
      ['s', 'out', { confirmed: true }],
    ],
    [['late', 7]],
  );
  const { facts } = sightFacts({}, log);
  const taken = { keys: ['k1'], at: START + 99 };

  it('is told as good news where it had changed something', () => {
    const remaining = log.filter(({ key }) => key !== 'k1');
    const back = retractFacts(facts, remaining, taken);
    expect(back.facts).toEqual(sightFacts({}, remaining).facts);
    expect(back.changes).toEqual([
      {
        kind: 'price-changed',
        dimension: 'price',
        indicator: 'price-level',
        subject: 'p|1',
        label: 'Card',
        from: 200,
        to: 100,
        severity: 'info',
        since: START + 1,
        at: START + 99,
        evidence: ['k1'],
        recovery: true,
      },
      expect.objectContaining({ kind: 'restocked', subject: 's', from: 'out', to: 'in' }),
    ]);
  });

  it('is not told where nothing was known before or is left now', () => {
    expect(retractFacts(facts, log.slice(0, 2), taken).changes).toEqual([]);
    expect(retractFacts(facts, log, taken).changes).toEqual([]);
    expect(retractFacts({}, log, taken).changes).toEqual([]);
  });
});

describe('a fact', () => {
  const { facts } = sightFacts(
    {},
    looks([
      ['a', 100],
      ['a', 'in', { label: 'Card' }],
      ['b', 5],
    ]),
  );

  it('has the value that is confirmed, and none before any', () => {
    expect([factValue(facts, 'price', 'a'), factValue(facts, 'stock', 'a')]).toEqual([100, 'in']);
    expect(factValue(facts, 'price', 'c')).toBeNull();
  });

  it('lends its subject the title it was seen under', () => {
    expect([labelOf(facts, 'a'), labelOf(facts, 'b'), labelOf(facts, 'c')]).toEqual([
      'Card',
      '',
      '',
    ]);
  });

  it('that cannot be read is refused by name', () => {
    expect(() => factValue({ 'price|a': 5 }, 'price', 'a')).toThrow('facts.price|a: expected');
  });
});
