import { describe, expect, it } from 'vitest';
import { expectNear, readGolden } from '../testing/golden.ts';
import { readDimension, dimensionScore } from './dimension.ts';
import { explain, explainChange } from './explain.ts';
import type { Veto } from './floors.ts';
import type { IndicatorReadout } from './indicator.ts';
import { foldObservations } from './judge-indicators.ts';
import type { JudgedObservation } from './judge-types.ts';
import { INDICATOR_SPECS } from './method.ts';
import { overall } from './overall.ts';
import { NO_EVIDENCE } from './posterior.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { score } from './score.ts';
import type { DimensionScore } from './score-types.ts';
import { DIMENSIONS, INDICATORS, type DimensionId, type ProfileId } from './types.ts';

interface Whole {
  dimensions: {
    parts: [number, number, number][];
    s: number;
    sd: number;
    lo: number;
    hi: number;
  }[];
  overalls: {
    raw: number[];
    s: number[];
    sd: number[];
    value: number;
    lo: number;
    hi: number;
    losses: number[];
    after: number[];
    change: number[];
  }[];
}
const whole = readGolden<Whole>('whole');

function readoutOf([v, mu, variance]: readonly [number, number, number]): IndicatorReadout {
  return {
    indicator: 'tls',
    spec: { ...INDICATOR_SPECS.tls, v },
    state: null,
    evidence: NO_EVIDENCE,
    posterior: { mu, loss: 1 - mu, variance, lo: 0, hi: 1 },
    newest: null,
    thin: false,
    observability: null,
  };
}

function weightsOf(raw: readonly number[]): Record<DimensionId, number> {
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const weights = { ...PROFILE_WEIGHTS.small.weights };
  for (const [i, id] of DIMENSIONS.entries()) weights[id] = (raw[i] ?? NaN) / sum;
  return weights;
}

function dayOf(s: readonly number[]): DimensionScore[] {
  return DIMENSIONS.map((dimension, i) => ({
    dimension,
    value: 100 * (s[i] ?? NaN),
    lo: 0,
    hi: 100,
    sd: 0,
    insufficient: false,
    indicators: [],
  }));
}

describe('against an independent implementation (golden/make.py)', () => {
  const { tolerance } = whole;

  it('dimensions add up, with errors that correlate', () => {
    for (const { parts, s, sd, lo, hi } of whole.dimensions) {
      const readout = readDimension('technology', parts.map(readoutOf));
      const shown = dimensionScore(readout);
      expectNear(readout.s, s, tolerance, 's');
      expectNear(readout.loss, 1 - s, tolerance, 'loss');
      expectNear(readout.sd, sd, tolerance, 'sd');
      expectNear(shown.value / 100, s, tolerance, 'value');
      expectNear(shown.lo / 100, lo, tolerance, 'lo');
      expectNear(shown.hi / 100, hi, tolerance, 'hi');
    }
  });

  it('six dimensions make a whole, its losses and its change', () => {
    for (const { raw, s, sd, after, ...expected } of whole.overalls) {
      const weights = weightsOf(raw);
      const dimensions = DIMENSIONS.map((dimension, i) => ({
        dimension,
        s: s[i] ?? NaN,
        loss: 1 - (s[i] ?? NaN),
        sd: sd[i] ?? NaN,
        insufficient: false,
        indicators: [],
      }));
      const actual = overall(dimensions, weights);
      for (const key of ['value', 'lo', 'hi'] as const) {
        expectNear(actual[key], expected[key], tolerance, key);
      }
      const losses = explain(dimensions, weights, actual.value, 0);
      const changes = explainChange(dayOf(s), dayOf(after), weights);
      for (const [i, dimension] of DIMENSIONS.entries()) {
        expect(losses[i]).toMatchObject({ dimension, floored: (s[i] ?? NaN) < 0.01 });
        expectNear(losses[i]?.points ?? NaN, expected.losses[i] ?? NaN, tolerance, 'points');
        expect(changes[i]?.dimension).toBe(dimension);
        expectNear(changes[i]?.points ?? NaN, expected.change[i] ?? NaN, tolerance, 'change');
      }
    }
  });
});

interface GoldenIndicator {
  mu: number;
  n: number;
  points: number;
  priorPoints: number;
}
type GoldenDimension = { points: number } & Partial<
  Record<'value' | 'sd' | 'lo' | 'hi', number> & {
    insufficient: boolean;
    indicators: Record<string, GoldenIndicator>;
  }
>;
interface Platforms {
  cases: {
    now: number;
    vetoes: Veto['result'][];
    log: JudgedObservation[];
    scores: {
      profile: ProfileId;
      value: number;
      lo: number;
      hi: number;
      status: string;
      grade: string;
      provisional: boolean;
      lossTotal: number;
      dimensions: GoldenDimension[];
    }[];
  }[];
}
const platforms = readGolden<Platforms>('platform');
const ROUNDING = 0.5e-4;

function vetoOf(result: Veto['result']): Veto {
  return { id: 'licence', subject: '', result, code: 'holds', evidence: [] };
}

describe('whole platforms against an independent implementation (golden/make.py)', () => {
  const { tolerance } = platforms;

  const scores = platforms.cases.flatMap(({ now, vetoes, log, scores: expected }, i) =>
    expected.map((item) => ({
      name: `${i} for ${item.profile}`,
      now,
      vetoes,
      log,
      expected: item,
    })),
  );
  it.each(scores)('platform $name', ({ now, vetoes, log, expected }) => {
    const states = foldObservations({}, log);
    const actual = score(states, now, PROFILE_WEIGHTS[expected.profile], vetoes.map(vetoOf));
    const { status, grade, provisional } = expected;
    expect(actual).toMatchObject({ status, grade, provisional });
    for (const key of ['value', 'lo', 'hi'] as const) {
      expect(Math.abs(actual[key] - expected[key])).toBeLessThanOrEqual(ROUNDING + tolerance);
    }
    expectNear(actual.lossTotal, expected.lossTotal, tolerance, 'lossTotal');
    for (const [
      i,
      { points, indicators = {}, insufficient, ...values },
    ] of expected.dimensions.entries()) {
      const dimension = actual.dimensions[i];
      const loss = actual.losses[i];
      expectNear(loss?.points ?? NaN, points, tolerance, 'points');
      if (insufficient !== undefined) expect(dimension?.insufficient).toBe(insufficient);
      for (const key of ['value', 'sd', 'lo', 'hi'] as const) {
        const value = values[key];
        if (value !== undefined) expectNear(dimension?.[key] ?? NaN, value, tolerance, key);
      }
      for (const id of INDICATORS) {
        const known = indicators[id];
        if (known === undefined) continue;
        const shown = dimension?.indicators.find(({ indicator }) => indicator === id);
        const lost = loss?.indicators.find(({ indicator }) => indicator === id);
        expectNear(shown?.mu ?? NaN, known.mu, tolerance, `mu of ${id}`);
        expectNear(shown?.n ?? NaN, known.n, tolerance, `n of ${id}`);
        expectNear(lost?.points ?? NaN, known.points, tolerance, `points of ${id}`);
        expectNear(lost?.priorPoints ?? NaN, known.priorPoints, tolerance, `prior of ${id}`);
      }
    }
  });

  it('every status, and every grade from A to F, is among them', () => {
    const all = platforms.cases.flatMap((item) => item.scores);
    const statuses = new Set(all.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['insufficient', 'ok', 'unverified', 'vetoed']);
    const grades = new Set(all.map(({ grade }) => grade));
    expect([...grades].sort()).toEqual(['-', 'A', 'B', 'C', 'D', 'F', 'X']);
    expect(new Set(all.map(({ provisional }) => provisional)).size).toBe(2);
  });
});
