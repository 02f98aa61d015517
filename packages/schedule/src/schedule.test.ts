import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCronLine, anyMoment, anyPlanned, type Planned } from './testing/schedules.ts';
import type { Calendar } from './calendar.ts';
import { calendarFor, comingSlots, countSlots, gapsOf, nextSlots } from './schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RUNS = { numRuns: 200 };

const of = ({ schedule, intervalSeconds, id }: Planned): Calendar =>
  calendarFor(schedule, intervalSeconds, id);

describe('the slots of any schedule, in any zone, over any leap of the clock', () => {
  it('are the same from wherever they are looked for', () => {
    fc.assert(
      fc.property(
        anyPlanned,
        anyMoment,
        fc.nat(3 * DAY),
        fc.nat(3 * DAY),
        (planned, from, a, b) => {
          const [middle, to] = [from + a, from + a + b];
          const whole = of(planned).between(from, to);
          expect([
            ...of(planned).between(from, middle),
            ...of(planned).between(middle, to),
          ]).toEqual(whole);
          const walked = [];
          const calendar = of(planned);
          for (let at = calendar.next(from - 1); at < to; at = calendar.next(at)) walked.push(at);
          expect(walked).toEqual(whole);
        },
      ),
      RUNS,
    );
  });

  it('come one after the other, none within another', () => {
    fc.assert(
      fc.property(anyPlanned, anyMoment, (planned, from) => {
        const calendar = of(planned);
        const next = calendar.next(from);
        expect(next).toBeGreaterThan(from);
        expect(calendar.between(from + 1, next + 1)).toEqual([next]);
      }),
      RUNS,
    );
  });

  it('a claim is told how many passed, which has come, and which follow', () => {
    fc.assert(
      fc.property(anyPlanned, anyMoment, fc.nat(2 * DAY), (planned, from, later) => {
        const calendar = of(planned);
        const due = calendar.next(from);
        const now = from + later;
        const { passed, at } = comingSlots(calendar, due, now, 900_000);
        const [newest = 0] = at;
        expect(countSlots(calendar, due, newest)).toBe(passed);
        expect(newest === due || newest <= now).toBe(true);
        expect(at.slice(1)).toEqual(nextSlots(calendar, newest, at.length - 1));
        expect(at[1]).toBeGreaterThan(now);
        expect(at.at(-1)).toBeGreaterThan(now + 900_000);
      }),
      RUNS,
    );
  });

  it('count up: from one to the next is one', () => {
    fc.assert(
      fc.property(anyCronLine, anyMoment, fc.integer({ min: 1, max: 50 }), (planned, from, n) => {
        const calendar = of(planned);
        const [first = 0, ...others] = nextSlots(calendar, from, n + 1);
        expect(countSlots(calendar, first, others.at(-1) ?? 0)).toBe(n);
        expect(countSlots(calendar, first, first)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

it('a month of missed minutes is counted without walking through it', () => {
  const minutely = { kind: 'cron', cron: '* * * * *', timeZone: 'Asia/Shanghai' } as const;
  const calendar = calendarFor(minutely, 60, 'x');
  const from = Date.UTC(2026, 0, 1);
  expect(countSlots(calendar, from, from + 400 * DAY)).toBe(400 * 1_440);
});

it('gaps tell how near and how far slots lie from each other', () => {
  const cron = '0,5 9 * * 1-5';
  const calendar = calendarFor({ kind: 'cron', cron, timeZone: 'Asia/Shanghai' }, 60, 'x');
  expect(gapsOf(calendar, Date.UTC(2026, 10, 28))).toEqual({
    shortest: 300_000,
    longest: 3 * DAY - 300_000,
  });
});
