import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AFTER_ALL, fullState } from '../testing/full-state.ts';
import { RUN, RUNS } from '../testing/support.ts';
import { asBig, encodeBig, StateFault } from './codec.ts';
import { judge } from './judge.ts';
import type { PlatformState } from './judge-types.ts';

function judged(state: PlatformState) {
  return judge({ ...RUN, now: AFTER_ALL, state, observations: [], profiles: [], openAlerts: [] });
}

it('an untouched state comes out as it went in', () => {
  const state = fullState();
  expect(JSON.stringify(judged(state).state)).toBe(JSON.stringify(state));
});

it.each<[string, unknown]>([
  ['a number', 5],
  ['another kind', { kind: 'register', looks: ['0', '0'], held: [] }],
  ['no sums', { kind: 'counter', looks: ['0', '0'] }],
  ['a sum that is no integer', { kind: 'counter', looks: ['0', '1.5'], sums: ['0', '0', -1] }],
  ['looks that are no list', { kind: 'counter', looks: '00' }],
])('an indicator state of %s is refused by name', (_, availability) => {
  const state = { ...fullState(), indicators: { availability } };
  expect(() => judged(state)).toThrow(StateFault);
  expect(() => judged(state)).toThrow(/indicators\.availability/);
});

const anyInteger = fc.bigInt({ min: -(1n << 700n), max: 1n << 700n });

it('a big integer of any size and sign comes back', () => {
  fc.assert(
    fc.property(anyInteger, fc.bigInt(0n, 600n), (significant, zeros) => {
      const value = significant << zeros;
      const text = encodeBig(value);
      expect(asBig(text, '')).toBe(value);
      expect(text.length).toBeLessThanOrEqual(123);
    }),
    RUNS,
  );
});

it.each([
  [0n, '0'],
  [63n, '_'],
  [64n, '10'],
  [-10n, '~A'],
  [64n ** 3n, '1000'],
  [5n * 64n ** 90n, '5.90'],
])('%d reads %s', (value, text) => expect(encodeBig(value)).toBe(text));
