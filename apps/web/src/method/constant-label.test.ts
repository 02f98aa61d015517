import { expect, it } from 'vitest';
import { constantLabel } from './constant-label.ts';

it.each([
  ['grades.A', 'A from'],
  ['runAway.stale.days', 'standing still · days'],
  ['runAway.stale.novel', 'standing still · novel'],
  ['novel', 'novel'],
])('calls %s 「%s」', (path, label) => {
  const parts = { stale: 'standing still', days: 'days', runAway: 'run-away' };
  expect(constantLabel(path, { 'grades.A': 'A from' }, parts)).toBe(label);
});
