import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, DAY, observation, RUNS, START } from '../testing/support.ts';
import type { Veto } from './floors.ts';
import { gradeOf, statusOf } from './grade.ts';
import { foldObservations } from './judge-indicators.ts';
import { INDICATOR_SPECS } from './method.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { isFresh, sufficiency } from './overall.ts';
import { readPlatform, score } from './score.ts';
import { INDICATORS, type Reading } from './types.ts';

const NOW = START + 400 * DAY;
const veto = (result: Veto['result']): Veto => ({
  id: 'licence',
  subject: '',
  result,
  code: 'holds',
  evidence: ['k'],
});

const PRICE = { label: 'Card', item: null, fen: 17_800, low: false, reference: null };

/** Fifty daily looks at everything, all equally good. */
function wellKnown(x: number) {
  const readings = (i: number): Reading[] =>
    INDICATORS.map((indicator) => ({
      indicator,
      subject: '',
      x,
      ...(INDICATOR_SPECS[indicator].kind === 'waits' && {
        duration: { seconds: x === 1 ? 0.1 : 20, censored: false },
      }),
      ...(INDICATOR_SPECS[indicator].kind === 'prices' && {
        price: { ...PRICE, gap: x === 1 ? 0 : i % 2 },
      }),
    }));
  const looks = Array.from({ length: 50 }, (_, i) =>
    observation(`k/${i}`, NOW - i * DAY, { readings: readings(i), spacingMs: DAY }),
  );
  return foldObservations({}, looks);
}

describe('status and grade', () => {
  it.each([
    [['fail', 'unknown'], true, 'vetoed'],
    [['unknown'], true, 'insufficient'],
    [['unknown', 'pass'], false, 'unverified'],
    [['pass'], false, 'ok'],
    [[], false, 'ok'],
    [[], true, 'insufficient'],
  ] as const)('vetoes %j with insufficient=%s are %s', (results, insufficient, status) => {
    expect(statusOf(results.map(veto), insufficient)).toBe(status);
  });

  it.each([
    ['ok', 85, 70, 'A'],
    ['ok', 85, 69.9, 'B'],
    ['ok', 84.99, 80, 'B'],
    ['ok', 75, 60, 'B'],
    ['ok', 65, 60, 'C'],
    ['ok', 50, 40, 'D'],
    ['ok', 49.99, 40, 'F'],
    ['unverified', 74, 70, 'C'],
    ['unverified', 90, 80, 'B'],
    ['insufficient', 90, 80, '-'],
    ['vetoed', 90, 80, 'X'],
  ] as const)('%s %d with a lower bound of %d is %s', (status, value, lo, grade) => {
    expect(gradeOf(status, value, lo)).toBe(grade);
  });
});

describe('a platform looked at for long', () => {
  it('that is good in everything is an A', () => {
    const result = score(wellKnown(1), NOW, PROFILE_WEIGHTS.medium);
    expect(result).toMatchObject({ status: 'ok', grade: 'A', provisional: false });
    expect(result.coverage).toBeCloseTo(1, 9);
  });

  it('that is bad in everything is an F', () => {
    const result = score(wellKnown(0), NOW, PROFILE_WEIGHTS.medium);
    expect(result).toMatchObject({ status: 'ok', grade: 'F' });
  });

  it('becomes insufficient when nobody looks any more', () => {
    const result = score(wellKnown(1), NOW + 400 * DAY, PROFILE_WEIGHTS.medium);
    expect(result).toMatchObject({ status: 'insufficient', grade: '-', provisional: false });
  });

  it('is fresh until twice the half-life of its evidence has passed', () => {
    const look = observation('k', NOW, {
      readings: [{ indicator: 'availability', subject: '', x: 1 }],
    });
    const states = foldObservations({}, [look]);
    const fresh = (days: number) => {
      const now = NOW + days * DAY;
      return isFresh(
        readPlatform(states, now).flatMap(({ indicators }) => indicators),
        now,
      );
    };
    expect(fresh(13.99)).toBe(true);
    expect(fresh(14)).toBe(false);
    const narrow = { value: 65, lo: 60, hi: 70 };
    const readouts = readPlatform(wellKnown(1), NOW);
    const { weights } = PROFILE_WEIGHTS.medium;
    expect(sufficiency(readouts, weights, narrow, false)).toEqual({
      insufficient: true,
      provisional: false,
    });
  });

  it.each([
    [
      { value: 65, lo: 45, hi: 85 },
      { insufficient: false, provisional: true },
    ],
    [
      { value: 65, lo: 44.9, hi: 85 },
      { insufficient: true, provisional: false },
    ],
    [
      { value: 65, lo: 55, hi: 75 },
      { insufficient: false, provisional: false },
    ],
    [
      { value: 65, lo: 54.9, hi: 75 },
      { insufficient: false, provisional: true },
    ],
  ])('an interval like %o is %o', (interval, expected) => {
    const readouts = readPlatform(wellKnown(1), NOW);
    expect(sufficiency(readouts, PROFILE_WEIGHTS.medium.weights, interval, true)).toEqual(expected);
  });

  it.each([
    [['service'], { insufficient: false, provisional: false }],
    [['qualification', 'price'], { insufficient: false, provisional: true }],
    [['qualification', 'supply-chain', 'price'], { insufficient: true, provisional: false }],
  ])('with too little known of %j it is %o', (missing, expected) => {
    const readouts = readPlatform(wellKnown(1), NOW).map((readout) => ({
      ...readout,
      insufficient: missing.includes(readout.dimension),
    }));
    const narrow = { value: 65, lo: 60, hi: 70 };
    expect(sufficiency(readouts, PROFILE_WEIGHTS.medium.weights, narrow, true)).toEqual(expected);
  });

  it('is capped while a floor is unknown, with a line for what that costs', () => {
    const free = score(wellKnown(1), NOW, PROFILE_WEIGHTS.medium);
    const capped = score(wellKnown(1), NOW, PROFILE_WEIGHTS.medium, [veto('unknown')]);
    expect(capped).toMatchObject({ status: 'unverified', value: 74, hi: 74, grade: 'C' });
    expect(capped.lo).toBe(Math.min(74, free.lo));
    expect(capped.unverifiedPoints).toBeCloseTo(free.value - 74, 3);
    expect(capped.lossTotal).toBeCloseTo(26, 9);
    expect(free.unverifiedPoints).toBe(0);
  });
});

it('weights that are exactly on a limit are within it, whatever their sum is rounded to', () => {
  const readouts = readPlatform(wellKnown(1), NOW).map((readout) => ({
    ...readout,
    insufficient: ['qualification', 'supply-chain', 'price'].includes(readout.dimension),
  }));
  const narrow = { value: 65, lo: 60, hi: 70 };
  const rest = { service: 0.2, technology: 0.1, compliance: 0.1 };
  // .1 + .2 + .3 is a little more than .6 here.
  const most = { qualification: 0.1, 'supply-chain': 0.2, price: 0.3, ...rest };
  expect(sufficiency(readouts, most, narrow, true)).toEqual({
    insufficient: false,
    provisional: true,
  });
  const quarter = { ...most, qualification: 0.05, 'supply-chain': 0.1, price: 0.1, service: 0.55 };
  expect(sufficiency(readouts, quarter, narrow, true)).toEqual({
    insufficient: false,
    provisional: false,
  });
});

it('coverage is the weight of what was seen often enough, by how often it could be seen', () => {
  // Four daily looks, one of them in vain: n = 3, seen in ¾ of the looks.
  const looks = [1, 1, null, 1].map((x, i) =>
    observation(`k/${i}`, NOW, {
      readings: [{ indicator: 'hidden-fee', subject: '', x }],
      spacingMs: DAY,
    }),
  );
  const { medium } = PROFILE_WEIGHTS;
  expect(score(foldObservations({}, looks), NOW, medium).coverage).toBeCloseTo(
    0.175 * 0.35 * 0.75,
    9,
  );
  // One look says something, but not enough to cover anything.
  expect(score(foldObservations({}, looks.slice(0, 1)), NOW, medium).coverage).toBe(0);
});

it('a failed floor beats any score (P11)', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const states = foldObservations({}, log);
      const result = score(states, NOW, PROFILE_WEIGHTS.small, [veto('pass'), veto('fail')]);
      expect(result).toMatchObject({ status: 'vetoed', grade: 'X' });
    }),
    RUNS,
  );
});
