import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMass, anyTime, evidenceWeight, halfLife, RUNS } from '../testing/support.ts';
import {
  addToCounter,
  EMPTY_COUNTER,
  mergeCounters,
  retractFromCounter,
  type Mass,
} from './counter.ts';
import {
  addWait,
  EMPTY_EVENT_COUNTER,
  mergeEventCounters,
  retractWait,
  type Wait,
} from './event-counter.ts';

const masses = fc.array(anyMass, { maxLength: 12 });
const anyWait: fc.Arbitrary<Wait> = fc.oneof(
  fc.record({
    t: anyTime,
    m: evidenceWeight,
    end: fc.constantFrom('event' as const, 'censored' as const),
    bin: fc.integer({ min: 0, max: 11 }),
  }),
  fc.record({
    t: anyTime,
    m: evidenceWeight,
    end: fc.constant('open' as const),
    bin: fc.constant(12),
  }),
);
const waits = fc.array(anyWait, { maxLength: 12 });

const counted = (list: readonly Mass[], h: number) =>
  list.reduce((sum, mass) => addToCounter(sum, mass, h), EMPTY_COUNTER);
const waited = (list: readonly Wait[], h: number) =>
  list.reduce((sum, wait) => addWait(sum, wait, h), EMPTY_EVENT_COUNTER);

describe('counters (P1, P2, P3)', () => {
  it('merge is associative and commutative, with the empty counter as identity', () => {
    fc.assert(
      fc.property(masses, masses, masses, halfLife, (a, b, c, h) => {
        const [x, y, z] = [counted(a, h), counted(b, h), counted(c, h)];
        expect(mergeCounters(mergeCounters(x, y), z)).toEqual(
          mergeCounters(x, mergeCounters(y, z)),
        );
        expect(mergeCounters(x, y)).toEqual(mergeCounters(y, x));
        expect(mergeCounters(x, EMPTY_COUNTER)).toEqual(x);
        expect(mergeCounters(x, y)).toEqual(counted([...b, ...a], h));
      }),
      RUNS,
    );
  });

  it('adding and then retracting leaves the sums as they were', () => {
    fc.assert(
      fc.property(masses, anyMass, halfLife, (list, extra, h) => {
        const before = counted(list, h);
        const after = retractFromCounter(addToCounter(before, extra, h), extra, h);
        expect({ ...after, tMax: before.tMax }).toEqual(before);
      }),
      RUNS,
    );
  });
});

describe('event counters (P1, P2, P3)', () => {
  it('merge is associative and commutative, with the empty counter as identity', () => {
    fc.assert(
      fc.property(waits, waits, waits, halfLife, (a, b, c, h) => {
        const [x, y, z] = [waited(a, h), waited(b, h), waited(c, h)];
        expect(mergeEventCounters(mergeEventCounters(x, y), z)).toEqual(
          mergeEventCounters(x, mergeEventCounters(y, z)),
        );
        expect(mergeEventCounters(x, y)).toEqual(mergeEventCounters(y, x));
        expect(mergeEventCounters(x, EMPTY_EVENT_COUNTER)).toEqual(x);
        expect(mergeEventCounters(x, y)).toEqual(waited([...b, ...a], h));
      }),
      RUNS,
    );
  });

  it('adding and then retracting leaves the sums as they were', () => {
    fc.assert(
      fc.property(waits, anyWait, halfLife, (list, extra, h) => {
        const before = waited(list, h);
        const after = retractWait(addWait(before, extra, h), extra, h);
        expect({ ...after, tMax: before.tMax }).toEqual(before);
      }),
      RUNS,
    );
  });
});
