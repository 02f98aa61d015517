import type { Trend } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { clusterMarks } from './marks.ts';
import { priceDomain, priceSteps } from './price-steps.ts';
import { timeTicks } from './time-ticks.ts';
import { hasBreaks, nearest, trendModel, TREND_BOX } from './trend-model.ts';

const HOUR = 3_600_000;
const FROM = Date.parse('2026-11-22T16:00:00Z');

describe('event marks', () => {
  it('number from left to right and merge when they would overlap', () => {
    const clusters = clusterMarks([{ x: 300 }, { x: 10 }, { x: 24 }], 26);
    expect(clusters.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });
});

describe('price steps', () => {
  it('hold a price until the next change and break where none was shown', () => {
    const runs = priceSteps(
      [
        { at: 0, price: 100 },
        { at: 10, price: 120 },
        { at: 20, price: null },
        { at: 30, price: 110 },
      ],
      40,
    );
    expect(runs).toEqual([
      [
        { from: 0, to: 10, price: 100 },
        { from: 10, to: 20, price: 120 },
      ],
      [{ from: 30, to: 40, price: 110 }],
    ]);
  });

  it('get an axis with room even when the price never moved', () => {
    const [low = 0, high = 0] = priceDomain([1890, 1890]) ?? [];
    expect(low).toBeLessThan(1890);
    expect(high).toBeGreaterThan(1890);
    expect(priceDomain([])).toBeNull();
  });
});

describe('time ticks', () => {
  it('fall on round Beijing hours, and show the day at midnight', () => {
    expect(timeTicks(FROM, FROM + 24 * HOUR, 4).map((tick) => tick.text)).toEqual([
      '11-23',
      '06:00',
      '12:00',
      '18:00',
      '11-24',
    ]);
  });

  it('are never more than asked for, give or take the ends', () => {
    for (const hours of [1, 24, 168, 720]) {
      expect(timeTicks(FROM, FROM + hours * HOUR, 6).length).toBeLessThanOrEqual(7);
    }
  });
});

describe('the trend', () => {
  const point = (minutes: number, value: number): Trend['points'][number] => ({
    at: new Date(FROM + minutes * 60_000).toISOString(),
    value,
    lo: value - 5,
    hi: value + 5,
    status: 'ok',
    coverage: 0.5,
    method: 'm',
  });
  const trend: Trend = {
    from: new Date(FROM).toISOString(),
    to: new Date(FROM + 24 * HOUR).toISOString(),
    points: [
      point(0, 80),
      point(15, 81),
      point(30, 82),
      point(45, 82),
      point(600, 60),
      point(1440, 100),
    ],
    marks: [],
  };
  const model = trendModel(trend, 800);

  it('spans the real width with 0 at the bottom and 100 at the top', () => {
    expect(model.x(FROM)).toBe(TREND_BOX.left);
    expect(model.x(FROM + 24 * HOUR)).toBe(800 - TREND_BOX.right);
    expect(model.y(0)).toBe(TREND_BOX.height - TREND_BOX.bottom);
    expect(model.y(100)).toBe(TREND_BOX.top);
  });

  it('joins neighbours, leaves gaps open and shows lone points as points', () => {
    expect(model.lines).toHaveLength(1);
    expect(model.singles.map((single) => single.value)).toEqual([60, 100]);
  });

  it('knows whether its line is interrupted', () => {
    expect(hasBreaks(trend)).toBe(true);
    expect(hasBreaks({ ...trend, points: trend.points.slice(0, 4) })).toBe(false);
    expect(hasBreaks({ ...trend, points: [] })).toBe(false);
  });

  it('finds the point nearest to the pointer', () => {
    expect(nearest(model.points, model.x, model.x(FROM + 590 * 60_000))).toBe(4);
    expect(nearest([], model.x, 5)).toBe(-1);
  });
});
