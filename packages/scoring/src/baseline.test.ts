import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { baselines, lossOf, type Baseline } from './baseline.ts';
import type { Margin } from './method.ts';

const TRIES = { ...RUNS, numRuns: Math.min(RUNS.numRuns, 50) };

/** Up to 120 values before a gap of 10 (scoring.md §3.4). */
const windowOf = (values: readonly number[], i: number) =>
  values.slice(Math.max(0, i - 130), Math.max(0, i - 10));

/** By the definition, in [0, .9]; 0 where all are equal. */
function correlation(y: readonly number[]): number {
  const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
  const off = y.map((each) => each - mean);
  const variance = off.reduce((sum, each) => sum + each * each, 0);
  if (variance < 1e-9) return 0;
  const covariance = off.slice(1).reduce((sum, each, k) => sum + each * (off[k] ?? 0), 0);
  return Math.min(0.9, Math.max(0, covariance / variance));
}

const temper = (rho: number) => (1 - rho) / (1 + rho);

/** The smallest value that at least the share `q` does not exceed. */
function nearestRank(window: readonly number[], q: number): number {
  const sorted = window.toSorted((a, b) => a - b);
  return sorted[Math.ceil(q * window.length - 1e-6) - 1] ?? NaN;
}

function expectCuts(baseline: Baseline | null | undefined, expected: Baseline | null): void {
  if (expected === null) {
    expect(baseline).toBeNull();
    return;
  }
  expect(baseline?.cuts).toHaveLength(expected.cuts.length);
  for (const [k, { q0, threshold, temper: t }] of expected.cuts.entries()) {
    const cut = baseline?.cuts[k];
    expect(cut?.q0).toBeCloseTo(q0, 9);
    if (threshold === null) expect(cut?.threshold).toBeNull();
    else expect(cut?.threshold).toBeCloseTo(threshold, 9);
    expect(cut?.temper).toBeCloseTo(t, 9);
  }
}

/** Runs of equal values, so that neighbours resemble each other and ties are common. */
const course = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 8 })), {
    minLength: 12,
    maxLength: 40,
  })
  .map((runs) => runs.flatMap(([value, n]) => Array.from({ length: n }, () => value)));

describe('the baseline of a value that may grow', () => {
  const QUANTILES = [
    [0.5, 0.5],
    [0.75, 0.25],
    [0.9, 0.1],
  ] as const;

  it.each<[string, Margin, (value: number) => number]>([
    ['a share', { factor: 1.2 }, (value) => value * 1.2],
    ['a step', { add: 0.03 }, (value) => value + 0.03],
  ])('is that of the window before it, with %s on top', (_, margin, raised) => {
    fc.assert(
      fc.property(course, (values) => {
        for (const [i, baseline] of baselines(values, { margin }).entries()) {
          if (i % 5 !== 0) continue;
          const window = windowOf(values, i);
          const cuts = QUANTILES.map(([quantile, q0]) => {
            const threshold = raised(nearestRank(window, quantile));
            const beyond = window.map((value) => (value > threshold ? 1 : 0));
            return { q0, threshold, temper: temper(correlation(beyond)) };
          });
          expectCuts(baseline, window.length < 40 ? null : { cuts });
        }
      }),
      TRIES,
    );
  });
});

describe('the baseline of a loss', () => {
  /** Upper quartile of the posterior with the prior of every score. */
  function inControl(window: readonly number[]): number {
    const total = 4 + window.length;
    const mean = (4 * 0.35 + window.reduce((sum, y) => sum + y, 0)) / total;
    const sd = Math.sqrt((mean * (1 - mean)) / (total + 1));
    const upper = Math.log(mean / (1 - mean)) + (0.6745 * sd) / (mean * (1 - mean));
    return Math.min(0.9, Math.max(0.02, 1 / (1 + Math.exp(-upper))));
  }

  it('is what the window lost, on the safe side', () => {
    const scaled = fc
      .tuple(course, fc.constantFrom(0, 0.01, 1 / 9, 1))
      .map(([values, by]) => values.map((value) => Math.min(1, value * by)));
    fc.assert(
      fc.property(scaled, (values) => {
        for (const [i, baseline] of baselines(values, { loss: true }).entries()) {
          if (i % 5 !== 0) continue;
          const window = windowOf(values, i);
          const cut = {
            q0: inControl(window),
            threshold: null,
            temper: temper(correlation(window)),
          };
          expectCuts(baseline, window.length < 40 ? null : { cuts: [cut] });
        }
      }),
      TRIES,
    );
  });

  it('is never taken for less than two in a hundred, nor for more than nine in ten', () => {
    const q0 = (y: number) =>
      baselines(
        Array.from({ length: 200 }, () => y),
        { loss: true },
      ).at(-1)?.cuts[0]?.q0;
    expect(q0(0)).toBeCloseTo(0.02, 12);
    expect(q0(1)).toBeCloseTo(0.9, 12);
  });
});

it.each([
  [0.3, null, 0.3],
  [-1, null, 0],
  [7, null, 1],
  [400, 400, 0],
  [401, 400, 1],
  [399, 400, 0],
])('a value of %d against %s loses %d', (value, threshold, loss) => {
  expect(lossOf(value, { threshold })).toBe(loss);
});
