import { describe, expect, it } from 'vitest';
import { sightFact, type FactState } from './facts.ts';
import type { Change, Fact, FactKind } from './types.ts';

type Sighting = number | string | { value: number | string; confirmed: true };

/** Sights values one after another, at t = 1, 2, 3 …; the key of each is its time. */
function sight(kind: FactKind, sightings: readonly Sighting[]) {
  let state: FactState | null = null;
  const changes: Change[] = [];
  for (const [i, sighting] of sightings.entries()) {
    const { value, confirmed } =
      typeof sighting === 'object' ? sighting : { value: sighting, confirmed: false };
    const fact: Fact = { kind, subject: 's', value, confirmed };
    const outcome = sightFact(state, fact, { t: i + 1, id: String(i + 1) });
    state = outcome.state;
    if (outcome.change !== null) changes.push(outcome.change);
  }
  return { state, changes };
}

const brief = ({ from, to, severity, recovery }: Change) => ({ from, to, severity, recovery });
const change = (
  from: number | string,
  to: number | string,
  severity: string,
  recovery = false,
) => ({
  from,
  to,
  severity,
  recovery,
});

describe('prices', () => {
  it.each<[string, number[], ReturnType<typeof change>[]]>([
    ['the first is the baseline', [178], []],
    ['seen once is not enough', [178, 208], []],
    ['seen twice is a change', [178, 208, 208], [change(178, 208, 'warning')]],
    ['a slip that goes back is none', [178, 208, 178, 208, 178], []],
    ['below 3 % is none', [1000, 1029, 1029], []],
    ['exactly 3 % is one', [100, 103, 103], [change(100, 103, 'info')]],
    ['exactly 3 % down is one', [100, 97, 97], [change(100, 97, 'info')]],
    ['a creep adds up', [1000, 1010, 1020, 1030, 1040], [change(1000, 1040, 'info')]],
    ['another direction is no confirmation', [100, 110, 90, 110, 90], []],
    ['a second look further the same way confirms', [100, 110, 120], [change(100, 120, 'warning')]],
    ['a rise of 15 % warns', [100, 115, 115], [change(100, 115, 'warning')]],
    ['a fall of 29 % informs', [100, 71, 71], [change(100, 71, 'info')]],
    ['a fall of 30 % warns', [100, 70, 70], [change(100, 70, 'warning')]],
    [
      'coming back takes it back, and a new rise is news again',
      [178, 208, 208, 180, 180, 208, 208],
      [change(178, 208, 'warning'), change(208, 180, 'info', true), change(180, 208, 'warning')],
    ],
    [
      'going further is a change of its own',
      [100, 110, 110, 121, 121],
      [change(100, 110, 'info'), change(110, 121, 'info')],
    ],
    [
      'coming all the way back takes a creep back as a whole',
      [100, 110, 110, 121, 121, 100, 100],
      [change(100, 110, 'info'), change(110, 121, 'info'), change(121, 100, 'info', true)],
    ],
    [
      'coming back in two steps is good news twice',
      [100, 110, 110, 121, 121, 110, 110, 100, 100],
      [
        change(100, 110, 'info'),
        change(110, 121, 'info'),
        change(121, 110, 'info', true),
        change(110, 100, 'info', true),
      ],
    ],
    ['from nothing', [0, 5, 5], [change(0, 5, 'info')]],
  ])('%s', (_, values, expected) => {
    expect(sight('price', values).changes.map(brief)).toEqual(expected);
  });

  it('what is no price is ignored', () => {
    expect(sight('price', ['free']).state).toBeNull();
    expect(sight('price', [NaN]).state).toBeNull();
    expect(sight('price', [-1]).state).toBeNull();
  });
});

describe('words', () => {
  it.each<[FactKind, string, string, string, string]>([
    ['stock', 'in', 'out', 'sold-out', 'warning'],
    ['product-state', 'on_sale', 'delisted', 'product-state-changed', 'warning'],
    ['product-state', 'on_sale', 'not_found', 'product-state-changed', 'warning'],
    ['product-state', 'on_sale', 'login_required', 'product-state-changed', 'info'],
    ['shop-state', 'open', 'shop_closed', 'shop-state-changed', 'warning'],
    ['shop-state', 'open', 'shop_frozen', 'shop-state-changed', 'warning'],
    ['reachability', 'up', 'down', 'became-unreachable', 'critical'],
    ['authorisation-page', 'shown', 'ended', 'authorisation-page', 'warning'],
    ['authorisation-page', 'shown', 'gone', 'authorisation-page', 'warning'],
  ])(
    '%s from %s to %s is %s (%s), and its return a recovery',
    (kind, good, bad, name, severity) => {
      const { changes } = sight(kind, [good, bad, bad, good, good]);
      expect(changes).toHaveLength(2);
      expect(changes[0]).toMatchObject({
        kind: name,
        from: good,
        to: bad,
        severity,
        recovery: false,
      });
      expect(changes[1]).toMatchObject({ from: bad, to: good, severity: 'info', recovery: true });
    },
  );

  it('names the recoveries of stock and reachability', () => {
    expect(sight('stock', ['out', 'in', 'in']).changes[0]?.kind).toBe('restocked');
    const blinked = sight('reachability', ['up', 'down', 'down', 'up', 'up']).changes;
    expect(blinked.map(({ kind }) => kind)).toEqual(['became-unreachable', 'became-reachable']);
  });

  it('tells of a shop that was down or closed from the first look on', () => {
    expect(sight('reachability', ['down', 'down']).changes).toMatchObject([
      { kind: 'became-unreachable', severity: 'critical', to: 'down' },
    ]);
    expect(sight('shop-state', ['shop_closed', 'shop_closed']).changes).toMatchObject([
      { kind: 'shop-state-changed', severity: 'warning', to: 'shop_closed' },
    ]);
  });

  it('takes a product for what it was when first seen', () => {
    expect(sight('stock', ['out', 'out']).changes).toEqual([]);
    expect(sight('product-state', ['delisted', 'delisted']).changes).toEqual([]);
  });

  it('a text that changed is told, and nothing is ever taken back by another', () => {
    const { changes } = sight('authorisation-text', ['a', 'b', 'b', 'a', 'a']);
    expect(changes.map(brief)).toEqual([change('a', 'b', 'info'), change('b', 'a', 'info')]);
  });

  it('a different second word is not a confirmation', () => {
    const { changes, state } = sight('product-state', ['on_sale', 'delisted', 'not_found']);
    expect(changes).toEqual([]);
    expect(state?.pending).toEqual({ t: 3, id: '3', value: 'not_found' });
  });
});

describe('confirmation', () => {
  it('a look that looked twice needs no second one', () => {
    const { changes } = sight('reachability', ['up', { value: 'down', confirmed: true }]);
    expect(changes).toMatchObject([{ since: 2, at: 2, evidence: ['2'] }]);
  });

  it('since and evidence name the first and the confirming look', () => {
    const { changes } = sight('stock', ['in', 'in', 'out', 'out']);
    expect(changes).toMatchObject([{ since: 3, at: 4, evidence: ['3', '4'] }]);
  });

  it('sightings older than the newest are ignored', () => {
    const { state } = sight('stock', ['in', 'in', 'out']);
    const fact: Fact = { kind: 'stock', subject: 's', value: 'out', confirmed: true };
    expect(sightFact(state, fact, { t: 2, id: 'z' })).toEqual({ state, change: null });
    expect(sightFact(state, fact, { t: 3, id: '3' })).toEqual({ state, change: null });
  });

  it('keeps the last title it was given', () => {
    const first = sightFact(
      null,
      { kind: 'stock', subject: 's', value: 'in', confirmed: false, label: 'Card' },
      { t: 1, id: 'a' },
    );
    const second = sightFact(
      first.state,
      { kind: 'stock', subject: 's', value: 'out', confirmed: true },
      { t: 2, id: 'b' },
    );
    expect(second.change?.label).toBe('Card');
  });
});
