import { describe, expect, it } from 'vitest';
import { inKind, lineOf, readLine } from './timing.ts';
import { timingText } from './timing-text.ts';
import { SCHEDULE_WORDS } from './words.ts';

const timeZone = 'Asia/Shanghai';
const cron = (line: string) => ({ kind: 'cron' as const, cron: line, timeZone });

describe('a time on some weekdays', () => {
  it.each([
    [[1, 2, 3, 4, 5], '09:30', '30 9 * * 1,2,3,4,5'],
    [[7, 1], '00:00', '0 0 * * 1,7'],
    [[1, 2, 3, 4, 5, 6, 7], '23:05', '5 23 * * *'],
  ])('%j at %s is the line %s, and back', (days, time, line) => {
    expect(lineOf(days, time)).toBe(line);
    expect(readLine(line)).toEqual({ days: days.toSorted((a, b) => a - b), time });
  });

  it.each(['*/5 * * * *', '30 9 1 * *', '0 9 * * 1-5', '61 9 * * *', '0 24 * * *', ''])(
    'is not what %s says',
    (line) => {
      expect(readLine(line)).toBeNull();
    },
  );
});

it('another kind keeps interval, zone and windows', () => {
  const windows = [{ days: [1], from: '09:00', to: '10:00' }];
  const schedule = { kind: 'random' as const, timeZone: 'UTC', windows };
  const timing = { intervalSeconds: 600, schedule };
  expect(inKind(timing, 'interval')).toEqual({
    intervalSeconds: 600,
    schedule: { kind: 'interval', timeZone: 'UTC', windows },
  });
  expect(inKind(timing, 'cron')).toEqual({
    intervalSeconds: 600,
    schedule: { kind: 'cron', timeZone: 'UTC', cron: '0 9 * * *' },
  });
});

it.each([
  [cron('30 9 * * *'), '定时 09:30', 'At set times: 09:30'],
  [cron('0 9 * * 1,5'), '定时 一 五 09:00', 'At set times: Mon Fri 09:00'],
  [cron('*/5 * * * *'), '按自定的时刻', 'At times of your own'],
  [{ kind: 'random' as const, timeZone, windows: [] }, '随机，平均E', 'At random, E on average'],
  [{ kind: 'interval' as const, timeZone, windows: [] }, 'E，限时段', 'E, within hours'],
])('%j is said in words', (schedule, zh, en) => {
  expect(timingText(schedule, 'E', SCHEDULE_WORDS['zh-CN'])).toBe(zh);
  expect(timingText(schedule, 'E', SCHEDULE_WORDS.en)).toBe(en);
});
