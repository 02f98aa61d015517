import { beijing } from '../format/time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  4 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
];
const BEIJING = 8 * HOUR;

/** At most `count` ticks on round Beijing clock times; days where a day begins, else hours. */
export function timeTicks(from: number, to: number, count: number): { at: number; text: string }[] {
  const step = STEPS.find((size) => (to - from) / size <= count) ?? to - from;
  if (step <= 0) return [];
  const ticks: { at: number; text: string }[] = [];
  for (let at = Math.ceil((from + BEIJING) / step) * step - BEIJING; at <= to; at += step) {
    const { monthDay, time, seconds } = beijing(at);
    const clock = step < MINUTE ? `${time}:${seconds}` : time;
    ticks.push({ at, text: step >= DAY || time === '00:00' ? monthDay : clock });
  }
  return ticks;
}
