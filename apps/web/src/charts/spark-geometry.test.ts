import { describe, expect, it } from 'vitest';
import { sparkGeometry } from './spark-geometry.ts';

describe('sparkGeometry', () => {
  it('draws nothing where nothing was scored', () => {
    expect(sparkGeometry([null, null], 100, 30)).toBeNull();
  });

  it('breaks the line at nulls and shows a lone bucket as a dot', () => {
    const drawn = sparkGeometry([70, 71, null, 72, null, 73, 74], 100, 30);
    expect(drawn?.runs).toHaveLength(2);
    expect(drawn?.dots).toHaveLength(1);
  });

  it('uses the same scale for every row: ten points are ten points', () => {
    const heights = [
      [20, 30],
      [80, 90],
    ].map((values) => {
      const [first, last] = (sparkGeometry(values, 100, 46)?.runs[0] ?? '').split(' ');
      return Number(first?.split(',')[1]) - Number(last?.split(',')[1]);
    });
    expect(heights).toEqual([10, 10]);
  });

  it('stays inside the picture however far a row strays', () => {
    const drawn = sparkGeometry([0, 50, 50, 50, 100], 100, 30);
    const ys = (drawn?.runs[0] ?? '').split(' ').map((pair) => Number(pair.split(',')[1]));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...ys)).toBeLessThanOrEqual(27);
  });

  it('marks a row whose newest bucket is empty', () => {
    expect(sparkGeometry([70, 71, null], 100, 30)?.end.live).toBe(false);
    expect(sparkGeometry([null, 70, 71], 100, 30)?.end.live).toBe(true);
  });
});
