import { expect, it } from 'vitest';
import { trendHours } from './trend-hours.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

it.each([
  ['now', 0, 14 * 24],
  ['13 days ago', 13 * DAY, 14 * 24],
  ['20 days ago', 20 * DAY, 21 * 24],
  ['ten years ago', 3650 * DAY, 366 * 24],
])('what began %s is seen with the day before it', (_when, age, hours) => {
  expect(trendHours(NOW - age, NOW)).toBe(hours);
});
