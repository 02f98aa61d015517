import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, RUNS, START } from '../../testing/support.ts';
import { StateFault } from '../codec.ts';
import { beijingDay } from '../days.ts';
import {
  addDailyGap,
  daysTooLow,
  decodeDailyGaps,
  encodeDailyGaps,
  gapsOf,
  gapsWithin,
  mergeDailyGaps,
  type DailyGaps,
  type DayGap,
} from './daily.ts';

interface Entry {
  subject: string;
  seen: DayGap;
}

const add = (daily: DailyGaps, { subject, seen }: Entry) => addDailyGap(daily, subject, seen);
const all = (entries: readonly Entry[]) => entries.reduce(add, {});

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  subject: fc.constantFrom('p1', 'p2', 'constructor', '__proto__'),
  seen: fc.record({
    t: fc.integer({ min: 0, max: 90 * 4 }).map((quarter) => START + quarter * 6 * HOUR),
    id: fc.constantFrom('a', 'b'),
    gap: fc.double({ min: -2, max: 2, noNaN: true }),
    low: fc.boolean(),
  }),
});
const anyEntries = fc.array(anyEntry, { maxLength: 150 });

const gap = (t: number, id: string, value: number, low = false): DayGap => ({
  t,
  id,
  gap: value,
  low,
});

describe('the daily gaps', () => {
  it('begin their days at midnight in Beijing', () => {
    expect(beijingDay(START + 16 * HOUR - 1)).toBe(beijingDay(START));
    expect(beijingDay(START + 16 * HOUR)).toBe(beijingDay(START) + 1);
    expect(beijingDay(-8 * HOUR)).toBe(0);
    expect(beijingDay(-8 * HOUR - 1)).toBe(-1);
  });

  it('keep the last word of a day, ties by id', () => {
    const entries = [gap(START, 'b', 0.1), gap(START, 'a', 0.2), gap(START - 1, 'z', 0.3)];
    const daily = all(entries.map((seen) => ({ subject: 'p', seen })));
    expect(gapsOf(daily, 'p')).toEqual([gap(START, 'b', 0.1)]);
    expect(addDailyGap(daily, 'p', gap(START, 'b', 0.1))).toBe(daily);
  });

  it('keep the lower of two gaps of one look, and no number that is none', () => {
    const entries = [gap(START, 'a', -0.1), gap(START, 'a', 0.4), gap(START, 'b', NaN)];
    const daily = all(entries.map((seen) => ({ subject: 'p', seen })));
    expect(gapsOf(daily, 'p')).toEqual([gap(START, 'a', -0.1)]);
  });

  it.each([
    ['the lower gap', gap(START, 'a', 0.4), gap(START, 'a', -0.1)],
    ['of equal ones the one too low', gap(START, 'a', -0.1), gap(START, 'a', -0.1, true)],
  ])('keep %s of one look, whichever comes first', (_, other, kept) => {
    for (const order of [
      [other, kept],
      [kept, other],
    ]) {
      const daily = all(order.map((seen) => ({ subject: 'p', seen })));
      expect(gapsOf(daily, 'p')).toEqual([kept]);
    }
  });

  it('are the same in any order, and however often something arrives', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const text = JSON.stringify(encodeDailyGaps(all(entries)));
        const other = all([...entries.toReversed(), ...entries]);
        expect(JSON.stringify(encodeDailyGaps(other))).toBe(text);
      }),
      RUNS,
    );
  });

  it('of two halves merge into those of the whole, either way round', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), (entries, cut) => {
        const half = cut % (entries.length + 1);
        const [a, b] = [all(entries.slice(0, half)), all(entries.slice(half))];
        const whole = encodeDailyGaps(all(entries));
        expect(encodeDailyGaps(mergeDailyGaps(a, b))).toEqual(whole);
        expect(encodeDailyGaps(mergeDailyGaps(b, a))).toEqual(whole);
        expect(encodeDailyGaps(mergeDailyGaps(a, a))).toEqual(encodeDailyGaps(a));
      }),
      RUNS,
    );
  });

  it('are bounded: the newest 61 days', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        for (const subject of ['p1', 'constructor']) {
          const days = gapsOf(all(entries), subject).map(({ t }) => beijingDay(t));
          const seen = new Set(
            entries.filter((e) => e.subject === subject).map((e) => beijingDay(e.seen.t)),
          );
          expect(days).toEqual([...seen].sort((a, b) => a - b).slice(-61));
        }
      }),
      RUNS,
    );
    const long = Array.from({ length: 100 }, (_, i) => gap(START + i * DAY, 'a', i));
    expect(gapsOf(all(long.map((seen) => ({ subject: 'p', seen }))), 'p')).toHaveLength(61);
  });

  it('survive JSON, and only their own', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const daily = all(entries);
        const stored: unknown = JSON.parse(JSON.stringify(encodeDailyGaps(daily)));
        expect(encodeDailyGaps(decodeDailyGaps(stored, 'daily'))).toEqual(encodeDailyGaps(daily));
      }),
      RUNS,
    );
    expect(() => decodeDailyGaps({ p: [[1, 'a', 0.1, 2]] }, 'daily')).toThrow('a flag');
    expect(() => decodeDailyGaps({ p: [[1, 'a', '', 0]] }, 'daily')).toThrow('daily.p.0');
    expect(() => decodeDailyGaps([], 'daily')).toThrow(StateFault);
  });

  it('can be asked for the days up to now', () => {
    const days = [0, 1, 2, 3].map((i) => gap(START + i * DAY, 'a', i, i !== 2));
    const now = START + 2 * DAY + HOUR;
    expect(gapsWithin([gap(now + 1, 'a', 9)], 2, now)).toEqual([]);
    expect(gapsWithin(days, 2, now).map((day) => day.gap)).toEqual([1, 2]);
    expect(daysTooLow(days, now).map((day) => day.gap)).toEqual([0, 1]);
    expect(daysTooLow(days, START + 31 * DAY).map((day) => day.gap)).toEqual([3]);
  });
});
