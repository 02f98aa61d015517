import { describe, expect, it } from 'vitest';
import { HOUR, START } from '../testing/support.ts';
import { alarmLevel } from './bank.ts';
import { baselines } from './baseline.ts';
import { detect, EMPTY_MEMORY, type Detection, type DetectorMemory, type Point } from './detect.ts';
import type { DetectorSpec } from './method.ts';
import { addPoint, EMPTY_SERIES } from './series.ts';

const SPEC = { margin: { factor: 1.2 } };
const LEVEL = alarmLevel(365 * 24 * 6);

/** Quiet noise between 400 and 500 ms, without randomness. */
function noise(i: number): number {
  return 400 + ((i * 37) % 101);
}

function points(values: readonly number[]): Point[] {
  return values.map((value, i) => ({
    t: START + i * HOUR,
    id: `look/${String(i).padStart(4, '0')}`,
    value,
    x: value < 600 ? 0.95 : 0.75,
  }));
}

function series(calm: number, slow: number, calmAgain: number): Point[] {
  const factor = (i: number): number => (i >= calm && i < calm + slow ? 2.5 : 1);
  const length = calm + slow + calmAgain;
  return points(Array.from({ length }, (_, i) => noise(i) * factor(i)));
}

function ringOf(list: readonly Point[]) {
  return list.reduce(addPoint, EMPTY_SERIES).ring;
}

/** Feeds a list point by point, as the judge does. */
function feed(list: readonly Point[]) {
  let state = EMPTY_SERIES;
  let memory: DetectorMemory = EMPTY_MEMORY;
  const told: Detection[] = [];
  for (const point of list) {
    state = addPoint(state, point);
    const found = detect(state.ring, memory, SPEC, LEVEL);
    memory = found.memory;
    told.push(...found.detections);
  }
  return { told, memory };
}

describe('the detector', () => {
  it('says nothing about a steady series', () => {
    expect(feed(series(250, 0, 0)).told).toEqual([]);
  });

  it('says nothing before 40 baseline points and the gap', () => {
    expect(feed(series(30, 19, 0)).told).toEqual([]);
    expect(baselines(new Array<number>(60).fill(1), SPEC).findIndex((b) => b !== null)).toBe(50);
  });

  it('tells a slow-down once, and its end once', () => {
    const { told, memory } = feed(series(150, 40, 80));
    expect(told.map(({ kind }) => kind)).toEqual(['degraded', 'recovered']);
    const [degraded, recovered] = told;
    expect(degraded?.at).toBeLessThanOrEqual(START + 160 * HOUR);
    expect(degraded?.at).toBeGreaterThanOrEqual(START + 150 * HOUR);
    expect(recovered?.at).toBeGreaterThan(START + 190 * HOUR);
    expect(memory.open).toBeNull();
    expect(memory.reset?.t).toBe(recovered?.at);
  });

  it('names where it began, what it rests on, and what it costs', () => {
    const list = series(150, 40, 0);
    const { detections } = detect(ringOf(list), EMPTY_MEMORY, SPEC, LEVEL);
    expect(detections).toMatchObject([{ kind: 'degraded', since: START + 150 * HOUR }]);
    const [first] = detections;
    expect(first?.evidence[0]).toBe('look/0150');
    expect(first?.evidence.length).toBeLessThanOrEqual(5);
    expect(first).toMatchObject({ from: 95, to: 75 });
    expect(first?.drop).toBeCloseTo(0.2, 9);
  });

  it('is silent about a difference that costs nobody anything', () => {
    const list = series(150, 40, 0).map((point) => ({ ...point, x: 0.95 }));
    expect(feed(list).told).toEqual([]);
  });

  it('compares with how good the baseline was, not what came before or since', () => {
    // Bad before the window of 120, good inside it, bad in the gap: the drop is still .2.
    const list = series(150, 40, 0).map((point, i) => ({
      ...point,
      x: i >= 35 && i < 142 ? 0.95 : 0.75,
    }));
    const { memory } = detect(ringOf(list), EMPTY_MEMORY, SPEC, LEVEL);
    const at = ((memory.open?.t ?? 0) - START) / HOUR;
    const window = list.slice(Math.max(0, at - 130), at - 10);
    const mean = window.reduce((sum, point) => sum + point.x, 0) / window.length;
    expect(memory.open?.mean).toBeCloseTo(mean, 12);
    expect(mean).toBeGreaterThan(0.9);
  });

  it('remembers how often values were fine during the excursion', () => {
    // Every third value is as fast as ever.
    const list = series(150, 40, 0).map((point, i) =>
      i >= 150 && i % 3 === 1 ? { ...point, value: 450, x: 0.95 } : point,
    );
    const { memory, detections } = detect(ringOf(list), EMPTY_MEMORY, SPEC, LEVEL);
    const since = ((detections[0]?.since ?? 0) - START) / HOUR;
    const at = ((memory.open?.t ?? 0) - START) / HOUR;
    const excursion = list.slice(since, at + 1);
    const fine = excursion.filter((point) => point.value <= 600).length;
    expect(fine).toBeGreaterThan(1);
    expect(memory.open?.fine).toBeCloseTo((fine + 1) / (excursion.length + 2), 12);
    expect(detections).toHaveLength(1);
  });

  it('dates a recovery from where the calm began', () => {
    const { told } = feed(series(150, 40, 80));
    expect(told[1]).toMatchObject({ kind: 'recovered', since: START + 190 * HOUR });
  });

  it('a single spike is no degradation', () => {
    expect(feed(series(150, 1, 60)).told).toEqual([]);
  });

  it('late arrivals give the same answer as arrivals in order (P14)', () => {
    const list = series(150, 40, 0);
    const shuffled = list.toSorted((a, b) => ((a.t / HOUR) % 7) - ((b.t / HOUR) % 7));
    expect(shuffled).not.toEqual(list);
    expect(detect(ringOf(shuffled), EMPTY_MEMORY, SPEC, LEVEL)).toEqual(
      detect(ringOf(list), EMPTY_MEMORY, SPEC, LEVEL),
    );
  });

  it('repeating a run tells nothing twice', () => {
    const ring = ringOf(series(150, 40, 0));
    const { memory } = detect(ring, EMPTY_MEMORY, SPEC, LEVEL);
    expect(detect(ring, memory, SPEC, LEVEL)).toEqual({ memory, detections: [] });
  });

  it('an excursion ends when a week is as good as before, even without a bank to say so', () => {
    const list = series(150, 30, 0);
    const open = feed(list).memory;
    expect(open.open).not.toBeNull();
    const rare = Array.from({ length: 10 }, (_, i) => ({
      t: START + (180 + 24 * (i + 1)) * HOUR,
      id: `rare/${i}`,
      value: 450,
      x: 0.95,
    }));
    const { detections } = detect(ringOf([...list, ...rare]), open, SPEC, LEVEL);
    expect(detections).toMatchObject([{ kind: 'recovered' }]);
  });
});

it('an excursion does not end before a week has passed', () => {
  const list = series(150, 30, 0);
  const open = feed(list).memory;
  const soon = Array.from({ length: 5 }, (_, i) => ({
    t: START + (180 + 24 * (i + 1)) * HOUR,
    id: `rare/${i}`,
    value: 450,
    x: 0.95,
  }));
  expect(detect(ringOf([...list, ...soon]), open, SPEC, LEVEL).detections).toEqual([]);
});

describe('the baseline', () => {
  /** The highest cut, p90, of the newest value. */
  const highest = (values: readonly number[], spec: DetectorSpec = SPEC) =>
    baselines(values, spec).at(-1)?.cuts.at(-1);

  it('is the own quantiles with the margin, in the window of 120 before a gap of 10', () => {
    const values = Array.from({ length: 200 }, (_, i) => i);
    // Values 69 … 188: the 60th of 120 is 128, the 90th 158, the 108th 176.
    const cuts = baselines(values, SPEC).at(-1)?.cuts ?? [];
    expect(cuts.map(({ q0 }) => q0)).toEqual([0.5, 0.25, 0.1]);
    for (const [i, value] of [128, 158, 176].entries()) {
      expect(cuts[i]?.threshold).toBeCloseTo(value * 1.2, 9);
    }
    expect(highest(values)?.temper).toBe(1);
    expect(highest(values, { margin: { add: 5 } })?.threshold).toBe(181);
  });

  it('counts clustered exceedances for less', () => {
    const values = Array.from({ length: 131 }, (_, i) => (i >= 40 && i < 51 ? 1000 : 100));
    expect(highest(values)?.threshold).toBe(120);
    const p = 11 / 120;
    const window = values.slice(1, 121).map((value) => (value > 120 ? 1 : 0) - p);
    const variance = window.reduce((sum, y) => sum + y * y, 0);
    const covariance = window.slice(1).reduce((sum, y, i) => sum + y * (window[i] ?? 0), 0);
    const rho = Math.min(0.9, covariance / variance);
    expect(rho).toBeGreaterThan(0.8);
    expect(highest(values)?.temper).toBeCloseTo((1 - rho) / (1 + rho), 12);
  });

  it('knows nothing of what came before its window', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i < 9 ? 1000 : 100));
    expect(highest(values)?.temper).toBe(1);
    expect(highest(values.slice(0, 101))?.temper).toBeLessThan(0.2);
  });
});

it('finds a slow-down that stays below the own p90 with its margin', () => {
  // A fifth of the values are slow by nature, so p90 is 1000 and its cut 1200.
  const value = (i: number) => (i >= 180 ? 900 : i % 5 === 0 ? 1000 : 300);
  const points = Array.from({ length: 220 }, (_, i) => ({
    t: START + i * HOUR,
    id: `p/${START + i * HOUR}`,
    value: value(i),
    x: i >= 180 ? 0.6 : 0.9,
  }));
  const { memory, detections } = detect(ringOf(points), EMPTY_MEMORY, SPEC, LEVEL);
  expect(detections).toMatchObject([{ kind: 'degraded', from: 90, to: 60 }]);
  expect(memory.open?.threshold).toBeCloseTo(360, 9);
});

describe('losses', () => {
  const LOSS = { loss: true } as const;
  const lossPoints = (losses: readonly number[]): Point[] =>
    losses.map((loss, i) => ({ ...at(i), value: loss, x: 1 - loss }));
  const at = (i: number) => ({ t: START + i * HOUR, id: `p/${START + i * HOUR}` });

  it('are expected at the upper quartile of what the window lost', () => {
    const [last] =
      baselines([...new Array<number>(120).fill(0), ...new Array<number>(11).fill(1)], LOSS).at(-1)
        ?.cuts ?? [];
    // Beta(1.4, 122.6): mean .01129, and .6745 standard deviations of its logit above it.
    const mean = 1.4 / 124;
    const sd = Math.sqrt((mean * (1 - mean)) / 125);
    const upper = Math.log(mean / (1 - mean)) + (0.6745 * sd) / (mean * (1 - mean));
    expect(last?.q0).toBeCloseTo(Math.max(0.02, 1 / (1 + Math.exp(-upper))), 9);
    expect(last).toMatchObject({ threshold: null, temper: 1 });
  });

  it('that come in rows count less', () => {
    const rows = Array.from({ length: 200 }, (_, i) => (i % 40 < 20 ? 1 : 0));
    const mixed = Array.from({ length: 200 }, (_, i) => i % 2);
    const temperOf = (values: number[]) => baselines(values, LOSS).at(-1)?.cuts[0]?.temper;
    expect(temperOf(rows)).toBeCloseTo(0.1 / 1.9, 1);
    expect(temperOf(mixed)).toBe(1);
  });

  it('that become usual are told once, with what they cost, and so is their end', () => {
    const losses = Array.from({ length: 240 }, (_, i) => (i >= 120 && i < 160 ? 1 : 0));
    let state = EMPTY_SERIES;
    let memory: DetectorMemory = EMPTY_MEMORY;
    const told: Detection[] = [];
    for (const point of lossPoints(losses)) {
      state = addPoint(state, point);
      const found = detect(state.ring, memory, LOSS, LEVEL);
      memory = found.memory;
      told.push(...found.detections);
    }
    expect(told).toMatchObject([
      { kind: 'degraded', from: 100, to: 0, since: START + 120 * HOUR },
      { kind: 'recovered', from: 0, to: 100 },
    ]);
    expect(told[0]?.at).toBeLessThan(START + 130 * HOUR);
  });

  it("now and then, as ever, are nobody's news", () => {
    const losses = Array.from({ length: 256 }, (_, i) => (i % 25 === 0 ? 1 : 0));
    expect(detect(ringOf(lossPoints(losses)), EMPTY_MEMORY, LOSS, LEVEL).detections).toEqual([]);
  });
});
