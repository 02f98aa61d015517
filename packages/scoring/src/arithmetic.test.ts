import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clamp, digamma, exp, ln, logistic, logit, ratio, trigamma } from './arithmetic.ts';
import { RUNS } from '../testing/support.ts';

function relativeError(actual: number, expected: number): number {
  return expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);
}

it('ln agrees with Math.log to 1e-14 over the whole range', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: 1e308, noNaN: true }), (x) => {
      expect(relativeError(ln(x), Math.log(x))).toBeLessThan(1e-14);
    }),
    RUNS,
  );
});

it('ln keeps its relative precision close to 1', () => {
  for (const x of [1 + 1e-15, 1 - 1e-15, 1 + 1e-8, 1 - 1e-8, 0.9999, 1.0001]) {
    expect(relativeError(ln(x), Math.log(x))).toBeLessThan(1e-14);
  }
});

it('exp agrees with Math.exp to 1e-14 wherever the result is normal', () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 709.7, noNaN: true }), (x) => {
      expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(1e-14);
    }),
    RUNS,
  );
});

it.each([
  [ln(1), 0],
  [ln(0), -Infinity],
  [ln(-1), NaN],
  [ln(NaN), NaN],
  [ln(Infinity), Infinity],
  [exp(0), 1],
  [exp(-Infinity), 0],
  [exp(Infinity), Infinity],
  [exp(NaN), NaN],
  [exp(-800), 0],
  [logistic(-1000), 0],
  [logistic(1000), 1],
  [logistic(0), 0.5],
  [ln(Number.MIN_VALUE) < -744, true],
  [exp(709.79), Infinity],
  [exp(709.78) < Infinity, true],
  [exp(-740) > 0, true],
  [exp(-745.2), 0],
  [ratio(1n, 4n), 0.25],
  [ratio(-3n, 4n), -0.75],
  [ratio(0n, 7n), 0],
  [ratio(7n << 3000n, 1n << 3001n), 3.5],
  [ratio(1n, 1n << 96n), 2 ** -96],
  [ratio(1n, 1n << 97n), 0],
  [logit(0.5, 0.5), 0],
  [logit(0, 1), -Infinity],
  [clamp(0.5, 0, 1), 0.5],
  [clamp(-1, 0, 1), 0],
  [clamp(2, 0, 1), 1],
  [ratio(5n, 0n), 0],
])('the edge %# gives %f', (actual, expected) => expect(actual).toBe(expected));

const EULER = 0.5772156649015329;

it.each([
  [digamma(1), -EULER],
  [digamma(0.5), -EULER - 2 * Math.LN2],
  [digamma(2), 1 - EULER],
  [trigamma(1), Math.PI ** 2 / 6],
  [trigamma(0.5), Math.PI ** 2 / 2],
  [trigamma(2), Math.PI ** 2 / 6 - 1],
  [digamma(1e6), Math.log(1e6) - 5e-7],
])('the derivative %# of ln gamma is %f', (actual, expected) => {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-11);
});

it('logit and logistic undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (value) => {
      const p = logistic(value);
      const complement = logistic(-value);
      expect(p + complement).toBeCloseTo(1, 14);
      expect(logit(p, complement)).toBeCloseTo(value, 9);
    }),
    RUNS,
  );
});

it('the derivatives of ln gamma follow their recurrence on both sides of the series', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 40, noNaN: true }), (x) => {
      expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(3e-11);
      expect(Math.abs(trigamma(x) - trigamma(x + 1) - 1 / (x * x))).toBeLessThan(3e-11);
    }),
    RUNS,
  );
});

/** Harmonic sums: ψ(n) = H(n − 1) − γ and ψ′(n) = π²/6 − the sum of 1/k², k < n. */
it.each([9, 10, 11, 25])('the derivatives of ln gamma at %d are those of its sums', (n) => {
  const terms = Array.from({ length: n - 1 }, (_, i) => 1 / (i + 1));
  const harmonic = terms.reduce((sum, term) => sum + term, 0);
  const squares = terms.reduce((sum, term) => sum + term * term, 0);
  expect(Math.abs(digamma(n) - (harmonic - EULER))).toBeLessThan(1e-11);
  expect(Math.abs(trigamma(n) - (Math.PI ** 2 / 6 - squares))).toBeLessThan(1e-11);
});
