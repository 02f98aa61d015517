import { expect, it } from 'vitest';
import { DAY, observation, START } from '../testing/support.ts';
import { foldObservations } from './judge-indicators.ts';
import { pointsLostBy } from './points-lost.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { score } from './score.ts';
import type { IndicatorId } from './types.ts';

/** Of a platform nobody looked at every dimension is .65, and so is the whole. */
const unseen = pointsLostBy({}, START);
const lost = (weight: number, before: number) => 65 * ((before / 0.65) ** weight - 1);

it.each<[IndicatorId, number, number]>([
  // Weight of the dimension for a medium buyer, and of the indicator in it.
  ['availability', 0.25, lost(0.1, 0.65 + 0.4 * 0.25)],
  ['tls', 0.25, lost(0.1, 0.65 + 0.2 * 0.25)],
  ['card-works', 0.5, lost(0.25, 0.65 + 0.45 * 0.5)],
  ['availability', 0, 0],
  ['availability', -0.5, 0],
  ['availability', 9, lost(0.1, 1)],
])('a drop of %s by %d costs %d points', (indicator, drop, points) => {
  expect(unseen(indicator, drop)).toBeCloseTo(points, 9);
});

it('what was seen to be bad costs from where it stands, and never by less than the lower limit', () => {
  const readings = ['availability', 'tls', 'latency', 'back-office'] as const;
  const log = Array.from({ length: 40 }, (_, i) =>
    observation(`k${i}`, START + i * DAY, {
      readings: readings.map((indicator) => ({
        indicator,
        subject: '',
        x: 0,
        duration: { seconds: 99, censored: false },
      })),
      spacingMs: DAY,
    }),
  );
  const now = START + 40 * DAY;
  const states = foldObservations({}, log);
  const { value, dimensions } = score(states, now, PROFILE_WEIGHTS.medium);
  const own = (dimensions.find(({ dimension }) => dimension === 'technology')?.value ?? NaN) / 100;
  expect(own).toBeLessThan(0.3);
  const expected = value * (((own + 0.4 * 0.3) / own) ** 0.1 - 1);
  const points = pointsLostBy(states, now);
  expect(points('availability', 0.3)).toBeCloseTo(expected, 3);
  expect(points('availability', 0.3)).toBe(points('availability', 0.3));
});
