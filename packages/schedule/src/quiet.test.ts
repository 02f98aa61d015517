import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const nights = (timeZone: string, days = EVERY_DAY) => ({
  timeZone,
  windows: [{ days, from: '22:00', to: '08:00' }],
});
const at = (text: string) => Date.parse(text);
const untilOf = (hours: Parameters<typeof quietUntil>[0], text: string) => {
  const until = quietUntil(hours, at(text));
  return until === null ? null : new Date(until).toISOString();
};

describe('quiet hours', () => {
  it.each([
    ['2026-11-23T13:59:59Z', null],
    ['2026-11-23T14:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T20:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T00:00:00Z', null],
  ])('in Shanghai at %s end at %s', (now, end) => {
    expect(untilOf([nights('Asia/Shanghai')], now)).toBe(end);
  });

  it('of a weekday end on the day after', () => {
    // 2026-11-27 is a Friday.
    expect(untilOf([nights('UTC', [5])], '2026-11-28T03:00:00Z')).toBe('2026-11-28T08:00:00.000Z');
    expect(untilOf([nights('UTC', [5])], '2026-11-29T03:00:00Z')).toBeNull();
  });

  it('of several zones that touch are one', () => {
    const hours = [
      nights('UTC'),
      { timeZone: 'UTC', windows: [{ days: [2], from: '08:00', to: '09:00' }] },
    ];
    expect(untilOf(hours, '2026-11-23T23:00:00Z')).toBe('2026-11-24T09:00:00.000Z');
  });

  it('follow the clock into summer time', () => {
    expect(untilOf([nights('Europe/Berlin')], '2026-03-28T22:00:00Z')).toBe(
      '2026-03-29T06:00:00.000Z',
    );
  });

  it('are none where there are none', () => {
    expect(quietUntil([], 0)).toBeNull();
  });
});
