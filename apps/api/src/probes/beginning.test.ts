import { expect, it } from 'vitest';
import { beginningOf } from './beginning.ts';

it.each([
  ['short', 10, 'short'],
  ['靠谱网', 9, '靠谱网'],
  ['靠谱网', 8, '靠谱'],
  ['a靠', 2, 'a'],
  ['靠', 2, ''],
])('of %j at most %d bytes are %j', (text, most, beginning) => {
  expect(beginningOf(text, most)).toBe(beginning);
});
