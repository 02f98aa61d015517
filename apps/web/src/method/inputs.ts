import type { JudgedObservation, JudgeInput, Reading } from '@kaopu/scoring';

/** Every field that goes into judging, by name; the lists of observations and readings are taken apart. */
export type InputId =
  | Exclude<keyof JudgeInput, 'observations'>
  | Exclude<keyof JudgedObservation, 'readings'>
  | keyof Reading;

/** `record`: kept with the score so that it can be made again; moves nothing. */
export const EFFECTS = ['score', 'alert', 'record'] as const;

/**
 * The only inputs of the scoring package and what they can move. A record over its own types: a new
 * field anywhere does not compile until it is said here, with words, what it does.
 */
export const INPUTS: Readonly<Record<InputId, (typeof EFFECTS)[number]>> = {
  indicator: 'score',
  subject: 'score',
  x: 'score',
  duration: 'score',
  source: 'score',
  by: 'score',
  penalty: 'score',
  price: 'score',
  findings: 'score',
  at: 'score',
  spacingMs: 'score',
  key: 'score',
  state: 'score',
  retraction: 'score',
  now: 'score',
  profiles: 'score',
  method: 'score',
  value: 'alert',
  facts: 'alert',
  openAlerts: 'alert',
  knownAt: 'record',
  hash: 'record',
};
