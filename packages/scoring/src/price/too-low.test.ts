import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEW, RUNS, START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import type { MarketItem } from './peers.ts';
import { referenceOf, type PriceReference } from './reference.ts';
import { isPriceTrap, isTooLow } from './too-low.ts';

const ITEM: MarketItem = { key: 'iqiyi/12m/code', brand: 'iqiyi', delivery: 'code', months: 12 };

function market(prices: readonly number[], item = ITEM): PriceReference {
  const rows = prices.map((fen, i) => ({
    platform: `p${i}`,
    owner: null,
    item,
    fen,
    at: START,
    key: `k${i}`,
  }));
  return referenceOf(ITEM, null, rows, null, START);
}

const alike = (n: number) => Array.from({ length: n }, () => 10_000);

describe('a price too low', () => {
  it.each([
    ['at 88 % of a tight market', 8800, alike(5), false],
    ['at 84 % of a tight market', 8400, alike(12), true],
    ['at 86 %, however tight the market', 8600, alike(60), false],
    ['at 84 % of a market that scatters', 8400, [8000, 9000, 10_000, 11_000, 12_000], false],
    ['at half of the market', 5000, alike(5), true],
    ['with four sellers only', 1000, alike(4), false],
    ['without a market', 1000, [], false],
  ])('%s', (_, fen, peers, low) => {
    expect(isTooLow(ln(fen), market(peers))).toBe(low);
  });

  it('is not what cannot be read', () => {
    expect(isTooLow(NaN, market(alike(5)))).toBe(false);
  });

  it('is not found by prices borrowed from other durations', () => {
    const month = { ...ITEM, key: 'iqiyi/1m/code', months: 1 };
    const reference = market(alike(8), month);
    expect(reference.n).toBe(8);
    expect(isTooLow(ln(100), reference)).toBe(false);
  });

  it('stays too low when it gets cheaper', () => {
    const fen = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(fen, fen, fc.array(fc.integer({ min: 5000, max: 20_000 })), (a, b, peers) => {
        const reference = market(peers);
        if (isTooLow(ln(Math.max(a, b)), reference)) {
          expect(isTooLow(ln(Math.min(a, b)), reference)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('the price trap', () => {
  const low = (item: string, days: number) => ({ item, days });
  it.each([
    ['two items on two days each', [low('a', 2), low('b', 5)], false, true],
    ['two items, one of them for a day', [low('a', 2), low('b', 1)], false, false],
    ['one item on many days', [low('a', 20)], false, false],
    ['two products of one item', [low('a', 3), low('a', 3)], false, false],
    ['one item and a failed card', [low('a', 2)], true, true],
    ['one item for a day and a failed card', [low('a', 1)], true, false],
    ['a failed card alone', [], true, false],
  ])('%s', (_, records, failedCard, trap) => {
    expect(isPriceTrap(records, failedCard)).toBe(trap);
  });
});

/** Numerical Recipes' linear congruential generator: the same world in every run. */
function worldOf(seed: number) {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  // t with 4 degrees of freedom has variance 2.
  const noise = (): number => {
    const chi = normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2;
    return (0.06 / Math.SQRT2) * (normal() / Math.sqrt(chi / 4));
  };
  return { uniform, noise };
}

/** World W4 of scoring.md §4.2a, and B9's numbers to beat. */
describe('in the world of B9', () => {
  const RUNS_EACH = FEW ? 4000 : 20_000;
  function shareTooLow(n: number, offer: number, fakes: number): number {
    const { uniform, noise } = worldOf(n * 1000 + 7);
    let found = 0;
    for (let run = 0; run < RUNS_EACH; run += 1) {
      const peers = Array.from({ length: n }, () => {
        const fake = uniform() < fakes ? Math.log(0.6) : 0;
        return 10_000 * Math.exp(noise() + fake);
      });
      if (isTooLow(ln(10_000 * offer * Math.exp(noise())), market(peers))) found += 1;
    }
    return found / RUNS_EACH;
  }

  it.each([5, 8, 15])('%d peers: one false alarm in a hundred, 97 of a hundred found', (n) => {
    expect(shareTooLow(n, 1, 0)).toBeLessThanOrEqual(0.011);
    expect(shareTooLow(n, 0.7, 0)).toBeGreaterThanOrEqual(0.97);
    expect(shareTooLow(n, 0.7, 0.25)).toBeGreaterThan(0.65);
  });
});
