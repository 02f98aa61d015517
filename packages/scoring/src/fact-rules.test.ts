import { describe, expect, it } from 'vitest';
import { agrees, changeSeverity, differs, usableValue } from './fact-rules.ts';
import { sightFact, type FactState } from './facts.ts';
import type { Change, Fact } from './types.ts';

/** What prices, each seen twice, are told as: the value, and whether it takes something back. */
function told(prices: readonly number[]): [number | string | null, boolean][] {
  let state: FactState | null = null;
  const changes: Change[] = [];
  for (const [i, value] of prices.flatMap((price) => [price, price]).entries()) {
    const fact: Fact = { kind: 'price', subject: '', value, confirmed: false };
    const outcome = sightFact(state, fact, { t: i, id: String(i) });
    state = outcome.state;
    if (outcome.change !== null) changes.push(outcome.change);
  }
  return changes.map(({ to, recovery }) => [to, recovery]);
}

describe('former prices', () => {
  it('are forgotten once a creep was taken back', () => {
    expect(told([100, 110, 121, 100, 121, 110])).toEqual([
      [110, false],
      [121, false],
      [100, true],
      [121, false],
      // Nobody was told of 110 since all was taken back: it is news, not the way home.
      [110, false],
    ]);
  });

  it('are remembered eight deep', () => {
    const steps = [100, 110, 121, 133, 146, 161, 177, 195, 215];
    expect(told([...steps, 100]).at(-1)).toEqual([100, true]);
    expect(told([...steps, 237, 100]).at(-1)).toEqual([100, false]);
    expect(told([...steps, 237, 110]).at(-1)).toEqual([110, true]);
  });
});

describe('values', () => {
  it('of nothing are one price, and the first yuan is a change', () => {
    expect(told([0, 0])).toEqual([]);
    expect(told([0, 1])).toEqual([[1, false]]);
  });

  it.each([Infinity, NaN, -1, 'free', '178'])('such as %s are no prices', (value) => {
    expect(usableValue('price', value)).toBeNull();
  });

  it('of words and of numbers are never the same', () => {
    expect(differs('in', 0)).toBe(true);
    expect(differs(5, 'in')).toBe(true);
    expect(differs('in', 'in')).toBe(false);
    expect(agrees('in', 1, 2)).toBe(false);
    expect(agrees(1, 'out', 0)).toBe(false);
    expect(agrees(1, 0, 'out')).toBe(false);
    expect(agrees('in', 'out', 'out')).toBe(true);
    expect(changeSeverity('price', 'free', 100)).toBe('info');
    expect(changeSeverity('price', 100, 'free')).toBe('info');
  });

  it('have no title until one is seen', () => {
    const fact: Fact = { kind: 'price', subject: '', value: 1, confirmed: false };
    expect(sightFact(null, fact, { t: 1, id: 'a' }).state?.label).toBe('');
  });
});
