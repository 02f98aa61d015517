import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, DAY, RUN, RUNS, sha256, START } from '../testing/support.ts';
import { dimensionScore } from './dimension.ts';
import { explainChange } from './explain.ts';
import { mergeIndicators } from './indicator-state.ts';
import { emptyState, judge } from './judge.ts';
import { encodeIndicators, foldObservations } from './judge-indicators.ts';
import type { JudgedObservation, PlatformState } from './judge-types.ts';
import { INDICATOR_SPECS } from './method.ts';
import { overall } from './overall.ts';
import { normalisedWeights, PROFILE_WEIGHTS, STANDARD_PROFILES } from './profiles.ts';
import { readPlatform, score, type IndicatorStates } from './score.ts';
import { DIMENSIONS, INDICATORS, type DimensionId, type Profile } from './types.ts';

const AFTER = START + 400 * DAY;
const anyNow = fc.integer({ min: AFTER, max: AFTER + 3650 * DAY });
const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    qualification: fc.integer({ min: 0, max: 10 }),
    'supply-chain': fc.integer({ min: 0, max: 10 }),
    price: fc.integer({ min: 1, max: 10 }),
    service: fc.integer({ min: 0, max: 10 }),
    technology: fc.integer({ min: 0, max: 10 }),
    compliance: fc.integer({ min: 0, max: 10 }),
  })
  .map((weights) => ({ id: 'own', weights }));

function judged(state: PlatformState, observations: JudgedObservation[]) {
  return judge({
    ...RUN,
    now: AFTER,
    state,
    observations,
    profiles: [...STANDARD_PROFILES],
    openAlerts: [],
  });
}

const rings = (state: PlatformState) =>
  Object.entries(state.series).map(([key, value]) => [key, Object(value).ring]);

describe('state', () => {
  it('is the same to the byte in any order, in one batch or two (P1)', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, cut) => {
        const whole = judged(emptyState(), log).state;
        const shuffled = log.toSorted((a, b) => (sha256(a.key) < sha256(b.key) ? -1 : 1));
        const half = cut % (log.length + 1);
        const first = judged(emptyState(), shuffled.slice(0, half)).state;
        const second = judged(first, shuffled.slice(half)).state;
        expect(JSON.stringify(second.indicators)).toBe(JSON.stringify(whole.indicators));
        expect(JSON.stringify(rings(second))).toBe(JSON.stringify(rings(whole)));
      }),
      RUNS,
    );
  });

  it('of two halves merges into the state of the whole (P2)', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, cut) => {
        const half = cut % (log.length + 1);
        const left = foldObservations({}, log.slice(0, half));
        const right = foldObservations({}, log.slice(half));
        const merged: IndicatorStates = { ...left, ...right };
        for (const id of INDICATORS) {
          const [a, b] = [left[id], right[id]];
          if (a !== undefined && b !== undefined) {
            merged[id] = mergeIndicators(a, b, INDICATOR_SPECS[id]);
          }
        }
        expect(encodeIndicators(merged)).toEqual(encodeIndicators(foldObservations({}, log)));
      }),
      RUNS,
    );
  });

  it('does not notice looks that could not tell, except in their count (P10)', () => {
    fc.assert(
      fc.property(anyLog, anyNow, (log, now) => {
        const blind = log.map((look) => ({
          ...look,
          key: `${look.key}/blind`,
          readings: look.readings.map((reading) => ({ ...reading, x: null })),
        }));
        const before = foldObservations({}, log);
        const after = foldObservations(before, blind);
        for (const id of INDICATORS) {
          const [a, b] = [before[id], after[id]];
          if (a === undefined || b === undefined) continue;
          expect({ ...b, looks: a.looks }).toEqual(a);
          expect(b.looks.conclusive).toBe(a.looks.conclusive);
          expect(b.looks.all > a.looks.all).toBe(true);
        }
        const [seen, blocked] = [before, after].map((s) => score(s, now, PROFILE_WEIGHTS.small));
        expect(blocked?.value).toBe(seen?.value);
        expect(blocked?.coverage).toBeLessThanOrEqual(seen?.coverage ?? NaN);
      }),
      RUNS,
    );
  });
});

describe('score', () => {
  it('keeps its bounds, and nothing in it is not a number (P4)', () => {
    fc.assert(
      fc.property(anyLog, anyNow, anyProfile, (log, now, profile) => {
        const result = score(foldObservations({}, log), now, profile);
        for (const { value, lo, hi } of [result, ...result.dimensions]) {
          expect(0 <= lo && lo <= value && value <= hi && hi <= 100).toBe(true);
        }
        expect(result.coverage >= 0 && result.coverage <= 1).toBe(true);
        expect(Number.isFinite(result.lossTotal)).toBe(true);
      }),
      RUNS,
    );
  });

  it('keeps its bounds even where a dimension is worth nothing or is certain (P4)', () => {
    const part = fc.record({
      s: fc.constantFrom(0, 1e-300, 0.005, 0.5, 1),
      sd: fc.constantFrom(0, 0.01, 0.5),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 6, maxLength: 6 }), anyProfile, (parts, profile) => {
        const dimensions = DIMENSIONS.map((dimension, i) => ({
          dimension,
          ...(parts[i] ?? { s: 0, sd: 0 }),
        }));
        const { value, lo, hi } = overall(dimensions, normalisedWeights(profile));
        expect(0 <= lo && lo <= value && value <= hi && hi <= 100).toBe(true);
      }),
      RUNS,
    );
  });

  it('never gains from a worse reading (P5)', () => {
    fc.assert(
      fc.property(
        anyLog,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        anyProfile,
        (log, pick, factor, profile) => {
          const chosen = pick % Math.max(1, log.length);
          const worse = log.map((look, i) => ({
            ...look,
            readings:
              i === chosen
                ? look.readings.map((r) => ({ ...r, x: r.x === null ? null : r.x * factor }))
                : look.readings,
          }));
          const [a, b] = [log, worse].map((l) => score(foldObservations({}, l), AFTER, profile));
          expect(b?.value).toBeLessThanOrEqual(a?.value ?? NaN);
          expect(b?.lo).toBeLessThanOrEqual(a?.lo ?? NaN);
          for (const [i, dimension] of (a?.dimensions ?? []).entries()) {
            const other = b?.dimensions[i]?.value ?? NaN;
            expect(other).toBeLessThanOrEqual(dimension.value + 1e-9);
          }
        },
      ),
      RUNS,
    );
  });

  it('does not depend on the scale of the weights (P8)', () => {
    fc.assert(
      fc.property(anyLog, anyProfile, fc.integer({ min: 1, max: 1000 }), (log, profile, c) => {
        const states = foldObservations({}, log);
        const weights = { ...profile.weights };
        for (const id of DIMENSIONS) weights[id] *= c;
        const scaled = score(states, AFTER, { id: 'own', weights });
        const plain = score(states, AFTER, profile);
        expect(scaled.lossTotal).toBeCloseTo(plain.lossTotal, 9);
        expect(scaled.lo).toBeCloseTo(plain.lo, 3);
      }),
      RUNS,
    );
  });

  it('never falls when weight moves to a better dimension (P8)', () => {
    fc.assert(
      fc.property(anyLog, anyProfile, fc.nat(5), fc.nat(5), (log, profile, i, j) => {
        const readouts = readPlatform(foldObservations({}, log), AFTER);
        const [a, b] = [readouts[i], readouts[j]];
        if (a === undefined || b === undefined || a.s > b.s) return;
        const before = normalisedWeights(profile);
        const moved = before[a.dimension] / 2;
        const after: Record<DimensionId, number> = { ...before };
        after[a.dimension] -= moved;
        after[b.dimension] += moved;
        const gain = overall(readouts, after).value - overall(readouts, before).value;
        expect(gain).toBeGreaterThanOrEqual(-1e-9);
      }),
      RUNS,
    );
  });
});

describe('explanation (P9)', () => {
  it('adds up exactly, from observations to the whole, and no line is a gain', () => {
    fc.assert(
      fc.property(anyLog, anyNow, anyProfile, (log, now, profile) => {
        const states = foldObservations({}, log);
        const result = score(states, now, profile);
        const exact = overall(readPlatform(states, now), normalisedWeights(profile)).value;
        const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);
        expect(result.lossTotal).toBeCloseTo(100 - exact, 9);
        expect(sum(result.losses.map((loss) => loss.points))).toBeCloseTo(100 - exact, 9);
        for (const { points, indicators } of result.losses) {
          expect(sum(indicators.map((loss) => loss.points))).toBeCloseTo(points, 9);
          for (const loss of indicators) {
            const lines = loss.observations.map((observation) => observation.points);
            expect(lines.length).toBeLessThanOrEqual(5);
            expect(loss.priorPoints + loss.olderPoints + sum(lines)).toBeCloseTo(loss.points, 9);
            expect(Math.min(loss.priorPoints, loss.olderPoints, ...lines)).toBeGreaterThan(-1e-9);
          }
        }
      }),
      RUNS,
    );
  });

  it('of a change from one day to another adds up exactly', () => {
    fc.assert(
      fc.property(anyLog, anyLog, anyProfile, (a, b, profile) => {
        const weights = normalisedWeights(profile);
        const [before, after] = [a, b].map((log) => readPlatform(foldObservations({}, log), AFTER));
        if (before === undefined || after === undefined) return;
        const parts = explainChange(
          before.map((readout) => dimensionScore(readout)),
          after.map((readout) => dimensionScore(readout)),
          weights,
        );
        const moved = parts.reduce((sum, part) => sum + part.points, 0);
        const difference = overall(after, weights).value - overall(before, weights).value;
        expect(moved).toBeCloseTo(difference, 9);
      }),
      RUNS,
    );
  });

  it('leaves nothing out when few observations were made', () => {
    const reading = { indicator: 'availability' as const, subject: '', x: 0 };
    const look = { key: 'k', at: AFTER, spacingMs: DAY, readings: [reading], facts: [] };
    const { losses } = score(foldObservations({}, [look]), AFTER, PROFILE_WEIGHTS.small);
    const technology = losses.find((loss) => loss.dimension === 'technology');
    const loss = technology?.indicators.find((item) => item.indicator === 'availability');
    expect(loss?.observations).toMatchObject([{ key: 'k', at: AFTER, x: 0 }]);
    expect(loss?.olderPoints).toBe(0);
    // mu = 2.6/5; the prior's part of the loss is 1.4 of 2.4.
    expect((loss?.priorPoints ?? NaN) / (loss?.points ?? NaN)).toBeCloseTo(1.4 / 2.4, 12);
  });
});
