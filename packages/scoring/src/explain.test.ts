import { describe, expect, it } from 'vitest';
import { DAY, START } from '../testing/support.ts';
import { readDimension } from './dimension.ts';
import { foldObservations } from './judge-indicators.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { score } from './score.ts';

const AFTER = START + 400 * DAY;

describe('observations in the explanation', () => {
  const looks = [0, 10, 20, 22].map((days) => ({
    key: `k/${days}`,
    at: AFTER - days * DAY,
    spacingMs: DAY,
    readings: [{ indicator: 'availability' as const, subject: '', x: 0 }],
    facts: [],
  }));
  const loss = score(foldObservations({}, looks), AFTER, PROFILE_WEIGHTS.small)
    .losses.flatMap(({ indicators }) => indicators)
    .find(({ indicator }) => indicator === 'availability');

  it('are those of the last three half-lives; older ones share a line', () => {
    expect(loss?.observations.map(({ key }) => key)).toEqual(['k/0', 'k/10', 'k/20']);
    const [first, second] = loss?.observations ?? [];
    expect((loss?.olderPoints ?? NaN) / (first?.points ?? NaN)).toBeCloseTo(2 ** (-22 / 7), 1);
    expect((second?.points ?? NaN) / (first?.points ?? NaN)).toBeCloseTo(2 ** (-10 / 7), 1);
  });
});

it('the newest wait is remembered', () => {
  const reading = {
    indicator: 'latency' as const,
    subject: '',
    x: 1,
    duration: { seconds: 0.2, censored: false },
  };
  const looks = [5, 1, 3].map((days) => ({
    key: `k/${days}`,
    at: AFTER - days * DAY,
    spacingMs: DAY,
    readings: [reading],
    facts: [],
  }));
  const { dimensions } = score(foldObservations({}, looks), AFTER, PROFILE_WEIGHTS.small);
  const latency = dimensions
    .flatMap(({ indicators }) => indicators)
    .find(({ indicator }) => indicator === 'latency');
  expect(latency?.newest).toBe(AFTER - DAY);
  // Weights 2^(-5/7) + 2^(-1/7) + 2^(-3/7).
  expect(latency?.n).toBeCloseTo(2 ** (-5 / 7) + 2 ** (-1 / 7) + 2 ** (-3 / 7), 1);
});

it('an indicator nobody knows is worth the prior', () => {
  const dimension = readDimension('price', []);
  expect(dimension.s).toBe(0);
  const none = score({}, AFTER, PROFILE_WEIGHTS.medium);
  expect(none).toMatchObject({ value: 65, status: 'insufficient', grade: '-', coverage: 0 });
  expect(none.lo).toBeCloseTo(46.4556, 3);
  expect(none.hi).toBeCloseTo(90.9471, 3);
});
