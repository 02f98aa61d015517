import type { ReportRhythm } from '@kaopu/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastReportMoment, nextReportMoment, reportSpan, spanUpTo } from './reports.ts';

const daily: ReportRhythm = { rhythm: 'daily', hour: 8, weekday: 1, timeZone: 'Asia/Shanghai' };
// 2026-11-30 is a Monday.
const weekly: ReportRhythm = { ...daily, rhythm: 'weekly' };
const inBerlin: ReportRhythm = { ...daily, hour: 2, timeZone: 'Europe/Berlin' };

const shown = (at: number) => new Date(at).toISOString().slice(0, 16);
const spanOf = (rhythm: ReportRhythm, due: string, now: string) => {
  const { from, until, next } = reportSpan(rhythm, Date.parse(due), Date.parse(now));
  return [from, until, next].map(shown);
};

describe('what a report is about', () => {
  it.each([
    // 08:00 in Shanghai is 00:00 UTC.
    ['a day', daily, '2026-11-29T00:00Z', '2026-11-29T00:05Z', ['28', '29', '30']],
    ['a week', weekly, '2026-11-30T00:00Z', '2026-11-30T00:05Z', ['23', '30', '07']],
    ['a pause of days', daily, '2026-11-22T00:00Z', '2026-11-29T10:00Z', ['21', '29', '30']],
    ['a clock that ran back', daily, '2026-11-29T00:00Z', '2026-11-28T10:00Z', ['28', '29', '30']],
  ])('is %s', (_, rhythm, due, now, days) => {
    expect(spanOf(rhythm, due, now).map((at) => at.slice(8, 10))).toEqual(days);
  });

  it('keeps the hour of its zone when clocks change, and is later when they leap over it', () => {
    expect(spanOf(inBerlin, '2026-03-29T01:00Z', '2026-03-29T05:00Z')).toEqual([
      '2026-03-28T01:00',
      '2026-03-29T01:00',
      '2026-03-30T00:00',
    ]);
  });

  it('is as long as its rhythm when somebody wants it now', () => {
    const now = Date.parse('2026-11-29T10:30Z');
    expect(shown(spanUpTo(daily, now).from)).toBe('2026-11-28T10:30');
    expect(spanUpTo(weekly, now)).toEqual({ from: now - 7 * 86_400_000, until: now });
  });
});

const anyRhythm = fc.record({
  rhythm: fc.constantFrom('daily' as const, 'weekly' as const),
  hour: fc.integer({ min: 0, max: 23 }),
  weekday: fc.integer({ min: 1, max: 7 }),
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'),
});
const anyInstant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });

describe('moments', () => {
  it('lie around any instant, with none between them', () => {
    fc.assert(
      fc.property(anyRhythm, anyInstant, (rhythm, now) => {
        const [last, next] = [lastReportMoment(rhythm, now), nextReportMoment(rhythm, now)];
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(nextReportMoment(rhythm, last)).toBe(next);
        expect(lastReportMoment(rhythm, next - 1)).toBe(last);
      }),
      { numRuns: 300 },
    );
  });

  it('leave nothing out: each report begins where the one before it ended, pauses or not', () => {
    fc.assert(
      fc.property(
        anyRhythm,
        anyInstant,
        fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 8 }),
        (rhythm, start, pauses) => {
          let due = nextReportMoment(rhythm, start);
          let ended = lastReportMoment(rhythm, start);
          for (const hours of pauses) {
            const span = reportSpan(rhythm, due, due + hours * 3_600_000);
            expect(span.from).toBe(ended);
            expect(span.until).toBeGreaterThan(span.from);
            expect(span.next).toBeGreaterThan(due + hours * 3_600_000);
            ({ until: ended, next: due } = span);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
