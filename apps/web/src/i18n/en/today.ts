import type { Shape } from '../types.ts';
import type { today as zh } from '../zh/today.ts';
import { counted } from './plural.ts';

export const today = {
  mine: 'Only those I use',
  quiet: 'Nothing this week needs you. Next look',
  unwatched: 'Nothing this week needs you. No probe is switched on',
  todo: 'To do',
  handle: 'Handle',
  handleOf: (what: string) => `Handle: ${what}`,
  allAlerts: 'All alerts',
  exposure: 'Exposure',
  exposureNone: 'not entered',
  lost: (points: string) => `${points} points lost`,
  changes: 'Scores that moved in 7 days',
  score: (value: string, lo: string, hi: string, grade: string) =>
    `${value} (${lo}–${hi}) ${grade}`,
  sure: 'Sure: the two intervals do not overlap',
  unsure: 'Not quite sure: the two intervals overlap',
  within: 'The score is still within its interval',
  otherMethod: 'The method or the weights changed, too',
  up: 'up',
  down: 'down',
  same: 'level',
  seen: 'Mark as seen',
  seenOf: (name: string) => `Mark as seen: ${name}`,
  seenCount: (n: string) => `${n} seen`,
  again: 'Show again',
  expiring: 'Ending soon, failing probes',
  term: (what: string, label: string, word: string) => `${what} ${label} ${word}`,
  lookedAt: 'Last seen so',
  failing: 'Probe fails',
  market: 'Market: the furthest moves',
  basis: (n: string) => `Rests on ${counted(n, 'observation')}`,
  more: (n: string) => `${n} more`,
} satisfies Shape<typeof zh>;
