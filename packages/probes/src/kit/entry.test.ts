import { expect, it } from 'vitest';
import { Reporter } from './entry.ts';

it.each([
  ['  小 王\t\n', '小 王'],
  ['ＡＢＣ', 'ABC'],
  ['小\u3000王', '小 王'],
])('spells a reporter one way: %j', (name, spelt) => {
  expect(Reporter.parse(name)).toBe(spelt);
});

it.each(['', ' \u3000 ', 'x'.repeat(41)])('takes no such name: %j', (name) => {
  expect(Reporter.safeParse(name).success).toBe(false);
});
