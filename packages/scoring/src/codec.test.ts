import { expect, it } from 'vitest';
import { AFTER_ALL, fullState } from '../testing/full-state.ts';
import { RUN } from '../testing/support.ts';
import { StateFault } from './codec.ts';
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
  ['a sum that is no integer', { kind: 'counter', looks: ['0', '1.5'], W: '0' }],
  ['looks that are no list', { kind: 'counter', looks: '00' }],
])('an indicator state of %s is refused by name', (_, availability) => {
  const state = { ...fullState(), indicators: { availability } };
  expect(() => judged(state)).toThrow(StateFault);
  expect(() => judged(state)).toThrow(/indicators\.availability/);
});
