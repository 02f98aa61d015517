import { DIMENSIONS, PROFILE_WEIGHTS, profileProblem, STANDARD_PROFILES } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leastOf,
  mostOf,
  moved,
  readShares,
  sharesOf,
  sharesText,
  weightsOf,
  type Shares,
} from './shares.ts';

const anyDimension = fc.constantFrom(...DIMENSIONS);
const anyValue = fc.double({ min: -20, max: 120, noNaN: true });
/** Shares as sliders leave them. */
const anyShares = fc
  .tuple(
    fc.constantFrom(...STANDARD_PROFILES),
    fc.array(fc.tuple(anyDimension, anyValue), { maxLength: 8 }),
  )
  .map(([{ weights }, moves]) =>
    moves.reduce(
      (shares, [dimension, value]) => moved(shares, dimension, value),
      sharesOf(weights),
    ),
  );

function sum(shares: Shares): number {
  return DIMENSIONS.reduce((all, id) => all + shares[id], 0);
}

describe('moving one share', () => {
  it('keeps the sum at 100, every share in halves, and qualification on its floor', () => {
    fc.assert(
      fc.property(anyShares, anyDimension, anyValue, (shares, dimension, value) => {
        const next = moved(shares, dimension, value);
        expect(sum(next)).toBe(100);
        for (const id of DIMENSIONS) {
          expect(Number.isInteger(next[id] * 2)).toBe(true);
          expect(next[id]).toBeGreaterThanOrEqual(leastOf(id));
        }
        expect(profileProblem(next)).toBe(null);
      }),
    );
  });

  it('gives what was asked for, as far as there is anything to give', () => {
    fc.assert(
      fc.property(anyShares, anyDimension, fc.integer({ min: 0, max: 200 }), (shares, id, half) => {
        const given = moved(shares, id, half / 2)[id];
        expect(given).toBe(Math.min(mostOf(id), Math.max(leastOf(id), half / 2)));
      }),
    );
  });

  it('and drawing it back leaves everything as it was', () => {
    fc.assert(
      fc.property(anyShares, anyDimension, (shares, dimension) => {
        expect(moved(shares, dimension, shares[dimension])).toEqual(shares);
      }),
    );
  });

  it('takes from the others what is above their least, in proportion', () => {
    const medium = sharesOf(PROFILE_WEIGHTS.medium.weights);
    expect(sharesText(medium)).toBe('20-25-17.5-17.5-10-10');
    // Above their least the others have 5, 17.5, 17.5, 10 and 10; 30 of these 60 are left.
    expect(sharesText(moved(medium, 'supply-chain', 55))).toBe('17.5-55-9-8.5-5-5');
    expect(sharesText(moved(medium, 'qualification', 0))).toBe('15-26.5-18.5-18.5-11-10.5');
  });

  it('shares equally among those that had nothing', () => {
    const all = moved(sharesOf(PROFILE_WEIGHTS.medium.weights), 'qualification', 100);
    expect(sharesText(all)).toBe('100-0-0-0-0-0');
    expect(sharesText(moved(all, 'qualification', 50))).toBe('50-10-10-10-10-10');
  });
});

describe('shares in an address', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(anyShares, (shares) => {
        expect(readShares(sharesText(shares))).toEqual(shares);
      }),
    );
  });

  it.each([
    '',
    '20-25-17.5-17.5-10',
    '20-25-17.5-17.5-10-10-0',
    '20-25-17.5-17.5-10-11',
    '10-35-17.5-17.5-10-10',
    '20-25-17.25-17.75-10-10',
    '120--5--5--5--5-0',
    '20-25-17.5-17.5-1e1-10',
    ' 20-25-17.5-17.5-10-10',
    '20-25-NaN-17.5-10-10',
    '20-25-17.5-17.5-10-',
  ])('are not read from %j', (text) => expect(readShares(text)).toBe(null));
});

it('published weights are exactly the shares that stand for them', () => {
  for (const { weights } of STANDARD_PROFILES) {
    expect(weightsOf(sharesOf(weights))).toEqual(weights);
  }
});
