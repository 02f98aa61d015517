import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, anyLogWithin, DAY, RUN, RUNS, START } from '../testing/support.ts';
import { EPOCH } from './decay.ts';
import { foldLook, retractLook } from './fold.ts';
import { evidenceOf } from './indicator.ts';
import { emptyIndicator, mergeIndicators, type IndicatorState } from './indicator-state.ts';
import { emptyState, judge } from './judge.ts';
import { encodeIndicators, foldObservations } from './judge-indicators.ts';
import type { JudgedObservation, PlatformState } from './judge-types.ts';
import { INDICATOR_SPECS, type IndicatorKind } from './method.ts';
import { posterior } from './posterior.ts';
import { score, type IndicatorStates } from './score.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { INDICATORS, type IndicatorId } from './types.ts';

const AFTER = START + 400 * DAY;

/** A log and one of its permutations. */
const shuffledLog = anyLog.chain((log) =>
  fc.record({
    log: fc.constant(log),
    shuffled: fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }),
    cuts: fc.array(fc.nat(log.length), { maxLength: 4 }),
  }),
);

function judged(state: PlatformState, observations: JudgedObservation[]) {
  return judge({ ...RUN, now: AFTER, state, observations, profiles: [], openAlerts: [] });
}

/** All that must not depend on the order of arrival; series and facts also hold what was told. */
function remembered({ indicators, findings, digest, series }: PlatformState): string {
  const rings = Object.entries(series).map(([key, value]) => [key, Object(value).ring]);
  return JSON.stringify({ indicators, findings, digest, rings });
}

function merged(a: IndicatorStates, b: IndicatorStates): IndicatorStates {
  const sum: IndicatorStates = { ...a, ...b };
  for (const id of INDICATORS) {
    const [x, y] = [a[id], b[id]];
    if (x !== undefined && y !== undefined) sum[id] = mergeIndicators(x, y, INDICATOR_SPECS[id]);
  }
  return sum;
}

const empty: IndicatorStates = Object.fromEntries(
  INDICATORS.map((id) => [id, emptyIndicator(INDICATOR_SPECS[id])]),
);

describe('the state of a platform', () => {
  it('is the same to the byte after any permutation in any batches (P1)', () => {
    fc.assert(
      fc.property(shuffledLog, ({ log, shuffled, cuts }) => {
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), log.length];
        let state = emptyState();
        for (const [i, from] of bounds.entries()) {
          state = judged(state, shuffled.slice(from, bounds[i + 1] ?? log.length)).state;
        }
        expect(remembered(state)).toBe(remembered(judged(emptyState(), log).state));
      }),
      RUNS,
    );
  });

  it('merges associatively and commutatively, and nothing is its identity (P2)', () => {
    // Parts of one log share no observation, as the database's unique key guarantees.
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.nat(), (log, i, j) => {
        const [from, to] = [i % (log.length + 1), j % (log.length + 1)].sort((a, b) => a - b);
        const a = foldObservations({}, log.slice(0, from));
        const b = foldObservations({}, log.slice(from, to));
        const c = foldObservations({}, log.slice(to));
        const text = encodeIndicators(merged(merged(a, b), c));
        expect(encodeIndicators(merged(a, merged(b, c)))).toEqual(text);
        expect(encodeIndicators(merged(merged(c, b), a))).toEqual(text);
        for (const id of INDICATORS) {
          const [state, nothing] = [a[id], empty[id]];
          if (state === undefined || nothing === undefined) continue;
          expect(mergeIndicators(state, nothing, INDICATOR_SPECS[id])).toEqual(state);
          expect(mergeIndicators(nothing, state, INDICATOR_SPECS[id])).toEqual(state);
        }
      }),
      RUNS,
    );
  });

  it('merges with itself into itself where only the largest are kept (P2)', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const states = foldObservations({}, log);
        for (const id of INDICATORS) {
          const state = states[id];
          if (state === undefined) continue;
          const twice = mergeIndicators(state, state, INDICATOR_SPECS[id]);
          if (state.kind === 'counter' || state.kind === 'waits') {
            expect(twice).toMatchObject({ kept: state.kept, entries: state.entries });
          } else expect({ ...twice, looks: state.looks }).toEqual(state);
        }
      }),
      RUNS,
    );
  });

  it('does not merge with another kind', () => {
    const kinds: IndicatorKind[] = ['counter', 'waits', 'register', 'penalties', 'prices'];
    for (const a of kinds) {
      for (const b of kinds) {
        const merge = () =>
          mergeIndicators(
            emptyIndicator({ kind: a }),
            emptyIndicator({ kind: b }),
            INDICATOR_SPECS.tls,
          );
        if (a === b) expect(merge()).toEqual(emptyIndicator({ kind: a }));
        else expect(merge).toThrow(`cannot merge a ${a} with a ${b}`);
      }
    }
  });

  it('is what it was after looks of any kind came and went in any order (P3)', () => {
    const looksAt = (log: readonly JudgedObservation[], id: IndicatorId) =>
      log.map(({ key, at, spacingMs, readings }) => ({
        look: { key, at, spacingMs },
        readings: readings.filter(({ indicator }) => indicator === id),
      }));
    fc.assert(
      fc.property(shuffledLog, fc.nat(), ({ log, shuffled }, pick) => {
        const gone = shuffled.slice(0, pick % (log.length + 1));
        const left = log.filter((look) => !gone.includes(look));
        for (const id of INDICATORS) {
          const spec = INDICATOR_SPECS[id];
          const fold = (list: readonly JudgedObservation[]): IndicatorState =>
            looksAt(list, id).reduce<IndicatorState>(
              (state, { look, readings }) => foldLook(state, look, readings, spec),
              emptyIndicator(spec),
            );
          const back = looksAt(gone, id).reduce(
            (state, item, i) =>
              retractLook(state, item, looksAt([...gone.slice(i + 1), ...left], id), spec),
            fold(log),
          );
          expect(back).toEqual(fold(left));
        }
      }),
      RUNS,
    );
  });
});

/** Of every indicator its evidence, in the order of INDICATORS. */
function evidences(log: readonly JudgedObservation[], now: number) {
  const states = foldObservations({}, log);
  return INDICATORS.flatMap((id) => {
    const state = states[id];
    if (state === undefined) return [];
    const spec = INDICATOR_SPECS[id];
    const evidence = evidenceOf(state, now, spec);
    return [{ id, state, spec, evidence, posterior: posterior(evidence, spec.sigmaD) }];
  });
}

function moved(log: readonly JudgedObservation[], by: number): JudgedObservation[] {
  return log.map((look) => ({
    ...look,
    at: look.at + by,
    readings: look.readings.map((reading) => {
      const { penalty } = reading;
      if (penalty === undefined) return reading;
      return { ...reading, penalty: { ...penalty, decidedAt: penalty.decidedAt + by } };
    }),
  }));
}

/** A whole number of every half-life, of entry periods and of days: 126 years. */
const ALL_HALF_LIVES = 45_990;

describe('time (P7)', () => {
  const wait = fc.integer({ min: 0, max: 1000 * DAY });

  it('draws whatever is known to the prior when nothing new comes, and halves it', () => {
    fc.assert(
      fc.property(anyLog, wait, wait, (log, early, more) => {
        const before = evidences(log, AFTER + early);
        const after = evidences(log, AFTER + early + more);
        const halved = INDICATORS.map((id) => {
          const own = INDICATOR_SPECS[id].halfLifeDays * DAY;
          return evidences(log, AFTER + early + own).find((item) => item.id === id);
        });
        for (const [i, { id, state, evidence, posterior: p }] of before.entries()) {
          // Penalties fade by themselves, and prices are those of the last thirty days.
          if (state.kind === 'penalties' || state.kind === 'prices') continue;
          const later = after[i];
          const distance = Math.abs(p.mu - 0.65);
          expect(Math.abs((later?.posterior.mu ?? NaN) - 0.65)).toBeLessThanOrEqual(
            distance + 1e-12,
          );
          expect(later?.posterior.variance).toBeGreaterThan(0.98 * p.variance);
          const half = halved[INDICATORS.indexOf(id)];
          expect(half?.evidence.n).toBeCloseTo(evidence.n / 2, 9);
          // Of next to nothing the mean is as vague as it is without effect.
          if (evidence.n > 1e-9) expect(half?.evidence.mean).toBeCloseTo(evidence.mean, 12);
        }
      }),
      RUNS,
    );
  });

  it('is blind to the calendar: everything later by k half-lives is the same', () => {
    // Penalties decided before EPOCH are taken as of EPOCH, which is a date.
    const modern = anyLog.map((log) =>
      log.map((look) => ({
        ...look,
        readings: look.readings.filter(
          ({ penalty }) => penalty === undefined || penalty.decidedAt >= EPOCH,
        ),
      })),
    );
    fc.assert(
      fc.property(modern, wait, fc.integer({ min: 1, max: 3 }), (log, age, k) => {
        const by = k * ALL_HALF_LIVES * DAY;
        const now = AFTER + age;
        const [here, there] = [evidences(log, now), evidences(moved(log, by), now + by)];
        for (const [i, { evidence }] of here.entries()) {
          const other = there[i]?.evidence;
          expect(other?.n).toBeCloseTo(evidence.n, 12);
          expect(other?.mean).toBeCloseTo(evidence.mean, 12);
          expect(other?.newestAge).toBe(evidence.newestAge);
          // To a hundredth of a second: the mean time is a number of ms since 1970.
          expect(Math.abs((other?.meanAge ?? NaN) - evidence.meanAge)).toBeLessThan(10);
        }
        const states = foldObservations({}, log);
        const later = foldObservations({}, moved(log, by));
        const [a, b] = [
          score(states, now, PROFILE_WEIGHTS.medium),
          score(later, now + by, PROFILE_WEIGHTS.medium),
        ];
        expect(Math.abs(a.value - b.value)).toBeLessThan(2e-4);
        expect(Math.abs(a.lo - b.lo)).toBeLessThan(2e-4);
        expect(Math.abs(a.hi - b.hi)).toBeLessThan(2e-4);
        expect(b.lossTotal).toBeCloseTo(a.lossTotal, 9);
        expect([b.status, b.grade, b.provisional]).toEqual([a.status, a.grade, a.provisional]);
      }),
      RUNS,
    );
  });

  it('of ten years, with years between two looks, is no trouble', () => {
    fc.assert(
      fc.property(anyLogWithin(EPOCH, 3650), wait, (log, age) => {
        for (const { evidence, posterior: p } of evidences(log, EPOCH + 3650 * DAY + age)) {
          expect(evidence.n >= 0 && evidence.mean >= 0 && evidence.mean <= 1).toBe(true);
          expect(0 < p.lo && p.lo <= p.mu && p.mu <= p.hi && p.hi < 1).toBe(true);
          expect(p.variance).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
