import type { ScoreChangeView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { changeLines } from './change-lines.ts';

const standing = {
  at: '2026-11-28T08:00:00.000Z',
  status: 'ok' as const,
  grade: 'B' as const,
  value: 80,
  lo: 75,
  hi: 85,
  exact: 80,
  coverage: 0.5,
};

function change(parts: Partial<ScoreChangeView>): ScoreChangeView {
  return {
    isFirst: false,
    before: standing,
    after: standing,
    points: 0,
    dimensions: [],
    capPoints: 0,
    methodPoints: 0,
    reasons: [],
    changes: [],
    ...parts,
  };
}

const tenths = (value: number) => Math.round(value * 10);

describe('the lines of a change', () => {
  const lines = changeLines(
    change({
      points: -1.25,
      capPoints: 0.34,
      dimensions: [
        {
          dimension: 'price',
          from: 80,
          to: 79,
          points: -0.04,
          indicators: [
            { indicator: 'price-level', points: 0.46 },
            { indicator: 'hidden-fee', points: -0.5 },
          ],
        },
        {
          dimension: 'technology',
          from: 90,
          to: 70,
          points: -1.55,
          indicators: [
            { indicator: 'tls', points: 0 },
            { indicator: 'availability', points: -1.51 },
            { indicator: 'latency', points: -0.04 },
          ],
        },
        {
          dimension: 'service',
          from: 65,
          to: 65,
          points: 0,
          indicators: [{ indicator: 'resolution', points: 0 }],
        },
      ],
    }),
  );

  it('add up as printed, level by level', () => {
    const sum = lines.dimensions.reduce((total, line) => total + tenths(line.points), 0);
    expect(sum + tenths(lines.cap) + tenths(lines.method)).toBe(tenths(lines.total));
    for (const line of lines.dimensions) {
      const parts = line.indicators.reduce((total, part) => total + tenths(part.points), 0);
      expect(parts).toBe(tenths(line.points));
    }
  });

  it('put the largest first, keep what moved inside a still dimension, and drop what did not', () => {
    expect(lines.dimensions.map(({ dimension }) => dimension)).toEqual(['technology', 'price']);
    expect(lines.dimensions[1]?.indicators).toHaveLength(2);
  });
});
