import { expect, it } from 'vitest';
import { gapChoices } from './cap.ts';

it('offers only what is slower than any site, and what is chosen already', () => {
  expect(gapChoices(1, null)).toEqual([10, 60, 300, 900, 3600, 21_600]);
  expect(gapChoices(60, null)).toEqual([300, 900, 3600, 21_600]);
  expect(gapChoices(60, 120)).toEqual([120, 300, 900, 3600, 21_600]);
  expect(gapChoices(1, 60)).toEqual([10, 60, 300, 900, 3600, 21_600]);
});
