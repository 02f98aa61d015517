import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { alarmLevel, createBank } from './bank.ts';

/** Index of the alarm, or Infinity. */
function alarmAt(losses: readonly number[], m: number, level: number): number {
  const bank = createBank(0.1);
  for (const [i, y] of losses.entries()) {
    bank.add(y, m);
    if (bank.level() >= level) return i;
  }
  return Infinity;
}

describe('the bank (P14)', () => {
  const losses = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 120 });
  const temper = fc.double({ min: 0.06, max: 1, noNaN: true });

  it('never alarms when nothing is lost', () => {
    expect(alarmAt(new Array<number>(10_000).fill(0), 1, 0.001)).toBe(Infinity);
  });

  it('never alarms later when losses grow', () => {
    fc.assert(
      fc.property(losses, losses, temper, (base, extra, m) => {
        const raised = base.map((y, i) => Math.min(1, y + (extra[i] ?? 0)));
        expect(alarmAt(raised, m, 5)).toBeLessThanOrEqual(alarmAt(base, m, 5));
      }),
      RUNS,
    );
  });

  it('alarms after the number of misses the arms allow', () => {
    // r = 15, q0 = .1: q1 = .625, a full loss adds ln 6.25; ln(3 × 14600) / ln 6.25 = 5.83.
    const level = alarmLevel(14_600);
    expect(level).toBeCloseTo(Math.log(3 * 14_600), 12);
    expect(alarmLevel(14_600, 3)).toBeCloseTo(Math.log(9 * 14_600), 12);
    expect(alarmAt(new Array<number>(20).fill(1), 1, level)).toBe(5);
    expect(alarmAt(new Array<number>(20).fill(1), 0.5, level)).toBe(11);
  });

  it('is fair: each arm has expectation 1 or less at the in-control mean', () => {
    for (const r of [2.5, 6, 15]) {
      const q0 = 0.1;
      const q1 = (q0 * r) / (1 - q0 + q0 * r);
      expect(q0 * (q1 / q0) + (1 - q0) * ((1 - q1) / (1 - q0))).toBeCloseTo(1, 12);
    }
  });
});
