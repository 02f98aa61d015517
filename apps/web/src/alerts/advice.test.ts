import { describe, expect, it } from 'vitest';
import { adviceOf } from './advice.ts';

const money = { balance: 1_286_000, deposits: 0, openOrders: 0, at: '2026-11-29T00:00:00.000Z' };
const orders = { ...money, balance: 0, openOrders: 60_000 };
const better = [
  {
    platformId: '00000000-0000-4000-8000-000000000000',
    name: '通惠',
    value: 88,
    lo: 84,
    hi: 92,
    grade: 'A',
  },
];

describe('adviceOf', () => {
  it.each([
    ['critical', 'technology', money, better, ['withdraw', 'pause', 'switch']],
    // What was ordered cannot be withdrawn.
    ['critical', 'technology', orders, better, ['pause', 'switch']],
    ['critical', 'compliance', null, [], ['pause']],
    ['warning', 'price', money, better, ['compare', 'switch']],
    ['warning', 'service', money, [], ['pause', 'ask']],
    ['info', 'price', null, better, ['compare']],
    ['info', 'qualification', money, better, ['look']],
  ] as const)('of a %s %s alert', (severity, dimension, exposure, alternatives, advice) => {
    expect(adviceOf({ severity, dimension, exposure, alternatives: [...alternatives] })).toEqual(
      advice,
    );
  });
});
