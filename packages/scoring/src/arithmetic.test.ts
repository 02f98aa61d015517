import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digamma, exp, ln, logistic, ratio, trigamma } from './arithmetic.ts';
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
  [ratio(1n, 4n), 0.25],
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
