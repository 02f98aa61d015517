import { describe, expect, it } from 'vitest';
import { DAY, START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import type { DailyGaps } from '../price/daily.ts';
import { priceDumpSign } from './price-dump.ts';

/** Gaps of one product: `before` for thirty days, `after` for the last three. */
function course(before: number, after: number, days = 30): DailyGaps[string] {
  return Array.from({ length: days + 3 }, (_, i) => ({
    t: START - (days + 2 - i) * DAY,
    id: `k${i}`,
    gap: i < days ? before : after,
    low: false,
  }));
}
const to = (share: number) => course(0, ln(share));
const daily = (...courses: DailyGaps[string][]): DailyGaps =>
  Object.fromEntries(courses.map((days, i) => [`p${i}`, days]));

describe('dumping', () => {
  it.each([
    ['no product', daily(), 'unknown'],
    ['one product', daily(to(0.3)), 'unknown'],
    ['steady prices', daily(to(1), to(1)), 'calm'],
    ['one of two', daily(to(0.3), to(1)), 'calm'],
    ['two of two', daily(to(0.8), to(0.84)), 'weak'],
    ['two of two, a little', daily(to(0.86), to(0.86)), 'calm'],
    ['two of seven', daily(to(0.5), to(0.5), ...Array.from({ length: 5 }, () => to(1))), 'calm'],
    ['three of six by a third', daily(to(0.66), to(0.66), to(0.66), to(1), to(1), to(1)), 'strong'],
    [
      'three of seven by a third',
      daily(to(0.66), to(0.66), to(0.66), to(1), to(1), to(1), to(1)),
      'weak',
    ],
    ['all dearer', daily(to(1.5), to(1.5), to(1.5)), 'calm'],
    ['always cheap', daily(course(-0.5, -0.5), course(-0.5, -0.5)), 'calm'],
    ['too short a past', daily(course(0, -1, 9), course(0, -1, 9)), 'unknown'],
    ['the past of ten days', daily(course(0, -1, 10), course(0, -1, 10)), 'weak'],
  ])('$0: $2', (_, gaps, strength) => {
    expect(priceDumpSign(gaps, START).strength).toBe(strength);
  });

  it('is not told by one day, and is over with time', () => {
    const until = (days: number) => daily(to(0.5).slice(0, -days), to(0.5).slice(0, -days));
    expect(priceDumpSign(until(2), START - 2 * DAY).strength).toBe('calm');
    expect(priceDumpSign(until(1), START - DAY).strength).toBe('weak');
    expect(priceDumpSign(until(2), START).strength).toBe('unknown');
    expect(priceDumpSign(daily(to(0.5), to(0.5)), START + 2 * DAY).strength).toBe('unknown');
  });

  it('shows those that fell, else all', () => {
    const fell = [course(ln(0.9), ln(0.7)), course(ln(0.9), ln(0.72)), to(1)];
    expect(priceDumpSign(daily(...fell), START)).toMatchObject({
      strength: 'weak',
      params: { baseline: 90, current: 71, items: 2, of: 3 },
    });
    expect(priceDumpSign(daily(to(0.95), course(ln(0.8), ln(0.8))), START)).toMatchObject({
      strength: 'calm',
      // Medians of logarithms: the roots of .8 and of .95 × .8.
      params: { baseline: 89, current: 87, items: 0, of: 2 },
    });
  });

  it('compares the last three days with the thirty before', () => {
    // What was cheap more than thirty-three days ago is no measure.
    const once =
      course(0, ln(0.8), 40)?.map((gap, i) => (i < 10 ? { ...gap, gap: -9 } : gap)) ?? [];
    expect(priceDumpSign(daily(once, once), START).strength).toBe('weak');
    const two = course(0, ln(0.8))?.slice(0, -1) ?? [];
    expect(priceDumpSign(daily(two, two), START - DAY).strength).toBe('weak');
    expect(priceDumpSign(daily(two, two), START).strength).toBe('weak');
  });

  it('shows where prices came from in percent of the market', () => {
    expect(priceDumpSign(daily(to(0.66), to(0.66), to(0.66)), START)).toMatchObject({
      params: { baseline: 100, current: 66, items: 3, of: 3 },
      evidence: ['k30', 'k31', 'k32'],
    });
  });
});
