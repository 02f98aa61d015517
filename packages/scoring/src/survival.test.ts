import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS, START } from '../testing/support.ts';
import { addWait, EMPTY_EVENT_COUNTER, type Wait } from './event-counter.ts';
import { survival, waitWorth } from './survival.ts';
import { binOf, WAIT_SCALES, waitUtility } from './waits.ts';

const { u } = WAIT_SCALES['first-reply'];
const U1 = u[1] ?? NaN;
const U5 = u[5] ?? NaN;

function after(waits: readonly Omit<Wait, 't'>[]) {
  return waits.reduce((sum, wait) => addWait(sum, { ...wait, t: START }, 14), EMPTY_EVENT_COUNTER);
}
const event = (bin: number, m = 1_000_000) => ({ m, end: 'event' as const, bin });
const censored = (bin: number, m = 1_000_000) => ({ m, end: 'censored' as const, bin });
const open = (m = 1_000_000) => ({ m, end: 'open' as const, bin: 12 });

describe('the scales', () => {
  it('first replies have the published utilities', () => {
    expect(u.map((value) => value.toFixed(3)).join(' ')).toBe(
      '1.000 0.952 0.857 0.762 0.666 0.571 0.476 0.380 0.285 0.190 0.095 0.023',
    );
  });

  it('latency starts at half a second and ends at thirty', () => {
    const { edges, horizon } = WAIT_SCALES.latency;
    expect(edges[1]).toBe(0.5);
    expect(edges[6]).toBeCloseTo(Math.sqrt(15), 12);
    expect(edges[11]).toBe(30);
    expect(horizon).toBe(30);
    expect(waitUtility('latency', 0.2)).toBe(1);
    expect(waitUtility('latency', 0.6)).toBe(0.95);
    expect(waitUtility('latency', 30)).toBe(0);
  });

  it.each([
    [0, false, 'event', 0],
    [59.9, false, 'event', 0],
    [60, false, 'event', 1],
    [61_439, true, 'censored', 10],
    [61_440, true, 'censored', 11],
    [86_399, false, 'event', 11],
    [86_400, false, 'open', 12],
    [90_000, true, 'open', 12],
    [NaN, false, 'open', 12],
  ] as const)('a first reply after %d s (cut short: %s) is %s in bin %d', (s, cut, end, bin) => {
    expect(binOf(WAIT_SCALES['first-reply'], s, cut)).toEqual({ end, bin });
  });
});

describe('the survival mean', () => {
  it.each([
    { name: 'one answer', waits: [event(5)], mean: U5 },
    { name: 'half answered at once, half never', waits: [event(0), open()], mean: 0.5 },
    { name: 'only ever open', waits: [open(), open()], mean: 0 },
    { name: 'cut short before the only answer', waits: [censored(0), event(1)], mean: U1 },
    // n = 3, h = 1/(3 − ½) = .4
    { name: 'a tie', waits: [event(5), censored(5), open()], mean: 0.4 * U5 },
    { name: 'weights count', waits: [event(0, 3_000_000), open(1_000_000)], mean: 0.75 },
  ])('of $name', ({ waits, mean }) => {
    expect(survival(after(waits), u).mean).toBeCloseTo(mean, 12);
  });

  it('is unknown when everything was cut short', () => {
    expect(survival(after([censored(3), censored(7)]), u).mean).toBeNull();
    expect(survival(EMPTY_EVENT_COUNTER, u).mean).toBeNull();
  });
});

const anyWait = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 3_000_000 }))
    .map(([b, m]) => event(b, m)),
  fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 3_000_000 }))
    .map(([b, m]) => censored(b, m)),
  fc.integer({ min: 1, max: 3_000_000 }).map((m) => open(m)),
);
const waits = fc.array(anyWait, { maxLength: 15 });

it('the mean is the exact weighted sum of what each wait is worth', () => {
  fc.assert(
    fc.property(waits, (list) => {
      const { mean, censoredWorth } = survival(after(list), u);
      if (mean === null) return;
      let sum = 0;
      let weight = 0;
      for (const wait of list) {
        sum += wait.m * waitWorth(wait, u, censoredWorth);
        weight += wait.m;
      }
      expect(sum / weight).toBeCloseTo(mean, 10);
      expect(mean).toBeGreaterThanOrEqual(0);
      expect(mean).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

it('cutting an answer short, or a cut wait lasting longer, never raises the mean (P5)', () => {
  fc.assert(
    fc.property(
      waits,
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 1, max: 3_000_000 }),
      (list, a, b, m) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const known = [...list, open(1)];
        const meanWith = (wait: Omit<Wait, 't'>) =>
          survival(after([...known, wait]), u).mean ?? NaN;
        expect(meanWith(censored(early, m))).toBeLessThanOrEqual(meanWith(event(early, m)) + 1e-12);
        expect(meanWith(censored(late, m))).toBeLessThanOrEqual(
          meanWith(censored(early, m)) + 1e-12,
        );
        expect(meanWith(open(m))).toBeLessThanOrEqual(meanWith(censored(late, m)) + 1e-12);
      },
    ),
    RUNS,
  );
});
