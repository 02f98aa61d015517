import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, DAY, RUNS, sha256, START } from '../testing/support.ts';
import { explainScoreChange } from './explain-change.ts';
import type { Veto } from './floors.ts';
import { foldObservations } from './judge-indicators.ts';
import { METHOD } from './method.ts';
import { PROFILE_WEIGHTS, profileText } from './profiles.ts';
import { reasonChanges } from './reason-changes.ts';
import { score } from './score.ts';
import type { Profile } from './types.ts';

const AFTER = START + 400 * DAY;
const MEDIUM = PROFILE_WEIGHTS.medium;
const vetoes = (result: Veto['result']): Veto[] => [
  { id: 'licence', subject: '', result, code: 'holds', evidence: [] },
];

function stamped(
  log: Parameters<typeof foldObservations>[1],
  now: number,
  licence: Veto['result'],
) {
  return withHash(score(foldObservations({}, log), now, MEDIUM, vetoes(licence)), MEDIUM);
}

function withHash<T>(value: T, profile: Profile) {
  return { ...value, profileHash: sha256(profileText(profile)) };
}

const licence = fc.constantFrom('pass' as const, 'unknown' as const);
const sum = (lines: readonly { points: number }[]) =>
  lines.reduce((total, { points }) => total + points, 0);

describe('a change between two scores', () => {
  it('sums exactly: indicators to dimensions, dimensions and the cap to the difference (P9)', () => {
    fc.assert(
      fc.property(
        anyLog,
        fc.nat(),
        fc.integer({ min: 0, max: 60 * DAY }),
        licence,
        licence,
        (log, cut, later, was, is) => {
          const before = stamped(log.slice(0, cut % (log.length + 1)), AFTER, was);
          const after = stamped(log, AFTER + later, is);
          const change = explainScoreChange(before, after, MEDIUM);
          for (const dimension of change.dimensions) {
            expect(sum(dimension.indicators)).toBeCloseTo(dimension.points, 9);
          }
          expect(change.methodPoints).toBe(0);
          expect(sum(change.dimensions) + change.capPoints).toBe(change.points);
          expect(change.points).toBeCloseTo(before.lossTotal - after.lossTotal, 9);
          expect(Math.abs(change.points - (after.value - before.value))).toBeLessThan(1.1e-4);
        },
      ),
      RUNS,
    );
  });

  const good = (days: number, x: number) => ({
    key: `k/${days}`,
    at: AFTER - days * DAY,
    spacingMs: DAY,
    readings: [{ indicator: 'availability' as const, subject: '', x }],
    facts: [],
  });
  const healthy = Array.from({ length: 30 }, (_, i) => good(60 - i, 1));

  it('points at the indicator that moved, and at no other dimension', () => {
    const before = stamped(healthy, AFTER, 'pass');
    const after = stamped([...healthy, good(0, 0)], AFTER, 'pass');
    const { dimensions, points } = explainScoreChange(before, after, MEDIUM);
    expect(points).toBeLessThan(-0.5);
    const technology = dimensions.find(({ dimension }) => dimension === 'technology');
    expect(technology?.points).toBeCloseTo(points, 12);
    const moved = technology?.indicators.filter((part) => Math.abs(part.points) > 1e-12);
    expect(moved?.map(({ indicator }) => indicator)).toEqual(['availability']);
  });

  it('shows what moved in both directions even when the dimension stood still', () => {
    const before = stamped([], AFTER, 'pass');
    const nudge = { availability: 0.1, tls: -0.2 };
    const after = {
      ...before,
      dimensions: before.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map((part) => ({
          ...part,
          mu: part.mu + (nudge[part.indicator as keyof typeof nudge] ?? 0),
        })),
      })),
    };
    const { dimensions } = explainScoreChange(before, after, MEDIUM);
    const lines = dimensions.find(({ dimension }) => dimension === 'technology')?.indicators;
    const points = (id: string) => lines?.find(({ indicator }) => indicator === id)?.points ?? NaN;
    expect(sum(lines ?? [])).toBeCloseTo(0, 12);
    expect(points('availability')).toBeGreaterThan(0.1);
    expect(points('availability')).toBeCloseTo(-points('tls'), 12);
  });

  it('crosses the floor of a dimension without losing a point', () => {
    const at = (mu: number) => {
      const base = stamped([], AFTER, 'pass');
      const dimensions = base.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map((part) => ({
          ...part,
          mu: dimension.dimension === 'price' ? mu : part.mu,
        })),
      }));
      return { ...base, dimensions };
    };
    for (const [from, to] of [
      [0.001, 0.3],
      [0.3, 0.002],
      [0.001, 0.009],
    ] as const) {
      const { dimensions } = explainScoreChange(at(from), at(to), MEDIUM);
      const price = dimensions.find(({ dimension }) => dimension === 'price');
      expect(sum(price?.indicators ?? [])).toBeCloseTo(price?.points ?? NaN, 12);
      expect(Math.sign(price?.points ?? NaN)).toBe(
        Math.max(from, 0.01) === Math.max(to, 0.01) ? 0 : Math.sign(to - from),
      );
    }
  });

  it('has a line of its own for a cap that fell away', () => {
    const after = stamped(healthy, AFTER, 'pass');
    const before = { ...after, unverifiedPoints: 2.5, lossTotal: after.lossTotal + 2.5 };
    const change = explainScoreChange(before, after, MEDIUM);
    expect(change).toMatchObject({ points: 2.5, capPoints: 2.5, methodPoints: 0 });
    expect(change.points).toBeCloseTo(before.lossTotal - after.lossTotal, 12);
  });

  it('names the part of another method, so that the sum stays exact', () => {
    const before = { ...stamped(healthy, AFTER, 'pass'), method: '0.9', lossTotal: 20 };
    const after = stamped(healthy, AFTER, 'pass');
    const change = explainScoreChange(before, after, MEDIUM);
    expect(change.points).toBeCloseTo(20 - after.lossTotal, 12);
    expect(change.methodPoints).toBeCloseTo(change.points, 12);
  });

  it('takes an indicator that an older score does not know for the prior', () => {
    const after = stamped([], AFTER, 'pass');
    const before = {
      ...after,
      dimensions: after.dimensions.filter(({ dimension }) => dimension !== 'price'),
    };
    expect(METHOD.mu0).toBe(0.65);
    expect(explainScoreChange(before, after, MEDIUM).points).toBeCloseTo(0, 12);
  });
});

describe('reasons', () => {
  const look = (days: number, x: number) => ({
    key: `k/${days}`,
    at: AFTER - days * DAY,
    spacingMs: DAY,
    readings: [{ indicator: 'availability' as const, subject: '', x }],
    facts: [],
  });
  const before = stamped([], AFTER, 'unknown');
  const after = stamped([look(1, 0), look(0, 0)], AFTER, 'pass');

  it('appear with their evidence, ease, and go away', () => {
    const changes = reasonChanges(before, after);
    expect(changes).toContainEqual({
      code: 'availability',
      dimension: 'technology',
      change: 'appeared',
      from: 0,
      to: expect.any(Number),
      evidence: ['k/0', 'k/1'],
    });
    const back = reasonChanges(after, before);
    expect(back.find(({ code }) => code === 'availability')).toMatchObject({
      change: 'gone',
      to: 0,
      evidence: ['k/0', 'k/1'],
    });
    expect(reasonChanges(after, after)).toEqual([]);
  });

  it('worsen and ease by what they cost', () => {
    const worse = stamped([look(2, 0), look(1, 0), look(0, 0)], AFTER, 'pass');
    const word = (a: typeof after, b: typeof after) =>
      reasonChanges(a, b).find(({ code }) => code === 'availability')?.change;
    expect(word(after, worse)).toBe('worsened');
    expect(word(worse, after)).toBe('eased');
  });
});
