import { describe, expect, it } from 'vitest';
import { DAY, HOUR, START } from '../testing/support.ts';
import { explain, explainChange } from './explain.ts';
import { foldObservations } from './judge-indicators.ts';
import type { JudgedObservation } from './judge-types.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { score } from './score.ts';
import type { DimensionScore } from './score-types.ts';
import { DIMENSIONS, type DimensionId, type IndicatorId, type Reading } from './types.ts';

const NOW = START + 400 * DAY;

function look(key: string, daysAgo: number, reading: Reading, spacingMs = DAY): JudgedObservation {
  return { key, at: NOW - daysAgo * DAY, spacingMs, readings: [reading], facts: [] };
}

/** The lines of one indicator. */
function lossOf(log: readonly JudgedObservation[], indicator: IndicatorId) {
  const { losses } = score(foldObservations({}, log), NOW, PROFILE_WEIGHTS.small);
  const loss = losses
    .flatMap(({ indicators }) => indicators)
    .find((candidate) => candidate.indicator === indicator);
  if (loss === undefined) throw new RangeError(`no lines of ${indicator}`);
  return loss;
}

const down: Reading = { indicator: 'availability', subject: '', x: 0 };

describe('the lines of a loss', () => {
  it('are those of the last three half-lives, to the moment', () => {
    const log = [0, 10, 21, 21.001].map((days) => look(`k/${days}`, days, down));
    const { observations, olderPoints } = lossOf(log, 'availability');
    expect(observations.map(({ key }) => key)).toEqual(['k/0', 'k/10', 'k/21']);
    expect(olderPoints).toBeGreaterThan(0);
  });

  it('begin with the costliest, and with the newest of those that cost the same', () => {
    // One step of the decay table is H/64: looks this close weigh the same.
    const log = [0, 1, 2].map((i) => look(`k/${i}`, 1 - (i * 60_000) / DAY, down));
    const half = look('half', 1, { ...down, x: 0.5 });
    const { observations } = lossOf([half, ...log], 'availability');
    expect(observations.map(({ key }) => key)).toEqual(['k/2', 'k/1', 'k/0', 'half']);
    expect(observations.map(({ x }) => x)).toEqual([0, 0, 0, 0.5]);
    const [first] = observations;
    expect(first).toMatchObject({ subject: '', at: NOW - DAY + 120_000 });
  });

  it('hold people’s entries beside looks', () => {
    const entry: Reading = {
      indicator: 'exchange-honoured',
      subject: 'p1',
      x: 0,
      source: 'proof',
      by: 'wang',
    };
    const bought: Reading = { indicator: 'exchange-honoured', subject: 'p2', x: 0 };
    const { observations } = lossOf(
      [look('said', 3, entry), look('seen', 3, bought)],
      'exchange-honoured',
    );
    expect(observations.map(({ key, subject }) => [key, subject])).toEqual([
      ['seen', 'p2'],
      ['said', 'p1'],
    ]);
    const [seen, said] = observations;
    // Both weigh .7: what a person proves is worth as much as an after-sales case.
    expect(said?.points).toBeCloseTo(seen?.points ?? NaN, 12);
  });

  it('rate a wait that was cut short by what it is worth', () => {
    const waited = (seconds: number, censored: boolean): Reading => ({
      indicator: 'first-response',
      subject: '',
      x: 1,
      duration: { seconds, censored },
    });
    const log = [
      look('in vain', 0, waited(86_400, false), 4 * HOUR),
      look('cut', 0, waited(30, true), 4 * HOUR),
      look('late', 0, waited(7680, false), 4 * HOUR),
    ];
    const { observations } = lossOf(log, 'first-response');
    const x = new Map(observations.map((line) => [line.key, line.x]));
    expect(x.get('in vain')).toBe(0);
    // Answered in the bin from 128 minutes on: .285. Of two at risk then one is answered: h = ½.
    const late = x.get('late') ?? NaN;
    expect(late).toBeCloseTo(1 - Math.log(128 * Math.SQRT2) / Math.log(1440), 12);
    expect(x.get('cut')).toBeCloseTo(late / 2, 12);
  });

  it('are none while the tail of all waits is unobserved', () => {
    const cut: Reading = {
      indicator: 'first-response',
      subject: '',
      x: 1,
      duration: { seconds: 30, censored: true },
    };
    const { observations, olderPoints, points, priorPoints } = lossOf(
      [look('cut', 0, cut)],
      'first-response',
    );
    expect(observations).toEqual([]);
    expect(olderPoints).toBe(0);
    expect(priorPoints).toBeCloseTo(points, 12);
  });

  it('share what penalties take by their logarithms', () => {
    const penalised = (no: string, severity: 'fine' | 'large-fine'): Reading => ({
      indicator: 'penalties',
      subject: '',
      x: 1,
      penalty: { no, severity, decidedAt: NOW },
    });
    const log = [look('a', 1, penalised('1', 'fine')), look('b', 0, penalised('2', 'large-fine'))];
    const { observations } = lossOf(log, 'penalties');
    // 1 − (1 − .3)(1 − .5) = .65 is lost.
    const total = Math.log(0.7) + Math.log(0.5);
    expect(observations.map(({ key, subject }) => [key, subject])).toEqual([
      ['b', '2'],
      ['a', '1'],
    ]);
    expect(observations[0]?.x).toBeCloseTo(1 - (0.65 * Math.log(0.5)) / total, 12);
    expect(observations[1]?.x).toBeCloseTo(1 - (0.65 * Math.log(0.7)) / total, 12);
    const [b, a] = observations;
    expect((a?.points ?? NaN) / (b?.points ?? NaN)).toBeCloseTo(Math.log(0.7) / Math.log(0.5), 12);
  });

  it('share what a swing of prices takes by its days', () => {
    // Nine days; two returns of .1 and .05, the rest calm: sigma² = (.01 + .0025)/8.
    const gaps = [0, 0, 0.1, 0.1, 0.15, 0.15, 0.15, 0.15, 0.15];
    const log = gaps.map((gap, i) =>
      look(`p/${i}`, gaps.length - 1 - i, {
        indicator: 'price-volatility',
        subject: 'p1',
        x: 1,
        price: { label: '', item: null, fen: 100, gap, low: false, reference: null },
      }),
    );
    const { observations } = lossOf(log, 'price-volatility');
    const x = 1 - (Math.sqrt(0.0125 / 8) - 0.005) / 0.045;
    expect(observations.slice(0, 2).map(({ key }) => key)).toEqual(['p/2', 'p/4']);
    expect(observations[0]?.x).toBeCloseTo(1 - (1 - x) * 0.8, 9);
    expect(observations[1]?.x).toBeCloseTo(1 - (1 - x) * 0.2, 9);
    expect(observations[2]).toMatchObject({ x: 1, points: 0, subject: 'p1' });
  });

  it('are none of a platform that is perfect', () => {
    const perfect = DIMENSIONS.map((dimension) => ({
      dimension,
      s: 1,
      loss: 0,
      sd: 0,
      insufficient: false,
      indicators: [],
    }));
    const losses = explain(perfect, PROFILE_WEIGHTS.small.weights, 100, NOW);
    expect(losses.map(({ points }) => points)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

function day(values: Partial<Record<DimensionId, number>>): DimensionScore[] {
  return DIMENSIONS.flatMap((dimension) => {
    const value = values[dimension];
    if (value === undefined) return [];
    return [{ dimension, value, lo: 0, hi: 100, sd: 0, insufficient: false, indicators: [] }];
  });
}

describe('the lines of a change', () => {
  const { weights } = PROFILE_WEIGHTS.small;

  it('take each other back where one dimension gains what another loses', () => {
    // Both weigh .2, so that the whole stays where it is: 100 · (.5 · .8)^.2.
    const before = day({ qualification: 50, 'supply-chain': 80 });
    const after = day({ qualification: 80, 'supply-chain': 50 });
    const points = explainChange(before, after, weights).map((line) => line.points);
    const whole = 100 * 0.4 ** 0.2;
    expect(points[0]).toBeCloseTo(whole * 0.2 * Math.log(1.6), 9);
    expect(points[1]).toBeCloseTo(-(points[0] ?? NaN), 9);
  });

  it('start from 100 for a dimension that was not there', () => {
    const [line] = explainChange([], day({ qualification: 50 }), weights);
    const whole = 100 * 0.5 ** 0.2;
    expect(line).toMatchObject({ dimension: 'qualification' });
    expect(line?.points).toBeCloseTo(whole - 100, 9);
  });
});
