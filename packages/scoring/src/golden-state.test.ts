import { describe, expect, it } from 'vitest';
import { expectNear, expectRelative, readGolden } from '../testing/golden.ts';
import { sha256 } from '../testing/support.ts';
import { digamma, exp, ln, trigamma } from './arithmetic.ts';
import { alarmLevel, createBank } from './bank.ts';
import { addToCounter, EMPTY_COUNTER } from './counter.ts';
import { GROWTH, weightAt } from './decay.ts';
import { evidenceOf } from './indicator.ts';
import type { IndicatorState } from './indicator-state.ts';
import { NO_LOOKS } from './looks.ts';
import { INDICATOR_SPECS, METHOD, type PenaltySeverity, type WaitScaleId } from './method.ts';
import { penaltyShares, penaltyUtility } from './penalties.ts';
import { posterior } from './posterior.ts';
import { survival } from './survival.ts';
import { binOf, WAIT_SCALES } from './waits.ts';

describe('against an independent implementation (golden/make.py)', () => {
  it('ln and exp agree with 50 digits', () => {
    interface Point {
      x: number;
      y: number;
    }
    const golden = readGolden<{ ln: Point[]; exp: Point[] }>('elementary');
    expect(golden.tolerance).toBe(1e-14);
    for (const { x, y } of golden.ln) expectRelative(ln(x), y, golden.tolerance);
    for (const { x, y } of golden.exp) expectRelative(exp(x), y, golden.tolerance);
  });

  it('digamma and trigamma agree with 50 digits', () => {
    const golden = readGolden<{ values: { x: number; digamma: number; trigamma: number }[] }>(
      'polygamma',
    );
    for (const { x, ...expected } of golden.values) {
      expectNear(digamma(x), expected.digamma, golden.tolerance, `digamma ${x}`);
      expectNear(trigamma(x), expected.trigamma, golden.tolerance, `trigamma ${x}`);
    }
  });

  it('the growth table is the exact powers, bit by bit, and so are the weights', () => {
    interface Decay {
      table: string[];
      sums: { sum: string; sha256: string }[];
      weights: { t: number; halfLife: number; weight: string }[];
    }
    const golden = readGolden<Decay>('decay');
    expect(GROWTH.map(String)).toEqual(golden.table);
    const sum = String(GROWTH.reduce((total, step) => total + step, 0n));
    expect(golden.sums).toEqual([{ sum, sha256: METHOD.decayTable }]);
    expect(sha256(golden.table.join(','))).toBe(METHOD.decayTable);
    for (const { t, halfLife, weight } of golden.weights) {
      expect(String(weightAt(t, halfLife))).toBe(weight);
    }
  });

  interface PosteriorCase {
    halfLife: number;
    sigma: number;
    now: number;
    items: [number, number, number][];
    n: number;
    mean: number;
    newestAge: number;
    meanAge: number;
    mu: number;
    variance: number;
    lo: number;
    hi: number;
  }
  const posteriors = readGolden<{ cases: PosteriorCase[] }>('posterior');

  it.each(posteriors.cases.map((item, i) => [i, item] as const))(
    'counter %d is read as it should be',
    (_, { halfLife, sigma, now, items, ...expected }) => {
      const sums = items.reduce(
        (sum, [t, m, x]) => addToCounter(sum, { t, m, x }, halfLife),
        EMPTY_COUNTER,
      );
      const state: IndicatorState = {
        kind: 'counter',
        looks: NO_LOOKS,
        sums,
        entries: [],
        kept: [],
      };
      const spec = { ...INDICATOR_SPECS.availability, halfLifeDays: halfLife };
      const evidence = evidenceOf(state, now, spec);
      const actual = { ...evidence, ...posterior(evidence, sigma) };
      const { tolerance } = posteriors;
      // A mean time is a number of ms since 1970: its age is good to a microsecond.
      expectNear(actual.meanAge, expected.meanAge, 1e-3, 'meanAge');
      for (const key of ['n', 'mean', 'newestAge', 'mu', 'variance', 'lo', 'hi'] as const) {
        expectNear(actual[key], expected[key], tolerance, key);
      }
      expectNear(actual.loss, 1 - expected.mu, tolerance, 'loss');
    },
  );

  interface Waits {
    scales: { id: WaitScaleId; edges: number[]; u: number[]; horizon: number }[];
    bins: { scale: WaitScaleId; seconds: number; cutShort: boolean; end: string; bin: number }[];
    cases: {
      scale: WaitScaleId;
      d: number[];
      c: number[];
      open: number;
      mean: number | null;
      worth: number[];
    }[];
  }
  const waits = readGolden<Waits>('waits');

  it.each(waits.scales)('the scale of $id', ({ id, edges, u, horizon }) => {
    const scale = WAIT_SCALES[id];
    expect(scale.edges).toHaveLength(edges.length);
    expect(scale.u).toHaveLength(u.length);
    expect(scale.horizon).toBe(horizon);
    for (const [i, edge] of edges.entries()) {
      expectNear(scale.edges[i] ?? NaN, edge, waits.tolerance, `edge ${i}`);
      expectNear(scale.u[i] ?? NaN, u[i] ?? NaN, waits.tolerance, `u ${i}`);
    }
  });

  it('waits fall into their bins', () => {
    for (const { scale, seconds, cutShort, end, bin } of waits.bins) {
      expect(binOf(WAIT_SCALES[scale], seconds, cutShort), `${scale} ${seconds}`).toEqual({
        end,
        bin,
      });
    }
  });

  it.each(waits.cases.map((item, i) => [i, item] as const))(
    'Kaplan–Meier curve %d with Efron’s redistribution',
    (_, { scale, d, c, open, mean, worth }) => {
      const counter = {
        W: BigInt([...d, ...c].reduce((sum, cell) => sum + cell, open)),
        T: 0n,
        tMax: 0,
        d: d.map(BigInt),
        c: c.map(BigInt),
      };
      const curve = survival(counter, WAIT_SCALES[scale].u);
      if (mean === null) expect(curve.mean).toBeNull();
      else expectNear(curve.mean ?? NaN, mean, waits.tolerance, 'mean');
      for (const [j, value] of worth.entries()) {
        expectNear(curve.censoredWorth[j] ?? NaN, value, waits.tolerance, `worth ${j}`);
      }
    },
  );

  it('penalties take what they should, each its share', () => {
    interface Case {
      now: number;
      records: [PenaltySeverity, number][];
      x: number;
      shares: number[] | null;
    }
    const golden = readGolden<{ cases: Case[] }>('penalties');
    for (const { now, records, x, shares } of golden.cases) {
      const penalties = {
        queried: { t: now, id: 'q' },
        records: records.map(([severity, decidedAt], i) => ({
          t: now,
          id: 'q',
          no: String(i),
          severity,
          decidedAt,
        })),
      };
      expectNear(penaltyUtility(penalties, now, METHOD.penalties), x, golden.tolerance, 'x');
      const actual = penaltyShares(penalties, now, METHOD.penalties);
      for (const [i, share] of (shares ?? []).entries()) {
        expectNear(actual[i]?.share ?? NaN, share, golden.tolerance, `share ${i}`);
      }
    }
  });

  it('the bank of e-CUSUMs rises and falls as it should', () => {
    interface Bank {
      runs: { q0: number; m: number; losses: number[]; levels: number[] }[];
      levels: { observations: number; h: number }[];
    }
    const golden = readGolden<Bank>('bank');
    for (const { q0, m, losses, levels } of golden.runs) {
      const bank = createBank(q0);
      for (const [i, y] of losses.entries()) {
        bank.add(y, m);
        expectNear(bank.level(), levels[i] ?? NaN, golden.tolerance, `q0 ${q0}, loss ${i}`);
      }
    }
    for (const { observations, h } of golden.levels) {
      expectNear(alarmLevel(observations), h, golden.tolerance, `A ${observations}`);
    }
  });
});
