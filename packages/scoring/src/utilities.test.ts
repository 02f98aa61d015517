import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import {
  authorisationUtility,
  availabilityUtility,
  cardUtility,
  certificateUtility,
  deliveryUtility,
  filingUtility,
  licenceUtility,
  purchaseProofUtility,
  shareUtility,
  wordingUtility,
} from './utilities.ts';

it('words are worth what the table says', () => {
  expect((['valid', 'scope-unclear', 'absent', 'revoked'] as const).map(licenceUtility)).toEqual([
    1, 0.5, 0, 0,
  ]);
  expect((['matches', 'unclear', 'absent'] as const).map(filingUtility)).toEqual([1, 0.5, 0]);
  expect(
    (
      ['confirmed', 'listed', 'letter', 'not-listed', 'not-on-list', 'denied', 'forged'] as const
    ).map(authorisationUtility),
  ).toEqual([1, 1, 0.5, 0.1, 0, 0, 0]);
  expect(
    (
      [
        'worked',
        'worked-after-exchange',
        'failed',
        'already-redeemed',
        'revoked',
        'account-banned',
      ] as const
    ).map(cardUtility),
  ).toEqual([1, 0.5, 0, 0, 0, 0]);
  expect((['provided', 'partial', 'refused'] as const).map(purchaseProofUtility)).toEqual([
    1, 0.5, 0,
  ]);
  expect((['up', 'slow', 'down'] as const).map(availabilityUtility)).toEqual([1, 0.5, 0]);
  expect((['none', 'ambiguous', 'found'] as const).map(wordingUtility)).toEqual([1, 0.5, 0]);
});

it.each([
  [null, 0],
  [-1, 0],
  [0, 0],
  [0.5, 0.3],
  [2.99, 0.3],
  [3, 0.7],
  [13.99, 0.7],
  [14, 1],
])('a certificate with %s days left is worth %d', (days, x) => {
  expect(certificateUtility(days)).toBe(x);
});

it.each([
  [0, 1],
  [600, 1],
  // Half-way in the logarithm: 600 · sqrt(144) = 7200 s.
  [7200, 0.5],
  [86_400, 0],
  [1e9, 0],
])('a delivery after %d s is worth %d', (seconds, x) => {
  expect(deliveryUtility(seconds)).toBeCloseTo(x, 12);
});

it('a later delivery is never worth more', () => {
  const seconds = fc.double({ min: 0, max: 200_000, noNaN: true });
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      expect(deliveryUtility(late)).toBeLessThanOrEqual(deliveryUtility(early));
    }),
    RUNS,
  );
});

it('a share of nothing is unknown', () => {
  expect(shareUtility(0, 0)).toBeNull();
  expect(shareUtility(2, 4)).toBe(0.5);
  expect(shareUtility(5, 4)).toBe(1);
});
