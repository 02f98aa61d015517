import { expect, it } from 'vitest';
import { afterWord, isListed } from './said.ts';

const OPEN = { state: 'open', snoozedUntil: null, mutedBy: null } as const;
const UNTIL = '2026-11-30T00:00:00.000Z';
const words = { who: '', note: '' };

it.each([
  ['acknowledged', { ...words, state: 'acknowledged', reason: null }, ['acknowledged', '']],
  ['dismissed', { ...words, state: 'dismissed', reason: 'known' }, ['dismissed', '']],
  ['snoozed', { ...words, until: UNTIL }, ['open', 'muted', '']],
  ['woken', { ...words, until: null }, ['open', '']],
] as const)('an alert that is %s is where it belongs', (_word, said, lists) => {
  const after = afterWord(OPEN, said);
  const all = ['open', 'acknowledged', 'muted', 'resolved', 'dismissed', ''];
  expect(all.filter((list) => isListed(after, list))).toEqual(lists);
});

it('what has ended is muted no more', () => {
  expect(isListed({ state: 'resolved', mutedBy: 'quiet' }, 'muted')).toBe(false);
});
