import type { AskedWait } from '@kaopu/probes';
import { expect, it } from 'vitest';
import { hourOfWeek, medianWait, serviceHours } from './service-hours.ts';

/** A Monday, 00:00 in Beijing. */
const MONDAY = Date.UTC(2026, 10, 22, 16);
const HOUR = 3_600_000;

const wait = (seconds: number, censored = false) => ({ seconds, censored });
const asked = (hours: number, seconds: number, censored = false): AskedWait => ({
  askedAt: MONDAY + hours * HOUR,
  seconds,
  censored,
});

it.each([
  [0, { weekday: 1, hour: 0 }],
  [-1, { weekday: 7, hour: 23 }],
  [31.99, { weekday: 2, hour: 7 }],
])('%d hours after Monday began in Beijing it is %j', (hours, place) => {
  expect(hourOfWeek(MONDAY + hours * HOUR)).toEqual(place);
});

it.each([
  ['the middle of three', [wait(60), wait(300), wait(30)], { seconds: 60, atLeast: false }],
  ['half of four', [wait(10), wait(20), wait(30), wait(40)], { seconds: 20, atLeast: false }],
  [
    'a wait broken off early does not pass for a quick answer',
    [wait(10, true), wait(600), wait(900)],
    { seconds: 600, atLeast: false },
  ],
  [
    'two of three unanswered: longer than anybody waited',
    [wait(20), wait(86_400, true), wait(86_400, true)],
    { seconds: 86_400, atLeast: true },
  ],
  ['nobody asked', [], null],
])('median: %s', (_what, waits, median) => {
  expect(medianWait(waits)).toEqual(median);
});

it('counts who was never answered, and leaves out what nobody waited an hour for', () => {
  const waits = [
    asked(3, 86_400, true),
    asked(3.5, 7_200),
    asked(3.2, 60, true),
    asked(27, 60, true),
    asked(34, 90),
  ];
  const { hours, daily, all, night, tooShort } = serviceHours(waits);
  expect(all).toEqual({ asked: 3, unanswered: 2 });
  expect(night).toEqual({ asked: 2, unanswered: 2 });
  expect(tooShort).toBe(2);
  expect(hours).toEqual([
    { weekday: 1, hour: 3, asked: 2, unanswered: 2, seconds: 7_200, atLeast: false },
    { weekday: 2, hour: 3, asked: 0, unanswered: 0, seconds: null, atLeast: true },
    { weekday: 2, hour: 10, asked: 1, unanswered: 0, seconds: 90, atLeast: false },
  ]);
  // At three on both days: one wait of two hours, one of a day, and two that were broken off.
  expect(daily).toEqual([
    { hour: 3, asked: 2, unanswered: 2, seconds: 7_200, atLeast: false },
    { hour: 10, asked: 1, unanswered: 0, seconds: 90, atLeast: false },
  ]);
});
