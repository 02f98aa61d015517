import { expect, it } from 'vitest';
import { CronFault } from './cron.ts';
import { calendarFor, nextSlots } from './schedule.ts';

const at = (cron: string, from: string, timeZone = 'Asia/Shanghai') =>
  nextSlots(calendarFor({ kind: 'cron', cron, timeZone }, 60, 'x'), Date.parse(from), 3).map(
    (slot) => new Date(slot).toISOString().slice(0, 16),
  );

it.each([
  ['30 9 * * *', ['2026-11-29T01:30', '2026-11-30T01:30', '2026-12-01T01:30']],
  ['0 9 * * 1-5', ['2026-11-30T01:00', '2026-12-01T01:00', '2026-12-02T01:00']],
  ['0 0 1 * *', ['2026-11-30T16:00', '2026-12-31T16:00', '2027-01-31T16:00']],
  ['0 8 29 2 *', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
  ['0 0 * * 7', ['2026-11-28T16:00', '2026-12-05T16:00', '2026-12-12T16:00']],
])('%s is met on a clock in Shanghai', (line, times) => {
  expect(at(line, '2026-11-28T12:00:00Z')).toEqual(times);
});

it('a time that the clock leaps over is met when it has leapt, and one that it shows twice is met once', () => {
  expect(at('30 2 * * *', '2026-03-07T12:00:00Z', 'America/New_York')).toEqual([
    '2026-03-08T07:00',
    '2026-03-09T06:30',
    '2026-03-10T06:30',
  ]);
  expect(at('30 1 * * *', '2026-10-31T12:00:00Z', 'America/New_York')).toEqual([
    '2026-11-01T05:30',
    '2026-11-02T06:30',
    '2026-11-03T06:30',
  ]);
});

it('of several times within an hour that the clock leaps over none is met, and of one that it shows twice all, twice', () => {
  expect(at('15,45 2 * * *', '2026-03-08T06:00:00Z', 'America/New_York')).toEqual([
    '2026-03-09T06:15',
    '2026-03-09T06:45',
    '2026-03-10T06:15',
  ]);
  expect(at('0,30 1 * * *', '2026-11-01T05:15:00Z', 'America/New_York')).toEqual([
    '2026-11-01T05:30',
    '2026-11-01T06:00',
    '2026-11-01T06:30',
  ]);
});

it.each([
  ['0 0 30 2 *', 'cron-never'],
  ['61 * * * *', 'cron-invalid'],
  ['0 0 * * * *', 'cron-invalid'],
  ['every day', 'cron-invalid'],
  ['*/0 * * * *', 'cron-invalid'],
  ['1-'.repeat(50), 'cron-invalid'],
])('%s is refused: %s', (line, code) => {
  expect(() => at(line, '2026-11-28T12:00:00Z')).toThrow(CronFault);
  expect(() => at(line, '2026-11-28T12:00:00Z')).toThrow(code);
});
