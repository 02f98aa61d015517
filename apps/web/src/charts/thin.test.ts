import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin } from './thin.ts';

const same = (value: number) => value;

describe('thin', () => {
  it('leaves a short series untouched', () => expect(thin([3, 1, 2], 10, same)).toEqual([3, 1, 2]));

  it('keeps a one-point spike that averaging would hide', () => {
    const flat = Array.from({ length: 1000 }, (_, i) => (i === 517 ? 99 : 50));
    expect(thin(flat, 60, same)).toContain(99);
  });

  it('keeps both ends and both extremes, in order, within the limit', () => {
    const series = fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 5,
      maxLength: 400,
    });
    fc.assert(
      fc.property(series, fc.integer({ min: 4, max: 80 }), (values, max) => {
        const points = values.map((value, i) => ({ i, value }));
        const kept = thin(points, max, (point) => point.value);
        expect(kept.length).toBeLessThanOrEqual(max);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(kept.map((point) => point.i)).toEqual(
          kept.map((point) => point.i).sort((a, b) => a - b),
        );
        const all = kept.map((point) => point.value);
        expect(Math.max(...all)).toBe(Math.max(...values));
        expect(Math.min(...all)).toBe(Math.min(...values));
      }),
    );
  });
});
