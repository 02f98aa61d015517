import { expect, it } from 'vitest';
import { fingerprint } from './findings.ts';

// Vectors of the algorithm's authors.
it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the fingerprint of %j is %s', (text, expected) => {
  expect(fingerprint(text)).toBe(expected);
});
