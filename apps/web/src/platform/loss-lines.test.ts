import type { Explanation } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { lossSheet } from './loss-lines.ts';
import { findingOf } from './finding.ts';

const observation = (points: number) => ({
  key: `k${points}`,
  subject: '',
  at: '2026-11-23T08:00:00.000Z',
  x: 0.5,
  points,
});

const losses: Explanation['losses'] = [
  {
    dimension: 'price',
    points: 3.333,
    floored: false,
    indicators: [
      {
        indicator: 'price-level',
        points: 3.333,
        priorPoints: 1.111,
        olderPoints: 0.111,
        observations: [observation(1.111), observation(1)],
      },
    ],
  },
  {
    dimension: 'technology',
    points: 6.667,
    floored: false,
    indicators: [
      { indicator: 'tls', points: 0.05, priorPoints: 0.05, olderPoints: 0, observations: [] },
      { indicator: 'latency', points: 6.617, priorPoints: 6.617, olderPoints: 0, observations: [] },
    ],
  },
];
const why: Explanation = {
  score: {
    profile: 'medium',
    method: 'm1',
    asOf: '2026-11-23T08:00:00.000Z',
    status: 'ok',
    value: 90,
    lo: 80,
    hi: 95,
    grade: 'A',
    provisional: false,
    coverage: 0.5,
    observability: 1,
    blocked: false,
    dimensions: [],
  },
  indicators: [],
  losses,
  lossTotal: 10,
  unverifiedPoints: 0,
  floors: [],
  reasons: [],
  provenance: { knownAt: '1', inputDigest: '0', profileHash: '0' },
};

describe('lossSheet', () => {
  const { groups, total, cap } = lossSheet(why);
  const tenths = (values: number[]) =>
    values.reduce((sum, value) => sum + Math.round(value * 10), 0);

  it('starts with what cost the most', () => {
    expect(groups.map((group) => group.dimension)).toEqual(['technology', 'price']);
    expect(groups[0]?.lines.map((line) => line.indicator)).toEqual(['latency', 'tls']);
  });

  it('adds up on every level as it is printed', () => {
    expect([total, cap]).toEqual([10, 0]);
    expect(tenths(groups.map((group) => group.points))).toBe(100);
    for (const group of groups) {
      expect(tenths(group.lines.map((line) => line.points))).toBe(tenths([group.points]));
      for (const line of group.lines) {
        const parts = [line.prior, line.older, ...line.observations.map(({ shown }) => shown)];
        expect(tenths(parts)).toBe(tenths([line.points]));
      }
    }
  });
});

it('the cap of an unknown floor has a line of its own', () => {
  const capped = lossSheet({ ...why, lossTotal: 13.25, unverifiedPoints: 3.25 });
  expect(capped.cap).toBeCloseTo(3.25, 0);
  const sum = capped.groups.reduce((points, group) => points + group.points, capped.cap);
  expect(sum).toBeCloseTo(capped.total, 9);
  expect(capped.groups[1]?.points).toBe(3.3);
});

describe('findingOf', () => {
  const at = (value: number) => ({ value, lo: value - 4, hi: value + 4 });

  it.each([
    [[at(80), at(83)], 'steady'],
    [[at(80), at(85)], 'up'],
    [[at(80), at(60), at(75)], 'down'],
    [[], 'steady'],
  ] as const)('of %j is %s', (points, kind) => expect(findingOf(points).kind).toBe(kind));
});
