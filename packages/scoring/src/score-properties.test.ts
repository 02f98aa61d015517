import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, anyLogWithin, anyVeto, DAY, HOUR, RUNS, START } from '../testing/support.ts';
import { EPOCH } from './decay.ts';
import { explainChange } from './explain.ts';
import { foldObservations } from './judge-indicators.ts';
import type { JudgedObservation } from './judge-types.ts';
import { METHOD } from './method.ts';
import { overall } from './overall.ts';
import { normalisedWeights, STANDARD_PROFILES } from './profiles.ts';
import { readPlatform, score, scoreReadouts } from './score.ts';
import type { Score } from './score-types.ts';
import type { Reading } from './types.ts';
import { WAIT_SCALES } from './waits.ts';

const AFTER = START + 400 * DAY;
const anyBuyer = fc.constantFrom(...STANDARD_PROFILES);

/** Every number in a value, with where it is. */
function* numbersIn(value: unknown, path = ''): Generator<[string, number]> {
  if (typeof value === 'number') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* numbersIn(item, `${path}.${key}`);
  }
}

function expectSound(result: Score): void {
  for (const [path, value] of numbersIn(result)) {
    expect(Number.isFinite(value), `${path} is ${value}`).toBe(true);
  }
  for (const { value, lo, hi } of [result, ...result.dimensions]) {
    expect(0 <= lo && lo <= value && value <= hi && hi <= 100).toBe(true);
  }
  for (const { mu, lo, hi, n } of result.dimensions.flatMap(({ indicators }) => indicators)) {
    expect(0 <= lo && lo <= mu && mu <= hi && hi <= 1 && n >= 0).toBe(true);
  }
}

describe('bounds (P4)', () => {
  it('hold for ten years with years between two looks, whatever the floors', () => {
    const later = fc.integer({ min: 0, max: 3650 * DAY });
    fc.assert(
      fc.property(
        anyLogWithin(EPOCH, 3650),
        later,
        anyBuyer,
        fc.array(anyVeto, { maxLength: 4 }),
        (log, age, profile, vetoes) => {
          const now = EPOCH + 3650 * DAY + age;
          expectSound(score(foldObservations({}, log), now, profile, vetoes));
        },
      ),
      RUNS,
    );
  });

  it('hold where a dimension is worth nothing at all', () => {
    fc.assert(
      fc.property(
        anyLog,
        anyBuyer,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (log, profile, worthless) => {
          const readouts = readPlatform(foldObservations({}, log), AFTER).map((readout, i) => {
            if (worthless[i] !== true) return readout;
            const indicators = readout.indicators.map((indicator) => ({
              ...indicator,
              posterior: { mu: 0, loss: 1, variance: 0, lo: 0, hi: 0 },
            }));
            return { ...readout, s: 0, loss: 1, sd: 0, indicators };
          });
          const result = scoreReadouts(readouts, profile, AFTER);
          expectSound(result);
          expect(result.losses.map(({ floored }) => floored)).toEqual(worthless);
          expect(result.value).toBeGreaterThanOrEqual(100 * METHOD.dimensionFloor - 1e-4);
        },
      ),
      RUNS,
    );
  });
});

const answered = (seconds: number): Reading => ({
  indicator: 'first-response',
  subject: '',
  x: 1,
  duration: { seconds, censored: false },
});
const cutShort = (seconds: number): Reading => ({
  indicator: 'first-response',
  subject: '',
  x: 1,
  duration: { seconds, censored: true },
});

describe('nothing worse is ever better (P5)', () => {
  const { edges, horizon } = WAIT_SCALES['first-reply'];
  const bins = fc.integer({ min: 0, max: 11 });
  const startOf = (bin: number) => edges[bin] ?? NaN;

  it('an answer cut short, a longer wait in vain, a wait that never ends', () => {
    fc.assert(
      fc.property(
        anyLog,
        bins,
        bins,
        fc.integer({ min: START, max: AFTER }),
        anyBuyer,
        (log, a, b, at, profile) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)];
          // Somebody else waited in vain: otherwise nothing is known of the tail, and nothing counts.
          const other: JudgedObservation = {
            key: 'other',
            at,
            spacingMs: 4 * HOUR,
            readings: [answered(horizon)],
            facts: [],
          };
          const results = [
            answered(startOf(early)),
            cutShort(startOf(early)),
            cutShort(startOf(late)),
            answered(horizon),
          ].map((reading) => {
            const look = { ...other, key: 'own', readings: [reading] };
            return score(foldObservations({}, [...log, other, look]), AFTER, profile);
          });
          for (const [i, worse] of results.slice(1).entries()) {
            const better = results[i];
            expect(worse.value).toBeLessThanOrEqual(better?.value ?? NaN);
            expect(worse.lo).toBeLessThanOrEqual(better?.lo ?? NaN);
            expect(worse.hi).toBeLessThanOrEqual((better?.hi ?? NaN) + 0.2);
          }
        },
      ),
      RUNS,
    );
  });

  it('a penalty more, or a severer one', () => {
    const severities = ['warning', 'fine', 'large-fine', 'revocation'] as const;
    const decided = fc.integer({ min: EPOCH, max: AFTER });
    fc.assert(
      fc.property(
        anyLog,
        fc.nat(3),
        fc.nat(3),
        decided,
        anyBuyer,
        (log, a, b, decidedAt, profile) => {
          const look = (rank: number | null): JudgedObservation => {
            const severity = rank === null ? undefined : severities[rank];
            const penalty = severity && { no: 'own', severity, decidedAt };
            const reading: Reading = {
              indicator: 'penalties',
              subject: '',
              x: 1,
              ...(penalty && { penalty }),
            };
            return { key: 'own', at: AFTER, spacingMs: DAY, readings: [reading], facts: [] };
          };
          const scores = [null, Math.min(a, b), Math.max(a, b)].map((rank) =>
            score(foldObservations({}, [...log, look(rank)]), AFTER, profile),
          );
          for (const [i, worse] of scores.slice(1).entries()) {
            expect(worse.value).toBeLessThanOrEqual(scores[i]?.value ?? NaN);
            expect(worse.lo).toBeLessThanOrEqual(scores[i]?.lo ?? NaN);
          }
        },
      ),
      RUNS,
    );
  });
});

describe('the explanation (P9)', () => {
  it('adds up to 1e-9 from the score down to observations, penalties and prices', () => {
    const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
    const within = (actual: number, expected: number) =>
      expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9);
    fc.assert(
      fc.property(
        anyLog,
        fc.integer({ min: AFTER, max: AFTER + 1000 * DAY }),
        anyBuyer,
        fc.array(anyVeto, { maxLength: 3 }),
        (log, now, profile, vetoes) => {
          const states = foldObservations({}, log);
          const result = score(states, now, profile, vetoes);
          const exact = overall(readPlatform(states, now), normalisedWeights(profile)).value;
          const shown = result.status === 'unverified' ? Math.min(74, exact) : exact;
          within(sum(result.losses.map(({ points }) => points)), 100 - exact);
          within(result.lossTotal, 100 - shown);
          within(result.unverifiedPoints, exact - shown);
          for (const { points, indicators } of result.losses) {
            expect(points).toBeGreaterThanOrEqual(0);
            within(sum(indicators.map((loss) => loss.points)), points);
            for (const loss of indicators) {
              const lines = loss.observations.map((line) => line.points);
              within(loss.priorPoints + loss.olderPoints + sum(lines), loss.points);
              for (const line of [loss.priorPoints, loss.olderPoints, ...lines]) {
                expect(line).toBeGreaterThanOrEqual(-1e-9);
              }
            }
          }
        },
      ),
      RUNS,
    );
  });

  it('of the change between two days adds up to 1e-9', () => {
    const day = fc.integer({ min: 0, max: 400 * DAY });
    fc.assert(
      fc.property(anyLog, day, day, anyBuyer, (log, a, b, profile) => {
        const weights = normalisedWeights(profile);
        const states = foldObservations({}, log);
        const [before, after] = [AFTER + a, AFTER + b].map((now) => {
          const readouts = readPlatform(states, now);
          return {
            value: overall(readouts, weights).value,
            dimensions: scoreReadouts(readouts, profile, now).dimensions,
          };
        });
        if (before === undefined || after === undefined) return;
        const parts = explainChange(before.dimensions, after.dimensions, weights);
        const total = parts.reduce((sum, { points }) => sum + points, 0);
        expect(Math.abs(total - (after.value - before.value))).toBeLessThanOrEqual(1e-9);
      }),
      RUNS,
    );
  });
});
