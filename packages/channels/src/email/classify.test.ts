import { expect, it } from 'vitest';
import { classify } from './classify.ts';

it.each([
  ['Invalid login: 535 5.7.8 Authentication failed', 'permanent'],
  ["Can't send mail - all recipients were rejected: 550 5.1.1 No such user", 'permanent'],
  ['Message failed: 554 5.7.1 Rejected as spam', 'permanent'],
  ['Message failed: 451 4.7.1 Greylisted, try again later', 'retry-later'],
  ['Data command failed: 452-4.3.1 Insufficient storage', 'retry-later'],
  ['421 4.3.2 Service shutting down', 'retry-later'],
  ['Connection closed unexpectedly', 'retry-later'],
] as const)('%s', (said, means) => {
  expect(classify(said).class).toBe(means);
});
