import { expect, it } from 'vitest';
import { marksOf } from './marks.ts';

const UNTIL = '2026-11-29T12:00:00.000Z';
const plain = { state: 'open', flapping: false, snoozedUntil: null, mutedBy: null } as const;

it.each([
  ['nothing', plain, plain],
  ['a silence, whichever', { ...plain, mutedBy: 'silence:7f' }, { ...plain, mutedBy: 'silence' }],
  ['quiet hours', { ...plain, mutedBy: 'quiet' }, { ...plain, mutedBy: 'quiet' }],
  [
    'a snooze once',
    { ...plain, snoozedUntil: UNTIL, mutedBy: 'snoozed' },
    { ...plain, snoozedUntil: UNTIL },
  ],
  [
    'flapping, of an acknowledged one too',
    { ...plain, state: 'acknowledged', flapping: true },
    { ...plain, flapping: true },
  ],
  [
    'nothing of what is over',
    { state: 'resolved', flapping: true, snoozedUntil: UNTIL, mutedBy: 'quiet' },
    plain,
  ],
] as const)('%s is said', (_what, alert, { flapping, snoozedUntil, mutedBy }) => {
  expect(marksOf(alert)).toEqual({ flapping, snoozedUntil, mutedBy });
});
